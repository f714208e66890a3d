import type { Queryable, Tx } from '@scampolo/db/client';
import { alertMatches, savedSearches } from '@scampolo/db/schema/alerts';
import { members } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { OwnSearch } from './policy.ts';
import type { SearchRecord } from './record.ts';

const record = {
  id: savedSearches.id,
  memberId: savedSearches.memberId,
  name: savedSearches.name,
  query: savedSearches.query,
  cadence: sql<Cadence>`${savedSearches.cadence}`,
  lastSentAt: savedSearches.lastSentAt,
  createdAt: savedSearches.createdAt,
  unseen: sql<number>`(select count(*)::int from ${alertMatches} a join ${listings} l on l.id = a.listing_id
    where a.search_id = ${savedSearches}.id and a.found_at > ${savedSearches}.seen_at and l.status = 'published')`,
};

/** The searches that a member keeps, the newest first; those behind wanted posts are not among them. */
export function findKept(db: Queryable, memberId: string): Promise<SearchRecord[]> {
  return selectSearches(db, and(eq(savedSearches.memberId, memberId), isKept)).orderBy(
    sql`${savedSearches.id} desc`,
  );
}

/** A kept search, or null; nobody else changes it until the transaction ends. The caller asks a policy. */
export async function lockKept(tx: Tx, id: string): Promise<SearchRecord | null> {
  const [row] = await selectSearches(tx, and(eq(savedSearches.id, id), isKept)).for('no key update');
  return row ?? null;
}

/** The member's kept search of that question, or null. */
export async function findSame(tx: Tx, memberId: string, query: string): Promise<SearchRecord | null> {
  const same = and(eq(savedSearches.memberId, memberId), eq(savedSearches.query, query), isKept);
  const [row] = await selectSearches(tx, same);
  return row ?? null;
}

/** Until the transaction ends nobody else saves or posts in the member's name. False: the account is gone. */
export async function lockMember(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)))
    .for('no key update');
  return rows.length > 0;
}

export async function countKept(tx: Tx, memberId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(savedSearches)
    .where(and(eq(savedSearches.memberId, memberId), isKept));
  return row?.count ?? 0;
}

export async function insertSearch(tx: Tx, row: typeof savedSearches.$inferInsert): Promise<void> {
  await tx.insert(savedSearches).values(row);
}

/** Changes a search. With `none` for a cadence nothing that it found waits to be told any more. */
export async function updateSearch(
  tx: Tx,
  search: Pick<OwnSearch, 'id'>,
  changes: { name?: string | undefined; query?: string | undefined; cadence?: Cadence | undefined },
): Promise<void> {
  const { name, query, cadence } = changes;
  await tx
    .update(savedSearches)
    .set({
      ...(name !== undefined && { name }),
      ...(query !== undefined && { query }),
      ...(cadence !== undefined && { cadence }),
      updatedAt: sql`now()`,
    })
    .where(eq(savedSearches.id, search.id));
  if (cadence === 'none') await stopWaiting(tx, eq(alertMatches.searchId, search.id));
}

export async function markSeen(db: Queryable, memberId: string, id: string): Promise<boolean> {
  const rows = await db
    .update(savedSearches)
    .set({ seenAt: sql`now()` })
    .where(and(eq(savedSearches.id, id), eq(savedSearches.memberId, memberId), isKept))
    .returning({ id: savedSearches.id });
  return rows.length > 0;
}

/** Deletes searches with what they found. */
export async function deleteSearches(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(savedSearches).where(inArray(savedSearches.id, [...ids]));
}

/** Deletes all searches of a member with what they found, also those behind wanted posts. */
export async function deleteSearchesOf(tx: Tx, memberId: string): Promise<void> {
  await tx.delete(savedSearches).where(eq(savedSearches.memberId, memberId));
}

/** What a mail can be ended for: one search, or what goes out to a member in one rhythm. */
export type MailScope = { searchId: string } | { memberId: string; cadence: Exclude<Cadence, 'none'> };

/** The names of the searches that mails of that scope are about, in the order of the alphabet. */
export async function findNames(db: Queryable, scope: MailScope): Promise<string[]> {
  const rows = await db
    .select({ name: savedSearches.name })
    .from(savedSearches)
    .where(inScope(scope))
    .orderBy(asc(savedSearches.name));
  return rows.map((row) => row.name);
}

/** Ends the mails of that scope; gives the names of the searches that they were about. */
export async function endMails(tx: Tx, scope: MailScope): Promise<string[]> {
  const rows = await tx
    .select({ id: savedSearches.id, name: savedSearches.name })
    .from(savedSearches)
    .where(inScope(scope))
    .orderBy(asc(savedSearches.id))
    .for('no key update');
  const ids = rows.map((row) => row.id);
  if (ids.length > 0) {
    await tx
      .update(savedSearches)
      .set({ cadence: 'none', updatedAt: sql`now()` })
      .where(inArray(savedSearches.id, ids));
    await stopWaiting(tx, inArray(alertMatches.searchId, ids));
  }
  return rows.map((row) => row.name).toSorted();
}

const isKept = eq(savedSearches.kind, 'saved');

function inScope(scope: MailScope): SQL | undefined {
  if ('searchId' in scope) return eq(savedSearches.id, scope.searchId);
  return and(eq(savedSearches.memberId, scope.memberId), eq(savedSearches.cadence, scope.cadence));
}

/** What nobody is to be told counts as told: it waits for no mail, not even when mails are asked for again. */
async function stopWaiting(tx: Tx, which: SQL): Promise<void> {
  await tx
    .update(alertMatches)
    .set({ toldAt: sql`now()` })
    .where(and(which, isNull(alertMatches.toldAt)));
}

function selectSearches(db: Queryable, where: SQL | undefined) {
  return db.select(record).from(savedSearches).where(where).$dynamic();
}
