import { loadConfig } from '@scampolo/server/config';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { prepareDatabase } from './lib/prepare-database.ts';

const USAGE = `Usage: pnpm migrate

Brings the database of DATABASE_URL to this release: its tables, its job queues and its reference data. All or nothing, under a lock, so
that several may be started at once. The release before goes on serving meanwhile. Changes nothing when there is nothing to do.`;

/** `pnpm migrate`: see USAGE. */
await runCommandLine(async () => {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const config = loadConfig();
  if (config.databaseUrl === null) {
    throw setUpError(
      'pnpm migrate needs DATABASE_URL.',
      'pnpm start brings its own database up to date by itself.',
    );
  }
  await prepareDatabase(config, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write('The database is that of this release.\n');
});
