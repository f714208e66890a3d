import { prepared, type Tx } from '@scampolo/db/client';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { type SQL, sql } from 'drizzle-orm';

/**
 * The channel on which drains are woken when a transaction with outbox rows commits. What is sent is the name of the index whose rows
 * they are; nothing stands for that of PostgreSQL.
 */
export const OUTBOX_CHANNEL = 'search_outbox';

/** The index that always is: every change is written into the outbox for it, and its drain hands it on to the others. */
export const POSTGRES_TARGET = 'postgres';

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

/** As {@link enqueueReindex}, for the index `target` alone: what it lacks, others may have. */
export async function enqueueFor(tx: Tx, target: string, listingIds: readonly string[]): Promise<void> {
  for (let from = 0; from < listingIds.length; from += ROWS_A_STATEMENT) {
    const rows = listingIds.slice(from, from + ROWS_A_STATEMENT).map((listingId) => ({ listingId, target }));
    await tx.insert(searchOutbox).values(rows);
  }
  const payload = target === POSTGRES_TARGET ? '' : target;
  if (listingIds.length > 0) await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, ${payload})`);
}

const ROWS_A_STATEMENT = 5000;
