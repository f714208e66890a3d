import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { connect, type Statements } from './client.ts';
import { prepareJobQueues } from './prepare-job-queues.ts';

const FOLDER = new URL('../migrations/', import.meta.url);

/** Any constant will do; it only has to be the same for every process that migrates ("scam" in ASCII). */
const LOCK_KEY = 0x7363616d;

interface Migration {
  name: string;
  hash: string;
  statements: string[];
}

/** What {@link migrate} may be told; a server tells it nothing. */
export interface MigrateOptions {
  /** The last migration to apply, for data that are of an older schema. Default: the newest. */
  readonly upTo?: string;
  /** Whether the caller is the restore of a backup, which alone works on a database that is not whole yet. */
  readonly restoring?: boolean;
}

/** The table that stands in a database while a backup is being restored into it, and in one whose restore was cut off. */
export const UNFINISHED_RESTORE = 'unfinished_restore';

/**
 * Brings the database at `url` to the newest schema, the job queues included, and returns the names that were applied now.
 * All or nothing, and one process at a time: a single transaction holds an advisory lock that ends with it. Afterwards what
 * is recorded is exactly what the journal lists. Our own runner, because drizzle's skips a migration that is older than the
 * newest applied one, says success, and takes no lock.
 * @throws when a recorded migration was edited or is unknown here (a newer release ran on this database), or a backup was not
 * restored to its end
 */
export async function migrate(
  url: string,
  { upTo, restoring = false }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations();
  const database = connect(url, { maxConnections: 1, applicationName: 'scampolo-migrate' });
  try {
    return await database.sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${LOCK_KEY})`;
      if (!restoring) await refuseUnfinished(tx);
      await tx`create table if not exists schema_migrations (
        name text primary key, hash text not null, applied_at timestamptz not null default now())`;
      const recorded = await tx<{ name: string; hash: string }[]>`select name, hash from schema_migrations`;
      refuseForeign(recorded, migrations);
      const known = new Set(recorded.map((row) => row.name));
      const last = upTo === undefined ? migrations.length - 1 : indexOf(migrations, upTo);
      const pending = migrations.filter(({ name }, index) => index <= last && !known.has(name));
      for (const { name, hash, statements } of pending) {
        for (const statement of statements) await tx.unsafe(statement);
        await tx`insert into schema_migrations (name, hash) values (${name}, ${hash})`;
      }
      // On connections of its own, while the lock keeps other processes out.
      await prepareJobQueues(url);
      return pending.map((migration) => migration.name);
    });
  } finally {
    await database.close();
  }
}

/** The migrations of this release in the order of their journal. Throws when a file of the journal is missing. */
export async function readMigrations(): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(new URL('meta/_journal.json', FOLDER), 'utf8')) as {
    entries: { idx: number; tag: string }[];
  };
  const ordered = journal.entries.toSorted((a, b) => a.idx - b.idx);
  return Promise.all(
    ordered.map(async ({ tag }) => {
      const text = await readFile(fileURLToPath(new URL(`${tag}.sql`, FOLDER)), 'utf8');
      return {
        name: tag,
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text
          .split('--> statement-breakpoint')
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ''),
      };
    }),
  );
}

async function refuseUnfinished(sql: Statements): Promise<void> {
  const [found] = await sql`select to_regclass(${`public.${UNFINISHED_RESTORE}`}) is not null as unfinished`;
  if (found?.['unfinished'] !== true) return;
  const error = new Error(
    'A backup was being restored into this database, and that did not come to its end.\nRun the same pnpm restore again: it begins anew.',
  );
  error.name = 'SetUpError';
  throw error;
}

function indexOf(migrations: readonly Migration[], name: string): number {
  const index = migrations.findIndex((migration) => migration.name === name);
  if (index === -1) throw new RangeError(`there is no migration ${name}`);
  return index;
}

function refuseForeign(
  recorded: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
): void {
  const hashes = new Map(migrations.map((migration) => [migration.name, migration.hash]));
  for (const row of recorded) {
    const hash = hashes.get(row.name);
    if (hash === undefined) {
      throw new Error(
        `the database has migration ${row.name}, which this release does not know: run the newer release`,
      );
    }
    if (hash !== row.hash) {
      throw new Error(`migration ${row.name} was changed after it ran on this database: restore the file`);
    }
  }
}
