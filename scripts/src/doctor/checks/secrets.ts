import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuseDemoAccounts } from '@scampolo/server/modules/identity/use-cases/refuse-demo-accounts';
import { type Check, type Finding, finding, type Patient } from '../finding.ts';

/** Files of DATA_DIR that nobody else on the machine may read. */
const PRIVATE_FILES = [
  'jwt-secret',
  'postgres.json',
  'last-backup.json',
  'photos',
  'private',
  'mail',
  'backups',
];
const COMMON =
  /^(?:|postgres|scampolo|password|passw0rd|secret|admin|root|test|example|changeme|change-me|123456\d*)$/i;
const SHORTEST = 12;

/** Can the keys of the house be guessed, or read by others? JWT_SECRET was looked at when the settings were read. */
export const secrets: Check = {
  name: 'secrets',
  needs: 'nothing',
  async run(patient) {
    const found = [...judgePassword(patient), ...judgeMetrics(patient), ...(await findReadable(patient))];
    return found.length > 0 ? found : [finding('secrets.good')];
  },
};

/** Are there accounts whose password everybody knows? */
export const demo: Check = {
  name: 'demo',
  needs: 'database',
  async run({ config, database }) {
    try {
      await refuseDemoAccounts(config, database.db);
      return [];
    } catch (error) {
      if (error instanceof Error && error.name === 'ConfigError') return [finding('secrets.demo')];
      throw error;
    }
  },
};

/** A database on another machine can be reached by more than us. */
function judgePassword({ config: { databaseUrl } }: Patient): Finding[] {
  if (databaseUrl === null) return [];
  const { hostname, password } = new URL(databaseUrl);
  const text = decodeURIComponent(password);
  const isSocket = hostname === '';
  return isSocket || (text.length >= SHORTEST && !COMMON.test(text)) ? [] : [finding('secrets.database')];
}

function judgeMetrics({ config: { mode, metricsToken, trustProxy } }: Patient): Finding[] {
  return mode === 'production' && metricsToken === null && trustProxy === null
    ? [finding('secrets.metrics')]
    : [];
}

async function findReadable({ config: { dataDir } }: Patient): Promise<Finding[]> {
  if (process.platform === 'win32') return [];
  const found: Finding[] = [];
  for (const name of PRIVATE_FILES) {
    const path = join(dataDir, name);
    const file = await stat(path).catch(() => null);
    if (file !== null && (file.mode & 0o066) !== 0) found.push(finding('secrets.readable', { path }));
  }
  return found;
}
