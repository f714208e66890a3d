import type { Db, Tx } from '@scampolo/db/client';
import { claimMessages, claims } from '@scampolo/db/schema/exchange';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';

/**
 * Deletes photos of listings whose workshop has closed, at most `most` of them: no paper needs them. Gives how many, and the content
 * addresses that they named.
 */
export async function deletePhotosOfClosed(db: Db, most: number): Promise<{ count: number; keys: string[] }> {
  const some = db
    .select({ id: listingPhotos.id })
    .from(listingPhotos)
    .innerJoin(listings, eq(listings.id, listingPhotos.listingId))
    .innerJoin(workshops, eq(workshops.id, listings.workshopId))
    .where(isNotNull(workshops.closedAt))
    .limit(most);
  const rows = await db
    .delete(listingPhotos)
    .where(inArray(listingPhotos.id, some))
    .returning({ variants: listingPhotos.variants });
  return { count: rows.length, keys: rows.flatMap(({ variants }) => variants.map(({ key }) => key)) };
}

/**
 * Blanks the name, places and VAT number of closed workshops whose papers need not be kept any more. Gives how many.
 */
export async function blankNames(tx: Tx): Promise<number> {
  const rows = await tx
    .update(workshops)
    .set({ name: '', places: [], vatNumber: null, keptUntil: null, updatedAt: sql`now()` })
    .where(and(isNotNull(workshops.closedAt), lte(workshops.keptUntil, sql`now()`)))
    .returning({ id: workshops.id });
  return rows.length;
}

/**
 * Deletes what was written in the name of workshops that closed more than `days` ago, in messages about claims: no paper needs it.
 * Gives how many.
 */
export async function deleteMessages(tx: Tx, days: number): Promise<number> {
  const closed = sql`(select w.id from ${workshops} w where w.closed_at < now() - make_interval(days => ${days}))`;
  const rows = await tx
    .delete(claimMessages)
    .where(
      sql`${claimMessages.claimId} in (select c.id from ${claims} c where c.workshop_id in ${closed}) and ${claimMessages.side} = 'claimant'
        or ${claimMessages.claimId} in (select c.id from ${listings} l join ${claims} c on c.listing_id = l.id
          where l.workshop_id in ${closed}) and ${claimMessages.side} = 'giver'`,
    )
    .returning({ id: claimMessages.id });
  return rows.length;
}

/**
 * Blanks what was written in the name of workshops that closed more than `days` ago and are on no paper (any more): about
 * their listings, and on claims. What was handed over, how much and when stays. Gives how many texts.
 */
export async function blankTexts(tx: Tx, days: number): Promise<number> {
  const forgotten = tx
    .select({ id: workshops.id })
    .from(workshops)
    .where(
      and(lt(workshops.closedAt, sql`now() - make_interval(days => ${days})`), isNull(workshops.keptUntil)),
    );
  const described = await tx
    .update(listings)
    .set({ description: '' })
    .where(and(inArray(listings.workshopId, forgotten), ne(listings.description, '')))
    .returning({ id: listings.id });
  const explained = await tx
    .update(claims)
    .set({ note: '', reason: null })
    .where(and(inArray(claims.workshopId, forgotten), or(ne(claims.note, ''), isNotNull(claims.reason))))
    .returning({ id: claims.id });
  return described.length + explained.length;
}
