import type { Queryable, Tx } from '@scampolo/db/client';
import { alertMatches, savedSearches, wantedPosts } from '@scampolo/db/schema/alerts';
import { members } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { isMailable } from './matching-repository.ts';

/** Mails of what was found go out at this hour, in Milan. */
const HOUR = '8 hours';
const ZONE = 'Europe/Rome';

/** Whose workshop a listing is; null when there is none such. */
export async function findWorkshopOf(db: Queryable, listingId: string): Promise<string | null> {
  const [row] = await db
    .select({ workshopId: listings.workshopId })
    .from(listings)
    .where(eq(listings.id, listingId));
  return row?.workshopId ?? null;
}

/** A member for whom something waits that is due, in one rhythm. */
export interface DueMember {
  memberId: string;
  cadence: Exclude<Cadence, 'none'>;
}

/**
 * The members after `after` (null: the first) for whom something waits that is due by the database's clock, `limit` at most: what was
 * found before the last eight in the morning for `daily`, before that of the last Monday for `weekly`, and whatever waits for
 * `at_once` (of who could not be written to when it was found). Without what cannot be had now.
 */
export async function findDue(db: Queryable, after: DueMember | null, limit: number): Promise<DueMember[]> {
  const following =
    after === null ? sql`` : sql`and (s.member_id, s.cadence) > (${after.memberId}::uuid, ${after.cadence})`;
  const rows = await db.execute<{ member_id: string; cadence: DueMember['cadence'] }>(sql`
    select distinct s.member_id, s.cadence
    from ${alertMatches} a join ${savedSearches} s on s.id = a.search_id
      join ${members} m on m.id = s.member_id join ${listings} l on l.id = a.listing_id
    where ${isDue} and ${isMailable} ${following}
    order by s.member_id, s.cadence limit ${limit}`);
  return [...rows].map((row) => ({ memberId: row.member_id, cadence: row.cadence }));
}

/**
 * Marks what is due to a member in one rhythm as told, and gives it, the newest first. Of two at once one gets it all. A mail that
 * tells it must be enqueued in the same transaction.
 */
export async function takeDue(
  tx: Tx,
  { memberId, cadence }: DueMember,
): Promise<{ searchId: string; listingId: string }[]> {
  // In the order in which everybody locks them, so that no two wait for each other.
  await tx
    .select({ id: savedSearches.id })
    .from(savedSearches)
    .where(and(eq(savedSearches.memberId, memberId), eq(savedSearches.cadence, cadence)))
    .orderBy(asc(savedSearches.id))
    .for('no key update');
  const rows = await tx.execute<{ search_id: string; listing_id: string }>(sql`
    with told as (
      update ${alertMatches} a set told_at = now()
      from ${savedSearches} s, ${members} m, ${listings} l
      where s.id = a.search_id and m.id = s.member_id and l.id = a.listing_id
        and s.member_id = ${memberId} and s.cadence = ${cadence} and ${isDue} and ${isMailable}
      returning a.search_id, a.listing_id, a.found_at)
    select search_id, listing_id from told order by found_at desc, listing_id desc, search_id`);
  const taken = [...rows].map((row) => ({ searchId: row.search_id, listingId: row.listing_id }));
  if (taken.length > 0) {
    const searchIds = [...new Set(taken.map(({ searchId }) => searchId))];
    await tx
      .update(savedSearches)
      .set({ lastSentAt: sql`now()` })
      .where(inArray(savedSearches.id, searchIds));
  }
  return taken;
}

/** The searches of a member among `ids` that mails are wanted about. */
export function findTold(db: Queryable, memberId: string, ids: readonly string[]) {
  return db
    .select({
      id: savedSearches.id,
      kind: sql<'saved' | 'wanted'>`${savedSearches.kind}`,
      name: savedSearches.name,
      query: savedSearches.query,
      wantedId: wantedPosts.id,
    })
    .from(savedSearches)
    .leftJoin(wantedPosts, eq(wantedPosts.searchId, savedSearches.id))
    .where(
      and(
        inArray(savedSearches.id, [...ids]),
        eq(savedSearches.memberId, memberId),
        ne(savedSearches.cadence, 'none'),
      ),
    );
}

/** The last hour of mails that has come, of every day or of Mondays. */
function lastHour(unit: 'day' | 'week'): SQL {
  const there = sql`(now() at time zone ${ZONE}::text) - ${HOUR}::interval`;
  return sql`((date_trunc(${unit}, ${there}) + ${HOUR}::interval) at time zone ${ZONE}::text)`;
}

/** In terms of `a`, a match, `s`, its search, and `l`, its listing. */
const isDue: SQL = sql`a.told_at is null and l.status = 'published' and (s.cadence = 'at_once'
  or s.cadence = 'daily' and a.found_at < ${lastHour('day')} or s.cadence = 'weekly' and a.found_at < ${lastHour('week')})`;
