import { connect, databaseErrorCode } from './client.ts';
import { readMigrations } from './migrate.ts';

/** How a database's schema differs from this release's, by names of migrations in order. */
export interface SchemaDifference {
  /** this release has them, the database has not */
  readonly missing: readonly string[];
  /** the database has them, this release does not know them: a newer release migrated it */
  readonly unknown: readonly string[];
}

const UNDEFINED_TABLE = '42P01';

/** The database's schema is not the one that this release works on; `message` says what to do. */
export class SchemaError extends Error {
  override name = 'SchemaError';
}

/**
 * Compares the migrations recorded in the database at `url` with those of this release. Changes nothing, takes no lock.
 * @throws when the database cannot be reached
 */
export async function compareSchema(url: string): Promise<SchemaDifference> {
  const own = (await readMigrations()).map(({ name }) => name);
  const { sql, close } = connect(url, { maxConnections: 1, applicationName: 'scampolo-check' });
  try {
    const rows = await sql<{ name: string }[]>`select name from schema_migrations order by name`.catch(
      (error: unknown) => {
        if (databaseErrorCode(error) === UNDEFINED_TABLE) return [];
        throw error;
      },
    );
    const recorded = new Set(rows.map(({ name }) => name));
    return {
      missing: own.filter((name) => !recorded.has(name)),
      unknown: [...recorded].filter((name) => !own.includes(name)),
    };
  } finally {
    await close();
  }
}

/**
 * Makes sure that this release can work on the database at `url`.
 * @param options.allowNewer for going back to the release before, whose successor has migrated already
 * @throws {SchemaError} when migrations are missing, or a newer release made some that are unknown here
 */
export async function requireSchema(url: string, options: { allowNewer?: boolean } = {}): Promise<void> {
  const { missing, unknown } = await compareSchema(url);
  if (missing.length > 0) {
    throw new SchemaError(
      `The database is older than this release; it lacks ${missing.join(', ')}.\n` +
        'Bring it up to date first: pnpm migrate (it takes a lock, and may run while the release before still serves).',
    );
  }
  if (unknown.length > 0 && !options.allowNewer) {
    throw new SchemaError(
      `A newer release has migrated this database; ${unknown.join(', ')} is unknown here.\n` +
        'Run the newer release. To go back to the release right before it, add --allow-newer.',
    );
  }
}
