import type { Queryable } from '@scampolo/db/client';
import { decisions } from '@scampolo/db/schema/moderation';
import { count, inArray } from 'drizzle-orm';

/** Records a decision with its statement of reasons. */
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

/** Deletes what was decided on these listings. */
export async function deleteDecisions(db: Queryable, listingIds: readonly string[]): Promise<void> {
  await db.delete(decisions).where(inArray(decisions.listingId, [...listingIds]));
}
