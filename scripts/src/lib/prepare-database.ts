import { type EmbeddedPostgres, startEmbedded } from '@scampolo/db/embedded';
import { migrate } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';
import type { Config } from '@scampolo/server/config';
import { isBeingRestored } from '../backup/restore-target.ts';
import { setUpError } from './failure.ts';

/** A database that is ready for the server. */
export interface PreparedDatabase {
  readonly url: string;
  /** The server that was started for it; `null` when DATABASE_URL names one. */
  readonly embedded: EmbeddedPostgres | null;
}

/**
 * Brings the database to this release: starts the embedded PostgreSQL unless DATABASE_URL names another, migrates, and writes the
 * reference data. When a step fails, what was started is stopped again.
 *
 * @throws EmbeddedPostgresError or SetUpError that says what to do
 */
export async function prepareDatabase(
  config: Config,
  log: (line: string) => void,
): Promise<PreparedDatabase> {
  if (isBeingRestored(config.dataDir)) {
    throw setUpError(
      'A backup is being restored into this folder, or its restore was cut off.',
      'Run the same `pnpm restore` again; it begins anew.',
    );
  }
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const url = embedded?.url ?? config.databaseUrl ?? '';
  try {
    const applied = await migrate(url);
    if (applied.length > 0) log(`migrated the database: ${applied.join(', ')}`);
    await seedReference(url);
    return { url, embedded };
  } catch (error) {
    await embedded?.stop();
    throw embedded === null ? unusableDatabase(error) : error;
  }
}

function unusableDatabase(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return setUpError(
    `The database of DATABASE_URL cannot be used: ${reason}`,
    'It must be a PostgreSQL 15 or later that is reachable, with a database that its role owns.',
  );
}
