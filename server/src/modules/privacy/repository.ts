import type { Queryable, Tx } from '@scampolo/db/client';
import { exports, members } from '@scampolo/db/schema/identity';
import type { ExportStatus } from '@scampolo/shared/contract/privacy';
import { and, count, desc, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';

export type ExportRow = typeof exports.$inferSelect;

/** How many of a member's exports are told of: more than a week can bring. */
const TOLD = 30;
const UNFINISHED = ['queued', 'running'];

const inUse = or(isNull(exports.expiresAt), gt(exports.expiresAt, sql`now()`));

/**
 * Keeps the account from being deleted, and other exports from being asked for, until the transaction ends. False when the
 * account is gone.
 */
export async function lockMember(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('no key update');
  return rows.length === 1;
}

/** The member's export that still waits or is being made, if any; the database allows one. */
export async function findUnfinished(db: Queryable, memberId: string): Promise<ExportRow | null> {
  const [row] = await db
    .select()
    .from(exports)
    .where(and(eq(exports.memberId, memberId), inArray(exports.status, UNFINISHED)));
  return row ?? null;
}

/** How many seconds from now until the oldest of the exports of the last day no longer counts, and how many these are. */
export async function countOfLastDay(
  db: Queryable,
  memberId: string,
): Promise<{ asked: number; secondsLeft: number }> {
  const [row] = await db
    .select({
      asked: count(),
      secondsLeft: sql<number>`coalesce(ceil(extract(epoch from min(${exports.createdAt}) + interval '1 day' - now())), 0)::int`,
    })
    .from(exports)
    .where(
      and(
        eq(exports.memberId, memberId),
        ne(exports.status, 'failed'),
        gt(exports.createdAt, sql`now() - interval '1 day'`),
      ),
    );
  return row ?? { asked: 0, secondsLeft: 0 };
}

export async function insertExport(tx: Tx, id: string, memberId: string): Promise<ExportRow> {
  const [row] = await tx.insert(exports).values({ id, memberId }).returning();
  if (!row) throw new Error('an inserted export gave no row');
  return row;
}

/** The member's exports, the newest first; what has expired is left out. */
export function findExports(db: Queryable, memberId: string): Promise<ExportRow[]> {
  return db
    .select()
    .from(exports)
    .where(and(eq(exports.memberId, memberId), inUse))
    .orderBy(desc(exports.id))
    .limit(TOLD);
}

/** The member's export of that id, when its file can be fetched. */
export async function findReady(db: Queryable, memberId: string, id: string): Promise<ExportRow | null> {
  const [row] = await db
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.memberId, memberId), eq(exports.status, 'ready'), inUse));
  return row ?? null;
}

/** Says that an export is being made from the start; gives whose it is, or null when nobody waits for it. */
export async function startExport(db: Queryable, id: string): Promise<string | null> {
  const [row] = await db
    .update(exports)
    .set({ status: 'running', progress: 0 })
    .where(unfinished(id))
    .returning({ memberId: exports.memberId });
  return row?.memberId ?? null;
}

/** Says how far it is, 0 to 99; false when nobody waits for it any more. */
export async function noteProgress(db: Queryable, id: string, progress: number): Promise<boolean> {
  const rows = await db.update(exports).set({ progress }).where(unfinished(id)).returning({ id: exports.id });
  return rows.length === 1;
}

/** Says that the file can be fetched for `days`; gives whose it is, or null when nobody waits for it any more. */
export async function finishExport(
  tx: Tx,
  id: string,
  file: { sizeBytes: number; days: number },
): Promise<{ memberId: string; confirmed: boolean } | null> {
  const [row] = await tx
    .update(exports)
    .set({
      status: 'ready',
      progress: 100,
      sizeBytes: file.sizeBytes,
      finishedAt: sql`now()`,
      expiresAt: sql`now() + make_interval(days => ${file.days})`,
    })
    .from(members)
    .where(and(unfinished(id), eq(members.id, exports.memberId)))
    .returning({ memberId: exports.memberId, confirmed: sql<boolean>`${members.verifiedAt} is not null` });
  return row ?? null;
}

/** Says that an export could not be made; it is told of for `days`. */
export async function failExport(db: Queryable, id: string, days: number): Promise<void> {
  await db.update(exports).set(failed(days)).where(unfinished(id));
}

/** Fails exports that nobody can be working on: asked for more than `hours` ago and not finished. Gives how many. */
export async function failStuck(db: Queryable, hours: number, days: number): Promise<number> {
  const rows = await db
    .update(exports)
    .set(failed(days))
    .where(
      and(
        inArray(exports.status, UNFINISHED),
        lt(exports.createdAt, sql`now() - make_interval(hours => ${hours})`),
      ),
    )
    .returning({ id: exports.id });
  return rows.length;
}

/** Where an export stands; null when it is gone. */
export async function findStatus(db: Queryable, id: string): Promise<ExportStatus | null> {
  const [row] = await db.select({ status: exports.status }).from(exports).where(eq(exports.id, id));
  return row ? (row.status as ExportStatus) : null;
}

/** Ends all exports of a member: from now on none can be fetched or finished. The rows stay until their files are gone. */
export async function expireExportsOf(tx: Tx, memberId: string): Promise<void> {
  await tx
    .update(exports)
    .set({
      status: sql`case when ${exports.status} = 'ready' then 'ready' else 'failed' end`,
      expiresAt: sql`now()`,
    })
    .where(eq(exports.memberId, memberId));
}

/** Exports whose time is over, at most `most`; of one member, or of all. */
export async function findExpired(db: Queryable, memberId: string | null, most: number): Promise<string[]> {
  const rows = await db
    .select({ id: exports.id })
    .from(exports)
    .where(
      and(sql`${exports.expiresAt} <= now()`, memberId === null ? undefined : eq(exports.memberId, memberId)),
    )
    .orderBy(exports.expiresAt)
    .limit(most);
  return rows.map((row) => row.id);
}

export async function deleteExport(db: Queryable, id: string): Promise<void> {
  await db.delete(exports).where(eq(exports.id, id));
}

function unfinished(id: string) {
  return and(eq(exports.id, id), inArray(exports.status, UNFINISHED));
}

function failed(days: number) {
  return {
    status: 'failed',
    finishedAt: sql`now()`,
    expiresAt: sql`now() + make_interval(days => ${days})`,
  };
}
