import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { searchFailures, searchRebuilds, searchReplays } from '@scampolo/db/schema/search';
import { and, asc, eq, gt, inArray, lte, notExists, sql } from 'drizzle-orm';
import type { Refusal } from './index-documents.ts';
import { enqueueReindex } from './outbox.ts';

/** A row of the outbox. */
export interface DueRow {
  id: number;
  listingId: string;
}

/** Longest text of an error that is kept. */
const ERROR_LENGTH = 500;

/**
 * Makes this transaction the only one that works on the outbox. Says whether it does: `skip` gives up when
 * another one is at it.
 */
export async function lockOutbox(tx: Tx, whenLocked: 'wait' | 'skip'): Promise<boolean> {
  const key = sql`hashtextextended('scampolo search outbox', 0)`;
  if (whenLocked === 'wait') {
    await tx.execute(sql`select pg_advisory_xact_lock(${key})`);
    return true;
  }
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(${key}) as locked`,
  );
  return row?.locked === true;
}

/**
 * The oldest rows that are due, `limit` at most. A listing that failed is due again at the time set for it,
 * or with a change that came after the failure.
 */
export function readDue(tx: Tx, limit: number): Promise<DueRow[]> {
  const waiting = tx
    .select({ one: sql`1` })
    .from(searchFailures)
    .where(
      and(
        eq(searchFailures.listingId, searchOutbox.listingId),
        gt(searchFailures.retryAt, sql`now()`),
        lte(searchOutbox.createdAt, searchFailures.failedAt),
      ),
    );
  return tx
    .select({ id: searchOutbox.id, listingId: searchOutbox.listingId })
    .from(searchOutbox)
    .where(notExists(waiting))
    .orderBy(asc(searchOutbox.id))
    .limit(limit);
}

/**
 * Deletes the rows of listings that are done, exactly those that were read: one that came since stays. During
 * a rebuild the listings are remembered, since the new index may have read them before they changed. Failures
 * are kept for all to see, with the time of the next attempt: 10 seconds later, then twice as long each time,
 * up to an hour.
 */
export async function settleRows(
  tx: Tx,
  done: readonly DueRow[],
  refusals: readonly Refusal[],
): Promise<void> {
  if (done.length > 0) {
    const listingIds = [...new Set(done.map(({ listingId }) => listingId))];
    await tx.delete(searchOutbox).where(
      inArray(
        searchOutbox.id,
        done.map(({ id }) => id),
      ),
    );
    await tx.delete(searchFailures).where(inArray(searchFailures.listingId, listingIds));
    const [rebuild] = await tx.select({ id: searchRebuilds.id }).from(searchRebuilds).limit(1);
    if (rebuild) {
      await tx
        .insert(searchReplays)
        .values(listingIds.map((listingId) => ({ listingId })))
        .onConflictDoNothing();
    }
  }
  for (const { id, error } of refusals) await recordFailure(tx, id, error);
}

async function recordFailure(tx: Tx, listingId: string, error: unknown): Promise<void> {
  const text = describe(error).slice(0, ERROR_LENGTH);
  await tx
    .insert(searchFailures)
    .values({ listingId, attempts: 1, error: text, retryAt: sql`now() + interval '10 seconds'` })
    .onConflictDoUpdate({
      target: searchFailures.listingId,
      set: {
        attempts: sql`${searchFailures.attempts} + 1`,
        error: text,
        failedAt: sql`now()`,
        retryAt: sql`now() + least(interval '1 hour', interval '10 seconds' * power(2, least(${searchFailures.attempts}, 12)))`,
      },
    });
}

/** The error and what caused it, without values: those of a listing do not belong in here. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${describe(error.cause)}`;
}

/**
 * From now on the drain remembers what it indexes. Takes over from a rebuild that did not end. Gives the
 * rebuild's id.
 */
export async function beginReplays(tx: Tx): Promise<string> {
  const id = newId();
  await tx.delete(searchRebuilds);
  await tx.delete(searchReplays);
  await tx.insert(searchRebuilds).values({ id });
  return id;
}

/**
 * Enqueues what was remembered since `beginReplays`, once more for the new index, and ends remembering. A
 * batch that is being drained is waited for, since it may have written to the old index. Gives the number of
 * listings; 0 when another rebuild took over.
 */
export async function endReplays(tx: Tx, rebuildId: string): Promise<number> {
  await lockOutbox(tx, 'wait');
  const own = await tx
    .delete(searchRebuilds)
    .where(eq(searchRebuilds.id, rebuildId))
    .returning({ id: searchRebuilds.id });
  if (own.length === 0) return 0;
  const replays = await tx.delete(searchReplays).returning({ listingId: searchReplays.listingId });
  for (let from = 0; from < replays.length; from += 5000) {
    await enqueueReindex(
      tx,
      replays.slice(from, from + 5000).map(({ listingId }) => listingId),
    );
  }
  return replays.length;
}
