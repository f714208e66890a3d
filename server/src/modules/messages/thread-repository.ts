import { prepared, type Queryable, type Tx } from '@scampolo/db/client';
import { claimMessages, claimReads, claims } from '@scampolo/db/schema/exchange';
import { hubStaff, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import type { TalkSide } from '@scampolo/shared/contract/messages';
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../identity/actor.ts';
import { KEY_LETTERS } from './message-id.ts';
import { claimsWithSide, FIRST_ID, memberSql, unreadOf } from './taking-part.ts';
import type { Talk } from './thread-policy.ts';
import type { MessageRecord, ThreadRecord, ThreadRow } from './thread-record.ts';

const giver = alias(workshops, 'giver');

const thread = {
  id: claims.id,
  workshopId: claims.workshopId,
  status: claims.status,
  updatedAt: claims.updatedAt,
  listing: {
    id: listings.id,
    workshopId: listings.workshopId,
    hub: listings.hub,
    title: listings.title,
    locale: listings.locale,
    brandVisible: listings.brandVisible,
    pickupKind: listings.pickupKind,
  },
  giver: { name: giver.name, kind: giver.kind },
  claimant: { name: workshops.name, kind: workshops.kind },
  now: sql`clock_timestamp()`.mapWith(claims.updatedAt),
};

const threadById = prepared((db) =>
  db
    .select(thread)
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .innerJoin(workshops, eq(workshops.id, claims.workshopId))
    .where(eq(claims.id, sql.placeholder('id')))
    .prepare('thread_by_id'),
);

/** A claim as far as one writes about it, or null. No visibility rule: callers ask a policy. */
export async function findThread(db: Queryable, claimId: string): Promise<ThreadRecord | null> {
  const [row] = await threadById(db).execute({ id: claimId });
  return (row as ThreadRecord | undefined) ?? null;
}

/** As `findThread`, and nobody else writes about the claim or settles it until the transaction ends. */
export async function lockThread(tx: Tx, claimId: string): Promise<ThreadRecord | null> {
  await tx.select({ id: claims.id }).from(claims).where(eq(claims.id, claimId)).for('no key update');
  return findThread(tx, claimId);
}

const message = {
  id: claimMessages.id,
  claimId: claimMessages.claimId,
  authorId: claimMessages.authorId,
  authorName: sql<string>`coalesce(${members.name}, '')`,
  side: sql<TalkSide>`${claimMessages.side}`,
  text: claimMessages.text,
  createdAt: claimMessages.createdAt,
};

function selectMessages(db: Queryable, where: SQL | undefined) {
  return db
    .select(message)
    .from(claimMessages)
    .leftJoin(members, eq(members.id, claimMessages.authorId))
    .where(where);
}

/** A page of a claim's messages, newest first, before the message `beforeId`. */
export function findMessages(
  db: Queryable,
  claimId: string,
  page: { beforeId: string | null; limit: number },
): Promise<MessageRecord[]> {
  const before = page.beforeId === null ? undefined : lt(claimMessages.id, page.beforeId);
  return selectMessages(db, and(eq(claimMessages.claimId, claimId), before))
    .orderBy(desc(claimMessages.id))
    .limit(page.limit);
}

export async function findMessage(db: Queryable, id: string): Promise<MessageRecord | null> {
  const [row] = await selectMessages(db, eq(claimMessages.id, id));
  return row ?? null;
}

/** The message about a claim that a member wrote under the key from which `id` was made, if any. */
export async function findByKey(
  db: Queryable,
  claimId: string,
  authorId: string,
  id: string,
): Promise<MessageRecord | null> {
  const [row] = await selectMessages(
    db,
    and(
      eq(claimMessages.claimId, claimId),
      eq(claimMessages.authorId, authorId),
      sql`right(${claimMessages.id}::text, ${KEY_LETTERS}) = ${id.slice(-KEY_LETTERS)}`,
    ),
  );
  return row ?? null;
}

export async function insertMessage(
  tx: Tx,
  { id: claimId }: Talk,
  values: { id: string; authorId: string; side: TalkSide; text: string },
): Promise<void> {
  await tx.insert(claimMessages).values({ ...values, claimId });
}

/** Up to which message of a claim the member has read; null for none. */
export async function findLastRead(db: Queryable, claimId: string, memberId: string): Promise<string | null> {
  const [row] = await db
    .select({ lastReadId: claimReads.lastReadId })
    .from(claimReads)
    .where(and(eq(claimReads.claimId, claimId), eq(claimReads.memberId, memberId)));
  return row?.lastReadId ?? null;
}

/**
 * Notes that a member has read up to a message of the claim, unless they have read further. From then on they are told of what is
 * written about it; `onlyIfKnown` leaves alone who is not told yet.
 */
export async function noteRead(
  db: Queryable,
  { id: claimId }: Talk,
  read: { memberId: string; messageId: string; onlyIfKnown: boolean },
): Promise<void> {
  const { memberId, messageId, onlyIfKnown } = read;
  const further = {
    lastReadId: sql`greatest(${claimReads.lastReadId}, ${messageId}::uuid)`,
    readAt: sql`now()`,
  };
  if (onlyIfKnown) {
    await db
      .update(claimReads)
      .set(further)
      .where(and(eq(claimReads.claimId, claimId), eq(claimReads.memberId, memberId)));
    return;
  }
  await db
    .insert(claimReads)
    .values({ claimId, memberId, lastReadId: messageId })
    .onConflictDoUpdate({ target: [claimReads.claimId, claimReads.memberId], set: further });
}

/**
 * Who is to be written to about a new message: everybody on the other sides for whom it ends a quiet spell, which is who had read all
 * that the others had written before. Staff are on a side once they have written themselves.
 */
export async function findListeners(
  tx: Tx,
  { id, workshopId, listing }: Talk,
  written: { id: string; side: TalkSide },
): Promise<string[]> {
  const rows = await tx.execute<{ memberId: string }>(sql`
    select p.member_id as "memberId" from (
      select distinct on (member_id) member_id, side from (
        select member_id, 'claimant' as side, 1 as rank from ${workshopMembers} where workshop_id = ${workshopId}
        union all
        select member_id, 'giver', 2 from ${workshopMembers} where workshop_id = ${listing.workshopId}
        union all
        select r.member_id, 'hub', 3 from ${claimReads} r join ${members} m on m.id = r.member_id
        where r.claim_id = ${id} and (m.admin or exists (
          select 1 from ${hubStaff} s where s.member_id = r.member_id and s.hub = ${listing.hub}))
      ) sides order by member_id, rank
    ) p
    left join ${claimReads} r on r.claim_id = ${id} and r.member_id = p.member_id
    where p.side <> ${written.side}
      and not exists (select 1 from ${claimMessages} m where m.claim_id = ${id} and m.side <> p.side
        and m.id <> ${written.id} and m.id > coalesce(r.last_read_id, ${FIRST_ID}))`);
  return rows.map(({ memberId }) => memberId);
}

/** A page of the claims that a member takes part in and that were written about, the last written first. */
export async function findThreads(
  db: Queryable,
  actor: Actor,
  page: { beforeId: string | null; limit: number },
): Promise<ThreadRow[]> {
  const me = memberSql(actor);
  const before = page.beforeId === null ? sql`true` : sql`last.id < ${page.beforeId}::uuid`;
  const rows = await db
    .select({
      ...thread,
      lastId: sql<string>`last.id`,
      side: sql<TalkSide>`t.side`,
      unread: sql<number>`(select count(*)::int ${unreadOf(me)})`,
      photo: sql<
        ThreadRow['photo']
      >`(select jsonb_build_object('id', f.id, 'width', f.width, 'height', f.height,
        'thumbhash', f.thumbhash, 'variants', f.variants, 'alt', f.alt) from ${listingPhotos} f
        where f.listing_id = ${listings.id} order by f.position limit 1)`,
      last: {
        id: sql<string>`last.id`,
        claimId: claims.id,
        authorId: sql<string | null>`last.author_id`,
        authorName: sql<string>`coalesce(${members.name}, '')`,
        side: sql<TalkSide>`last.side`,
        text: sql<string>`last.text`,
        createdAt: sql`last.created_at`.mapWith(claimMessages.createdAt),
      },
    })
    .from(sql`(${claimsWithSide(me)}) t`)
    .innerJoin(claims, sql`${claims.id} = t.id`)
    .innerJoin(
      sql`lateral (select * from ${claimMessages} m where m.claim_id = t.id order by m.id desc limit 1) last`,
      sql`true`,
    )
    .leftJoin(members, sql`${members.id} = last.author_id`)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .innerJoin(workshops, eq(workshops.id, claims.workshopId))
    .where(before)
    .orderBy(sql`last.id desc`)
    .limit(page.limit);
  return rows as ThreadRow[];
}
