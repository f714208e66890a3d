import type { Tx } from '@scampolo/db/client';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { sql } from 'drizzle-orm';

/** The channel on which the drain is woken when a transaction with outbox rows commits. */
export const OUTBOX_CHANNEL = 'search_outbox';

/**
 * Says that the search documents of `listingIds` may be out of date, in the caller's transaction: once it commits they are
 * built anew, and when it rolls back nothing happens. To be called after every change that a document can show.
 */
export async function enqueueReindex(tx: Tx, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return;
  await tx.insert(searchOutbox).values(listingIds.map((listingId) => ({ listingId })));
  // A function and not NOTIFY, which the driver would send past the transaction. The server sends equal ones once.
  await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}
