import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Statements } from '@scampolo/db/client';
import { type KeptJob, putBackJobs } from '@scampolo/db/put-back-jobs';
import { contentTypeOf, type PhotoStore } from '@scampolo/server/infra/storage/storage';
import type { Manifest, SequenceState, TableContent } from './manifest.ts';
import { type ReadMember, readArchive } from './read-archive.ts';

/** Where the parts of a backup go. The database is migrated to the backup's schema, and empty. */
export interface Destination {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly photoStore: Pick<PhotoStore, 'put'>;
}

/**
 * Loads a backup that {@link checkArchive} has found whole: all rows in one transaction, whose counts are compared with the
 * manifest before it commits; then the jobs and the photos.
 * @throws when a row does not fit the schema, or the place has no room; then no row was loaded, or the photos are not whole
 */
export async function loadArchive(
  { file, identities }: { file: string; identities: readonly string[] },
  manifest: Manifest,
  destination: Destination,
): Promise<void> {
  const members = readArchive(file, identities);
  const firstAfter = await destination.database.sql.begin((tx) => loadRows(tx, members, manifest));
  for (let next = firstAfter; next !== null; next = await nextOf(members)) {
    const { member, bytes } = next;
    if (member.kind === 'jobs') await putBackJobs(destination.databaseUrl, readJobs(bytes));
    if (member.kind === 'photo') {
      await destination.photoStore.put(member.key, bytes, contentTypeOf(member.key) ?? '');
    }
  }
}

/** Gives the first member that is no table's. */
async function loadRows(
  tx: Statements,
  members: AsyncGenerator<ReadMember>,
  manifest: Manifest,
): Promise<ReadMember | null> {
  await clear(tx, manifest.tables);
  const tables = new Map(manifest.tables.map((table) => [table.name, table]));
  for (;;) {
    const next = await nextOf(members);
    if (next?.member.kind === 'table') {
      const table = tables.get(next.member.table);
      if (table) await copyIn(tx, table, next.bytes);
      continue;
    }
    for (const table of manifest.tables) await compareCount(tx, table);
    for (const sequence of manifest.sequences) await setSequence(tx, sequence);
    return next;
  }
}

/** Rows that a migration wrote into the new tables are in the backup as well. */
async function clear(tx: Statements, tables: readonly TableContent[]): Promise<void> {
  for (const { name } of tables.toReversed()) {
    const [any] = await tx`select 1 from ${tx(name)} limit 1`;
    if (any) await tx`delete from ${tx(name)}`;
  }
}

async function copyIn(tx: Statements, { name, columns }: TableContent, rows: Buffer): Promise<void> {
  const copy = await tx`copy ${tx(name)} (${tx([...columns])}) from stdin`.writable();
  await new Promise<void>((resolve, reject) => {
    copy.on('error', reject);
    copy.write(rows, (error) => (error ? reject(error) : resolve()));
  });
  copy.end();
  // The end of the copy goes out before the next statement; a row that was refused makes that one fail, and not the stream.
  await turn();
  try {
    await tx`select 1`;
  } catch (cause) {
    throw new Error(`the rows of the table ${name} do not fit into this database`, { cause });
  }
}

async function compareCount(tx: Statements, { name, count }: TableContent): Promise<void> {
  const [row] = await tx<{ count: number }[]>`select count(*) as count from ${tx(name)}`;
  if (row?.count !== count) {
    throw new Error(`the table ${name} has ${row?.count} rows after loading, and not ${count}`);
  }
}

async function setSequence(tx: Statements, { name, value, called }: SequenceState): Promise<void> {
  await tx`select setval(format('public.%I', ${name}::text)::regclass, ${value}::bigint, ${called})`;
}

function readJobs(bytes: Buffer): KeptJob[] {
  const lines = bytes.toString().split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, queue, data, keepUntil } = JSON.parse(line) as Omit<KeptJob, 'keepUntil'> & {
      keepUntil: string;
    };
    return { id, queue, data, keepUntil: new Date(keepUntil) };
  });
}

async function nextOf(members: AsyncGenerator<ReadMember>): Promise<ReadMember | null> {
  const { value, done } = await members.next();
  return done ? null : value;
}
