import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { searchFailures, searchRebuilds, searchReplays, searchTargets } from '@scampolo/db/schema/search';
import { and, asc, eq, inArray, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { Refusal } from './index-documents.ts';
import { enqueueFor, POSTGRES_TARGET } from './outbox.ts';
import { changeAnswers } from './targets.ts';

/** A row of the outbox. */
export interface DueRow {
  id: number;
  listingId: string;
  /** it failed before and nothing has changed since: its time has come again */
  again: boolean;
}

/** The longest time until a listing that failed is tried again. */
const LONGEST_WAIT = sql`interval '1 hour'`;
/** Longest text of an error that is kept. */
const ERROR_LENGTH = 500;

/**
 * Makes this transaction the only one that works on the rows of `target`. Says whether it does: `skip` gives up when another one is
 * at it.
 */
export async function lockOutbox(tx: Tx, target: string, whenLocked: 'wait' | 'skip'): Promise<boolean> {
  const name = target === POSTGRES_TARGET ? 'scampolo search outbox' : `scampolo search outbox ${target}`;
  const key = sql`hashtextextended(${name}, 0)`;
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
 * The oldest rows of `target` that are due, `limit` at most. A listing that failed is due again at the time set for it,
 * or with a change that came after the failure.
 */
export function readDue(tx: Tx, target: string, limit: number): Promise<DueRow[]> {
  // By number and not by time: after a clock was set back, a change may seem older than the failure that it mends.
  const again = lte(searchOutbox.id, searchFailures.lastRow);
  // Nothing waits longer than an hour: a later time is that of a clock that has been set back since.
  const isTimeToRetry = sql`${searchFailures.retryAt} not between now() and now() + ${LONGEST_WAIT}`;
  return tx
    .select({
      id: searchOutbox.id,
      listingId: searchOutbox.listingId,
      again: sql<boolean>`coalesce(${again}, false)`,
    })
    .from(searchOutbox)
    .leftJoin(
      searchFailures,
      and(eq(searchFailures.target, target), eq(searchFailures.listingId, searchOutbox.listingId)),
    )
    .where(
      and(eq(searchOutbox.target, target), or(isNull(searchFailures.listingId), not(again), isTimeToRetry)),
    )
    .orderBy(asc(searchOutbox.id))
    .limit(limit);
}

/**
 * Ends a batch of `target`. The rows of listings that are done are deleted, exactly those that were read: one that came since stays.
 * During a rebuild the listings are remembered, since the new index may have read them before they changed. Failures are kept for all
 * to see, with the time of the next attempt: 10 seconds later, then twice as long each time, up to an hour.
 *
 * What the index of PostgreSQL has taken, or refused for the first time, is handed on to all the others here: each has the change as
 * soon as this one is through with it, and works on it at its own pace.
 */
export async function settleRows(
  tx: Tx,
  target: string,
  due: readonly DueRow[],
  refusals: readonly Refusal[],
): Promise<void> {
  const refused = new Set(refusals.map(({ id }) => id));
  const done = due.filter(({ listingId }) => !refused.has(listingId));
  await deleteDone(tx, target, done);
  for (const { id, error } of refusals) {
    const lastRow = Math.max(...due.filter(({ listingId }) => listingId === id).map((row) => row.id));
    await recordFailure(tx, target, { listingId: id, lastRow }, error);
  }
  if (target === POSTGRES_TARGET) {
    await handOn(tx, distinctIds(due.filter(({ again, listingId }) => !again || !refused.has(listingId))));
  } else if (done.length > 0) {
    await changeAnswers(tx);
  }
}

async function deleteDone(tx: Tx, target: string, done: readonly DueRow[]): Promise<void> {
  if (done.length === 0) return;
  const listingIds = distinctIds(done);
  await tx.delete(searchOutbox).where(
    inArray(
      searchOutbox.id,
      done.map(({ id }) => id),
    ),
  );
  await tx
    .delete(searchFailures)
    .where(and(eq(searchFailures.target, target), inArray(searchFailures.listingId, listingIds)));
  const [rebuild] = await tx
    .select({ id: searchRebuilds.id })
    .from(searchRebuilds)
    .where(eq(searchRebuilds.target, target))
    .limit(1);
  if (rebuild) {
    await tx
      .insert(searchReplays)
      .values(listingIds.map((listingId) => ({ listingId, target })))
      .onConflictDoNothing();
  }
}

/** A row for each listing and each index beside that of PostgreSQL, whose drains are woken; nothing where there is none. */
async function handOn(tx: Tx, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length === 0) return;
  const targets = await tx.select({ name: searchTargets.name }).from(searchTargets);
  for (const { name } of targets) await enqueueFor(tx, name, listingIds);
}

function distinctIds(rows: readonly DueRow[]): string[] {
  return [...new Set(rows.map(({ listingId }) => listingId))];
}

async function recordFailure(
  tx: Tx,
  target: string,
  { listingId, lastRow }: { listingId: string; lastRow: number },
  error: unknown,
): Promise<void> {
  const text = describe(error).slice(0, ERROR_LENGTH);
  await tx
    .insert(searchFailures)
    .values({
      listingId,
      target,
      attempts: 1,
      lastRow,
      error: text,
      retryAt: sql`now() + interval '10 seconds'`,
    })
    .onConflictDoUpdate({
      target: [searchFailures.target, searchFailures.listingId],
      set: {
        attempts: sql`${searchFailures.attempts} + 1`,
        lastRow,
        error: text,
        failedAt: sql`now()`,
        retryAt: sql`now() + least(${LONGEST_WAIT}, interval '10 seconds' * power(2, least(${searchFailures.attempts}, 12)))`,
      },
    });
}

/** The error and what caused it, without values: those of a listing do not belong in here. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${describe(error.cause)}`;
}

/**
 * From now on the drain of `target` remembers what it indexes. Takes over from a rebuild that did not end. Gives the
 * rebuild's id.
 */
export async function beginReplays(tx: Tx, target: string): Promise<string> {
  const id = newId();
  await tx.delete(searchRebuilds).where(eq(searchRebuilds.target, target));
  await tx.delete(searchReplays).where(eq(searchReplays.target, target));
  await tx.insert(searchRebuilds).values({ id, target });
  return id;
}

/**
 * Enqueues what was remembered since `beginReplays`, once more for the new index, and ends remembering. A
 * batch that is being drained is waited for, since it may have written to the old index. Gives the number of
 * listings; 0 when another rebuild took over.
 */
export async function endReplays(tx: Tx, target: string, rebuildId: string): Promise<number> {
  await lockOutbox(tx, target, 'wait');
  const own = await tx
    .delete(searchRebuilds)
    .where(eq(searchRebuilds.id, rebuildId))
    .returning({ id: searchRebuilds.id });
  if (own.length === 0) return 0;
  const replays = await tx
    .delete(searchReplays)
    .where(eq(searchReplays.target, target))
    .returning({ listingId: searchReplays.listingId });
  await enqueueFor(
    tx,
    target,
    replays.map(({ listingId }) => listingId),
  );
  return replays.length;
}
