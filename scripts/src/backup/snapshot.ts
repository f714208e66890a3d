import type { Statements } from '@scampolo/db/client';
import { AVIF_QUEUE, MAIL_DEAD_LETTER_QUEUE, MAIL_QUEUE } from '@scampolo/db/job-queues';
import type { SequenceState } from './manifest.ts';

/** A table that belongs into a backup. */
export interface Table {
  readonly name: string;
  /** but for those that the database computes */
  readonly columns: readonly string[];
}

/** A job that waits, as it is kept: a line of JSON. `keepUntil` is ISO 8601. */
export interface WaitingJob {
  readonly id: string;
  readonly queue: string;
  readonly data: object;
  readonly keepUntil: string;
}

/**
 * What a backup leaves out: the search index (`search_…`), which is built anew; members' copies of their data, whose files are
 * made anew when they ask again; and how far the schema is, which the manifest says. Tables that a crash may empty (UNLOGGED)
 * are left out as well.
 */
const LEFT_OUT = /^(?:search_\w+|exports|schema_migrations|unfinished_restore)$/;

/** Mails that nobody got yet, and photos whose smaller files are missing. Timers come again by themselves. */
const QUEUES = [MAIL_QUEUE, MAIL_DEAD_LETTER_QUEUE, AVIF_QUEUE];

/** Columns that name files of the photo store: lists of objects with a `key`. */
const PHOTO_COLUMNS = [
  ['listing_photos', 'variants'],
  ['workshops', 'logo'],
] as const;

/** Rows of one chunk end where a row ends; chunks are of this size, or of one row. */
const CHUNK_BYTES = 4 * 1024 * 1024;

const JOBS_AT_ONCE = 500;

/**
 * The tables of a backup, in an order in which each comes after those that it refers to.
 * @throws when tables refer to each other in a circle
 */
export async function readTables(sql: Statements): Promise<Table[]> {
  const rows = await sql<{ name: string; columns: string[]; needs: string[] }[]>`
    select c.relname::text as name,
      to_json(array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum)) as columns,
      to_json(array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid)) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
    order by c.relname`;
  return inOrder(rows.filter(({ name }) => !LEFT_OUT.test(name)));
}

/** Where the sequences of these tables' columns stand. */
export async function readSequences(sql: Statements, tables: readonly Table[]): Promise<SequenceState[]> {
  const names = new Set(tables.map(({ name }) => name));
  const owned = await sql<{ name: string; owner: string }[]>`
    select s.relname::text as name, t.relname::text as owner
    from pg_class s join pg_depend d on d.objid = s.oid and d.deptype in ('a', 'i') and d.classid = 'pg_class'::regclass
    join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
    where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace order by 1`;
  const states: SequenceState[] = [];
  for (const { name, owner } of owned) {
    if (!names.has(owner)) continue;
    const [state] = await sql<{ value: string; called: boolean }[]>`
      select last_value::text as value, is_called as called from ${sql(name)}`;
    if (state) states.push({ name, ...state });
  }
  return states;
}

/** All rows of a table in COPY's text format, in chunks of whole rows. */
export async function* copyOut(sql: Statements, { name, columns }: Table): AsyncGenerator<Buffer> {
  const rows = await sql`copy ${sql(name)} (${sql([...columns])}) to stdout`.readable();
  yield* wholeRows(rows);
}

/** The content addresses of all photos and logos that the database names, each once, a line each, in chunks of whole lines. */
export async function* copyPhotoKeys(sql: Statements, tables: readonly Table[]): AsyncGenerator<Buffer> {
  const has = (table: string, column: string) =>
    tables.some(({ name, columns }) => name === table && columns.includes(column));
  const present = PHOTO_COLUMNS.filter(([table, column]) => has(table, column));
  const [first = '', ...more] = present.map(
    ([table, column]) => `select jsonb_array_elements(${column}) as file from ${table}`,
  );
  if (first === '') return;
  const files = [first, ...more].join(' union all ');
  // Made of the names above alone: COPY takes no parameters.
  const text = `copy (select distinct file ->> 'key' from (${files}) files order by 1) to stdout`;
  yield* wholeRows(await sql.unsafe(text).readable());
}

/** The jobs that wait or are at work, a line of JSON each, in chunks. */
export async function* readWaitingJobs(sql: Statements): AsyncGenerator<Buffer> {
  const [queues] = await sql`select to_regclass('pgboss.job') is not null as made`;
  if (queues?.['made'] !== true) return;
  const jobs = sql<{ id: string; queue: string; data: object; keepUntil: Date }[]>`
    select id, name as queue, data, keep_until as "keepUntil" from pgboss.job
    where name in ${sql(QUEUES)} and state::text in ('created', 'retry', 'active') order by created_on, id`;
  for await (const some of jobs.cursor(JOBS_AT_ONCE)) {
    yield Buffer.from(some.map((job) => `${JSON.stringify(job)}\n`).join(''));
  }
}

async function* wholeRows(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of rows) {
    parts.push(part);
    bytes += part.length;
    if (bytes < CHUNK_BYTES || part.at(-1) !== 10) continue;
    yield Buffer.concat(parts);
    [parts, bytes] = [[], 0];
  }
  if (bytes > 0) yield Buffer.concat(parts);
}

function inOrder(tables: readonly (Table & { needs: readonly string[] })[]): Table[] {
  const ordered: Table[] = [];
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const free = waiting.filter(({ needs }) => !needs.some((name) => names.has(name)));
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`);
    ordered.push(...free.map(({ name, columns }) => ({ name, columns })));
    waiting = waiting.filter((table) => !free.includes(table));
  }
  return ordered;
}
