import { prepared, type Tx } from '@scampolo/db/client';
import { claimPieces } from '@scampolo/db/schema/exchange';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPieces, listings } from '@scampolo/db/schema/listings';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { and, eq, sql } from 'drizzle-orm';

/** So many pieces of each size, by the piece's id. */
export type PieceCounts = ReadonlyMap<string, number>;

const hold = prepared((db) => {
  const steps = sql.placeholder('steps');
  const left = sql`${listings.amountTotal} - ${listings.amountHeld} - ${listings.amountGiven}`;
  return db
    .update(listings)
    .set({
      amountHeld: sql`${listings.amountHeld} + ${steps}`,
      documentRevision: sql`${listings.documentRevision} + 1`,
      status: sql`case when ${left} = ${steps} then 'exhausted' else 'published' end`,
    })
    .where(
      and(
        eq(listings.id, sql.placeholder('listingId')),
        eq(listings.status, 'published'),
        sql`(${listings.availableUntil} is null or ${listings.availableUntil} > now())`,
        sql`${left} >= ${steps}`,
        sql`exists (select 1 from ${workshops} w where w.id = ${sql.placeholder('workshopId')} and w.closed_at is null)`,
      ),
    )
    .returning({ status: listings.status })
    .prepare('hold_amount');
});

/**
 * Holds `steps` of a published listing, if that much is left: the one conditional statement that owns availability. The
 * row's lock makes concurrent claims wait for each other, the condition is judged after the wait, and the table's CHECK
 * stands behind it. A listing of which nothing is left becomes `exhausted`.
 *
 * `workshopId` claims it, and the claim's row stands already: had the workshop just been closing, that row would have waited for
 * it, and here it is seen as closed. A closed workshop holds nothing.
 * Returns the status that the listing has now; null, and nothing is changed, when less is left, it is not published, or the
 * workshop is closed.
 */
export async function holdAmount(
  tx: Tx,
  claim: { listingId: string; workshopId: string; steps: number },
): Promise<ListingStatus | null> {
  const [row] = await hold(tx).execute({ ...claim });
  return row ? (row.status as ListingStatus) : null;
}

/**
 * Takes pieces of a listing whose row the caller has updated (and so locked) in this transaction.
 * Returns false when any of them is gone or not of this listing; the caller must then roll back.
 */
export async function takePieces(tx: Tx, listingId: string, pieces: PieceCounts): Promise<boolean> {
  for (const [pieceId, count] of pieces) {
    const rows = await tx
      .update(listingPieces)
      .set({ taken: sql`${listingPieces.taken} + ${count}` })
      .where(
        and(
          eq(listingPieces.id, pieceId),
          eq(listingPieces.listingId, listingId),
          sql`${listingPieces.taken} + ${count} <= ${listingPieces.count}`,
        ),
      )
      .returning({ id: listingPieces.id });
    if (rows.length !== 1) return false;
  }
  return true;
}

/**
 * Gives back what a claim held, pieces too; an exhausted listing is published again.
 * Must run in the transaction that ends the claim's reservation, once.
 */
export async function releaseAmount(
  tx: Tx,
  claim: { id: string; listingId: string; amount: number },
): Promise<void> {
  await tx
    .update(listings)
    .set({
      amountHeld: sql`${listings.amountHeld} - ${claim.amount}`,
      documentRevision: sql`${listings.documentRevision} + 1`,
      status: sql`case when ${listings.status} = 'exhausted' then 'published' else ${listings.status} end`,
    })
    .where(eq(listings.id, claim.listingId));
  await tx
    .update(listingPieces)
    .set({ taken: sql`${listingPieces.taken} - ${claimPieces.count}` })
    .from(claimPieces)
    .where(and(eq(claimPieces.claimId, claim.id), eq(listingPieces.id, claimPieces.pieceId)));
}

/** Turns what a claim held into what is gone. Pieces stay taken. */
export async function giveAmount(tx: Tx, claim: { listingId: string; amount: number }): Promise<void> {
  await tx
    .update(listings)
    .set({
      amountHeld: sql`${listings.amountHeld} - ${claim.amount}`,
      amountGiven: sql`${listings.amountGiven} + ${claim.amount}`,
      documentRevision: sql`${listings.documentRevision} + 1`,
    })
    .where(eq(listings.id, claim.listingId));
}
