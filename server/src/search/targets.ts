import type { Db } from '@scampolo/db/client';
import { type Queryable, type Tx, withTransaction } from '@scampolo/db/client';
import { answerVersion } from '@scampolo/db/schema/answers';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import {
  searchChecks,
  searchFailures,
  searchRebuilds,
  searchReplays,
  searchTargets,
} from '@scampolo/db/schema/search';
import { and, eq, isNotNull, ne, notExists, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { OUTBOX_CHANNEL, POSTGRES_TARGET } from './outbox.ts';

/** A name that no server has said to use for so long is forgotten, with everything that waits for it. */
export const FORGET_AFTER_DAYS = 7;

/**
 * Says that an index beside that of PostgreSQL is in use: from the next commit on every change is handed on to it. Gives whether it
 * has ever been filled, and so may be asked.
 */
export async function seeTarget(db: Queryable, name: string): Promise<boolean> {
  const [row] = await db
    .insert(searchTargets)
    .values({ name })
    .onConflictDoUpdate({ target: searchTargets.name, set: { seenAt: sql`now()` } })
    .returning({ filledAt: searchTargets.filledAt });
  return row !== undefined && row.filledAt !== null;
}

/** Whether the index `name` holds every listing but for what waits in the outbox. False for a name that is not known. */
export async function isFilled(db: Queryable, name: string): Promise<boolean> {
  const rows = await db
    .select({ name: searchTargets.name })
    .from(searchTargets)
    .where(and(eq(searchTargets.name, name), isNotNull(searchTargets.filledAt)));
  return rows.length > 0;
}

/**
 * Lets the index `name` be asked and drained into from now on, or no longer. What was answered so far from another index is not kept
 * in memory any more, and its drain is woken.
 */
export async function setFilled(tx: Tx, name: string, filled: boolean): Promise<void> {
  await tx
    .update(searchTargets)
    .set({ filledAt: filled ? sql`now()` : null })
    .where(eq(searchTargets.name, name));
  await changeAnswers(tx);
  await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, ${name})`);
}

/** Answers that were made from an index before this commit are not given from memory any more. */
export async function changeAnswers(tx: Tx): Promise<void> {
  await tx
    .update(answerVersion)
    .set({ changes: sql`${answerVersion.changes} + 1` })
    .where(eq(answerVersion.shard, 0));
}

/**
 * Forgets the indexes that nobody has used for {@link FORGET_AFTER_DAYS} by the database's clock, and what waits for any index that
 * is not known. Gives their names; the indexes themselves are left where they are.
 */
export function forgetTargets(db: Db): Promise<string[]> {
  return withTransaction(db, async (tx) => {
    const forgotten = await tx
      .delete(searchTargets)
      .where(sql`${searchTargets.seenAt} < now() - make_interval(days => ${FORGET_AFTER_DAYS})`)
      .returning({ name: searchTargets.name });
    await deleteOfUnknown(tx, searchOutbox, searchOutbox.target);
    await deleteOfUnknown(tx, searchFailures, searchFailures.target);
    await deleteOfUnknown(tx, searchRebuilds, searchRebuilds.target);
    await deleteOfUnknown(tx, searchReplays, searchReplays.target);
    await deleteOfUnknown(tx, searchChecks, searchChecks.target);
    return forgotten.map(({ name }) => name);
  });
}

async function deleteOfUnknown(tx: Tx, table: PgTable, target: PgColumn): Promise<void> {
  await tx.delete(table).where(and(ne(target, POSTGRES_TARGET), isUnknown(tx, target)));
}

function isUnknown(tx: Tx, target: PgColumn): SQL {
  return notExists(tx.select({ one: sql`1` }).from(searchTargets).where(eq(searchTargets.name, target)));
}
