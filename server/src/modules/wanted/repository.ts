import type { Db, Queryable, Tx } from '@scampolo/db/client';
import { savedSearches, wantedPosts } from '@scampolo/db/schema/alerts';
import { members, workshops } from '@scampolo/db/schema/identity';
import type { WorkshopKind } from '@scampolo/shared/contract/identity';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import type { WantedStatus } from '@scampolo/shared/contract/wanted';
import { and, desc, eq, getTableColumns, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { OwnWanted, RemovableWanted } from './policy.ts';
import type { WantedRecord } from './record.ts';

const record = {
  ...getTableColumns(wantedPosts),
  status: sql<WantedStatus>`${wantedPosts.status}`,
  workshop: {
    id: workshops.id,
    name: workshops.name,
    kind: sql<WorkshopKind>`${workshops.kind}`,
    profilePublic: workshops.profilePublic,
  },
  cadence: sql<Cadence | null>`${savedSearches.cadence}`,
  authorActive: sql<boolean>`${members.suspendedAt} is null`,
};

interface Page {
  afterId: string | null;
  limit: number;
}

/** A page of open posts that anybody sees, the newest first; of one hub, or of all. */
export function findOpen(db: Queryable, hub: string | undefined, page: Page): Promise<WantedRecord[]> {
  const open = and(
    eq(wantedPosts.status, 'open'),
    sql`${wantedPosts.closesAt} > now()`,
    isNull(members.suspendedAt),
    hub === undefined ? undefined : eq(wantedPosts.hub, hub),
  );
  return selectPage(db, open, page);
}

/** A page of a member's own posts, the newest first, whatever became of them. */
export function findByMember(db: Queryable, memberId: string, page: Page): Promise<WantedRecord[]> {
  return selectPage(db, eq(wantedPosts.memberId, memberId), page);
}

/** A post, or null. No visibility rule: the caller asks a policy. */
export async function findWanted(db: Queryable, id: string): Promise<WantedRecord | null> {
  const [row] = await select(db, eq(wantedPosts.id, id));
  return row ?? null;
}

/** As {@link findWanted}, and nobody else changes the post until the transaction ends. */
export async function lockWanted(tx: Tx, id: string): Promise<WantedRecord | null> {
  await tx
    .select({ id: wantedPosts.id })
    .from(wantedPosts)
    .where(eq(wantedPosts.id, id))
    .for('no key update');
  return findWanted(tx, id);
}

export async function countOpen(tx: Tx, memberId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(wantedPosts)
    .where(and(eq(wantedPosts.memberId, memberId), eq(wantedPosts.status, 'open')));
  return row?.count ?? 0;
}

/** Until when a post is of use: 60 days, or the day that it is needed by and the one after. By the database's clock. */
export function closingTime(neededBy: Date | null): SQL {
  return neededBy === null
    ? sql`now() + interval '60 days'`
    : sql`${neededBy.toISOString()}::timestamptz + interval '1 day'`;
}

/** Whether a day lies ahead, by a year at most. */
export async function isAhead(tx: Tx, day: Date): Promise<boolean> {
  const given = sql`${day.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ ahead: boolean }>(
    sql`select ${given} > now() and ${given} < now() + interval '1 year' as ahead`,
  );
  return row?.ahead === true;
}

export async function insertWanted(
  tx: Tx,
  row: Omit<typeof wantedPosts.$inferInsert, 'closesAt'>,
): Promise<void> {
  await tx.insert(wantedPosts).values({ ...row, closesAt: closingTime(row.neededBy ?? null) });
}

/** What can be changed of an open post. */
export type WantedChanges = Partial<
  Pick<typeof wantedPosts.$inferInsert, 'title' | 'text' | 'query' | 'searchId' | 'neededBy'>
>;

export async function updateWanted(tx: Tx, post: OwnWanted, changes: WantedChanges): Promise<void> {
  const { neededBy } = changes;
  await tx
    .update(wantedPosts)
    .set({
      ...changes,
      ...(neededBy !== undefined && { closesAt: closingTime(neededBy) }),
      updatedAt: sql`now()`,
    })
    .where(eq(wantedPosts.id, post.id));
}

/** Closes a post, whose search its caller deletes. */
export async function updateClosed(
  tx: Tx,
  post: OwnWanted | RemovableWanted,
  closed: { status: 'found' | 'closed' | 'removed'; removedReason?: string; removedBy?: string },
): Promise<void> {
  await tx
    .update(wantedPosts)
    .set({ ...closed, ...ended })
    .where(eq(wantedPosts.id, post.id));
}

/** Closes posts whose time is over by the database's clock, `most` at most; gives them with their searches. */
export async function expireEnded(
  tx: Tx,
  most: number,
): Promise<{ id: string; hub: string; searchId: string | null }[]> {
  const due = await tx
    .select({ id: wantedPosts.id, hub: wantedPosts.hub, searchId: wantedPosts.searchId })
    .from(wantedPosts)
    .where(and(eq(wantedPosts.status, 'open'), lte(wantedPosts.closesAt, sql`now()`)))
    .orderBy(wantedPosts.id)
    .limit(most)
    .for('no key update');
  if (due.length > 0) {
    const ids = due.map(({ id }) => id);
    await tx
      .update(wantedPosts)
      .set({ status: 'expired', ...ended })
      .where(inArray(wantedPosts.id, ids));
  }
  return due;
}

/** Whose posts are to go. */
export type Leaving = { memberId: string; workshopId?: string } | { workshopId: string };

/** Deletes posts whatever became of them; gives their searches. */
export async function deleteWanted(tx: Tx, of: Leaving): Promise<string[]> {
  const rows = await tx
    .delete(wantedPosts)
    .where(
      and(
        'memberId' in of ? eq(wantedPosts.memberId, of.memberId) : undefined,
        of.workshopId === undefined ? undefined : eq(wantedPosts.workshopId, of.workshopId),
      ),
    )
    .returning({ searchId: wantedPosts.searchId });
  return rows.flatMap(({ searchId }) => searchId ?? []);
}

/** Deletes posts that ended more than `days` ago, `most` at most. Gives how many. */
export async function deleteEnded(db: Db, days: number, most: number): Promise<number> {
  const aged = db
    .select({ id: wantedPosts.id })
    .from(wantedPosts)
    .where(lt(wantedPosts.closedAt, sql`now() - make_interval(days => ${days})`))
    .limit(most);
  const rows = await db
    .delete(wantedPosts)
    .where(inArray(wantedPosts.id, aged))
    .returning({ id: wantedPosts.id });
  return rows.length;
}

const ended = {
  closedAt: sql`coalesce(${wantedPosts.closedAt}, now())`,
  searchId: null,
  updatedAt: sql`now()`,
};

function selectPage(
  db: Queryable,
  where: SQL | undefined,
  { afterId, limit }: Page,
): Promise<WantedRecord[]> {
  const after = afterId === null ? undefined : lt(wantedPosts.id, afterId);
  return select(db, and(where, after)).orderBy(desc(wantedPosts.id)).limit(limit);
}

function select(db: Queryable, where: SQL | undefined) {
  return db
    .select(record)
    .from(wantedPosts)
    .innerJoin(workshops, eq(workshops.id, wantedPosts.workshopId))
    .innerJoin(members, eq(members.id, wantedPosts.memberId))
    .leftJoin(savedSearches, eq(savedSearches.id, wantedPosts.searchId))
    .where(where)
    .$dynamic();
}
