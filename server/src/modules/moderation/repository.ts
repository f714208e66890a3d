import type { Queryable } from '@scampolo/db/client';
import { listings } from '@scampolo/db/schema/listings';
import { decisions } from '@scampolo/db/schema/moderation';
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { ListingRecord } from '../listings/record.ts';
import { selectRecords } from '../listings/repository.ts';

/** A page of what waits for a decision at these hubs (null: all), oldest first, after the listing `afterId`. */
export async function findPending(
  db: Queryable,
  hubs: readonly string[] | null,
  page: { afterId: string | null; limit: number },
): Promise<ListingRecord[]> {
  const where = and(
    eq(listings.status, 'pending'),
    hubs === null ? undefined : inArray(listings.hub, [...hubs]),
    page.afterId === null
      ? undefined
      : sql`(${listings.submittedAt}, ${listings.id}) > (select l.submitted_at, l.id from ${listings} l where l.id = ${page.afterId})`,
  );
  return selectRecords(db, where, [asc(listings.submittedAt), asc(listings.id)], page.limit);
}

export async function insertDecision(db: Queryable, decision: typeof decisions.$inferInsert): Promise<void> {
  await db.insert(decisions).values(decision);
}

/** How often each listing was decided on; those never decided on are absent. */
export async function countDecisions(
  db: Queryable,
  listingIds: readonly string[],
): Promise<Map<string, number>> {
  if (listingIds.length === 0) return new Map();
  const rows = await db
    .select({ listingId: decisions.listingId, earlier: count() })
    .from(decisions)
    .where(inArray(decisions.listingId, [...listingIds]))
    .groupBy(decisions.listingId);
  return new Map(rows.map((row) => [row.listingId, row.earlier]));
}
