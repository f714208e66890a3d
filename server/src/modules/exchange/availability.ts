import type { Tx } from '@scampolo/db/client';
import { claimPieces } from '@scampolo/db/schema/exchange';
import { listingPieces, listings } from '@scampolo/db/schema/listings';
import { and, eq, type SQL, sql } from 'drizzle-orm';

/** So many pieces of each size, by the piece's id. */
export type PieceCounts = ReadonlyMap<string, number>;

/**
 * A part (`with … as (…)`) of the statement that makes a claim: holds `steps` of a published listing, if that much is left. The
 * condition owns availability: the row's lock makes concurrent claims wait for each other, the condition is judged after the wait,
 * and the table's CHECK stands behind it. A listing of which nothing is left becomes `exhausted`.
 *
 * Gives a row with the listing's `status` and `workshop_id` from now on; none, and nothing is changed, when less is left, it is not
 * published, or `claimant` has no row.
 * @param claimant what has a row while the workshop that claims may
 */
export function holdUpdate(claim: { listingId: SQL; steps: SQL; claimant: SQL }): SQL {
  const { listingId, steps, claimant } = claim;
  const left = sql`l.amount_total - l.amount_held - l.amount_given`;
  return sql`update ${listings} l set amount_held = l.amount_held + ${steps},
      document_revision = l.document_revision + 1,
      status = case when ${left} = ${steps} then 'exhausted' else 'published' end
    from ${claimant} where l.id = ${listingId} and l.status = 'published'
      and (l.available_until is null or l.available_until > now()) and ${left} >= ${steps}
    returning l.status, l.workshop_id`;
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
