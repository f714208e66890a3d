import type { Queryable, Tx } from '@scampolo/db/client';
import { alertMatches, savedSearches, wantedPosts } from '@scampolo/db/schema/alerts';
import { members, workshopMembers } from '@scampolo/db/schema/identity';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';

/** A search as far as matching needs it. */
export interface AskedSearch {
  id: string;
  memberId: string;
  kind: 'saved' | 'wanted';
  query: string;
}

/**
 * The next searches of members after `afterMember` (null: the first), `limit` at most and those of one member all or not at all, in
 * the order of members and ids. Without those of who acts for the workshop `butWorkshop`, who need nobody to tell them, of deleted
 * accounts, and (`active`) of suspended ones.
 */
export async function findAsked(
  db: Queryable,
  {
    butWorkshop,
    active,
    afterMember,
    limit,
  }: { butWorkshop: string; active: boolean; afterMember: string | null; limit: number },
): Promise<{ searches: AskedSearch[]; lastMember: string | null }> {
  const rows = await db
    .select({
      id: savedSearches.id,
      memberId: savedSearches.memberId,
      kind: sql<AskedSearch['kind']>`${savedSearches.kind}`,
      query: savedSearches.query,
    })
    .from(savedSearches)
    .innerJoin(members, eq(members.id, savedSearches.memberId))
    .where(
      and(
        isNull(members.deletedAt),
        active ? isNull(members.suspendedAt) : undefined,
        isOutside(savedSearches.memberId, butWorkshop),
        afterMember === null ? undefined : gt(savedSearches.memberId, afterMember),
      ),
    )
    .orderBy(asc(savedSearches.memberId), asc(savedSearches.id))
    .limit(limit);
  if (rows.length < limit) return { searches: rows, lastMember: null };
  const cut = rows.at(-1)?.memberId;
  const searches = rows.filter(({ memberId }) => memberId !== cut);
  return { searches, lastMember: searches.at(-1)?.memberId ?? null };
}

/** A member who is to be told at once, with the searches that found the listing. */
export interface Finder {
  memberId: string;
  searchIds: string[];
}

/**
 * Notes that searches found a listing, each pair once and for ever, and gives who is to be told of it at once. What nobody is to be
 * told counts as told; what waits for its day, or for a member who cannot be written to yet, stays waiting.
 */
export async function insertMatches(
  tx: Tx,
  listingId: string,
  searchIds: readonly string[],
): Promise<Finder[]> {
  if (searchIds.length === 0) return [];
  const ids = sql.join(
    searchIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await tx.execute<{ id: string; member_id: string }>(sql`
    with due as (
      select s.id, s.member_id, s.cadence, ${isMailable} as mailable
      from ${savedSearches} s join ${members} m on m.id = s.member_id
      where s.id in (${ids}) order by s.member_id, s.id for no key update of s),
    found as (
      insert into ${alertMatches} (search_id, listing_id, told_at)
      select due.id, ${listingId}::uuid,
        case when due.cadence = 'none' or due.cadence = 'at_once' and due.mailable then now() end
      from due order by due.member_id, due.id on conflict do nothing returning search_id),
    told as (
      update ${savedSearches} s set last_sent_at = now() from found, due
      where found.search_id = s.id and due.id = s.id and due.cadence = 'at_once' and due.mailable
      returning s.id, s.member_id)
    select id, member_id from told order by member_id, id`);
  const finders = Map.groupBy([...rows], (row) => row.member_id);
  return [...finders].map(([memberId, found]) => ({ memberId, searchIds: found.map(({ id }) => id) }));
}

/** Who can be written to, in terms of `m`, a row of the members: the address is theirs, and they are neither suspended nor gone. */
export const isMailable: SQL = sql`(m.verified_at is not null and m.suspended_at is null and m.deleted_at is null)`;

/** Open posts that anybody sees among those of these searches, the newest first, `limit` at most. */
export function findPostsOf(
  db: Queryable,
  searchIds: readonly string[],
  limit: number,
): Promise<(Pick<WantedJson, 'id' | 'title' | 'locale' | 'hub'> & { createdAt: Date })[]> {
  if (searchIds.length === 0) return Promise.resolve([]);
  return db
    .select({
      id: wantedPosts.id,
      title: wantedPosts.title,
      locale: wantedPosts.locale,
      hub: wantedPosts.hub,
      createdAt: wantedPosts.createdAt,
    })
    .from(wantedPosts)
    .where(
      and(
        inArray(wantedPosts.searchId, [...searchIds]),
        eq(wantedPosts.status, 'open'),
        sql`${wantedPosts.closesAt} > now()`,
      ),
    )
    .orderBy(desc(wantedPosts.id))
    .limit(limit);
}

function isOutside(memberId: typeof savedSearches.memberId, workshopId: string): SQL {
  return sql`not exists (select from ${workshopMembers} wm
    where wm.member_id = ${memberId} and wm.workshop_id = ${workshopId})`;
}
