import { readMigrations, UNFINISHED_RESTORE } from '@scampolo/db/migrate';
import { type Check, type Finding, finding } from '../finding.ts';

const OLDEST_POSTGRES = 15;
/** Reservations, sessions and backups go by these clocks. */
const CLOCK_SECONDS = 30;

/** Is PostgreSQL one that is supported, and how large is the database? */
export const database: Check = {
  name: 'database',
  needs: 'database',
  async run({ database: { sql } }) {
    const [row] = await sql<{ version: string; size: number }[]>`
      select split_part(current_setting('server_version'), ' ', 1) as version,
        pg_database_size(current_database()) as size`;
    if (!row) throw new Error('a select without a from gave no row');
    const old = Number.parseInt(row.version, 10) < OLDEST_POSTGRES;
    return [
      old
        ? finding('database.old', { version: row.version, needed: OLDEST_POSTGRES })
        : finding('database.good', { version: row.version, megabytes: Math.ceil(row.size / 1_000_000) }),
    ];
  },
};

/** Has the database the schema of this release? */
export const schema: Check = {
  name: 'schema',
  needs: 'database',
  async run({ database: { sql } }) {
    const exists = async (table: string) =>
      (await sql`select to_regclass(${`public.${table}`}) is not null as there`)[0]?.['there'] === true;
    if (await exists(UNFINISHED_RESTORE)) return [finding('schema.unfinished')];
    const ours = (await readMigrations()).map(({ name }) => name);
    if (!(await exists('schema_migrations'))) return [finding('schema.pending', { count: ours.length })];
    const applied = (await sql<{ name: string }[]>`select name from schema_migrations`).map(
      ({ name }) => name,
    );
    const foreign = applied.find((name) => !ours.includes(name));
    if (foreign !== undefined) return [finding('schema.newer', { name: foreign })];
    const pending = ours.filter((name) => !applied.includes(name));
    if (pending.length > 0) return [finding('schema.pending', { count: pending.length })];
    return [finding('schema.good', { name: ours.at(-1) ?? '' })];
  },
};

/** Do this machine and the database agree what time it is? */
export const clock: Check = {
  name: 'clock',
  needs: 'database',
  async run({ database: { sql } }) {
    const before = Date.now();
    const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
    const after = Date.now();
    return [judgeClock(before, row?.at.getTime() ?? Number.NaN, after)];
  },
};

/** What to say when the database's clock showed `at` between `before` and `after` of this machine's; milliseconds. */
export function judgeClock(before: number, at: number, after: number): Finding {
  // Somewhere between the two it was read: what lies in between is no difference.
  const seconds = Math.max(before - at, at - after, 0) / 1000;
  if (seconds <= CLOCK_SECONDS) return finding('clock.good', { seconds: Math.round(seconds) });
  return finding('clock.apart', { seconds: Math.round(seconds) });
}
