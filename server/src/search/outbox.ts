import { prepared, type Tx } from '@scampolo/db/client';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { type SQL, sql } from 'drizzle-orm';

/** The channel on which the drain is woken when a transaction with outbox rows commits. */
export const OUTBOX_CHANNEL = 'search_outbox';

const note = prepared((db) =>
  db
    .insert(searchOutbox)
    .values({ listingId: sql.placeholder('listingId') })
    .prepare('note_in_outbox'),
);

// A function and not NOTIFY, which the driver would send past the transaction. The server sends equal ones once.
const wake = prepared((db) =>
  db
    .select({ sent: sql`pg_notify(${OUTBOX_CHANNEL}, '')` })
    .from(sql`(values (1)) as once`)
    .prepare('wake_drain'),
);

/**
 * As {@link enqueueReindex}, as a part (`with … as (…)`) of the statement that makes the change: one row for each row of `from`. It
 * wakes the drain once it commits.
 * @param listingId SQL for the listing's id
 */
export function reindexInsert(listingId: SQL, from: SQL): SQL {
  return sql`insert into ${searchOutbox} (listing_id) select ${listingId}
    from ${from} cross join lateral (select pg_notify(${OUTBOX_CHANNEL}, '')) woken`;
}

/**
 * Says that the search documents of `listingIds` may be out of date, in the caller's transaction: once it
 * commits they are built anew, and when it rolls back nothing happens. To be called after every change that a
 * document can show.
 */
export async function enqueueReindex(tx: Tx, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return;
  await Promise.all([...listingIds.map((listingId) => note(tx).execute({ listingId })), wake(tx).execute()]);
}
