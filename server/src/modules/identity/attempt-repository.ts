import type { Queryable } from '@scampolo/db/client';
import { attempts } from '@scampolo/db/schema/identity';
import { and, eq, sql } from 'drizzle-orm';

/** What is counted, by the hash that stands for who does it. */
export interface AttemptKey {
  scope: string;
  key: Buffer;
}

/** Counts one more in the present window, which begins with its first. Gives the count and the seconds until the window ends. */
export async function addAttempt(
  db: Queryable,
  attempt: AttemptKey,
  windowMinutes: number,
): Promise<{ count: number; endsInSeconds: number }> {
  const isOver = sql`${attempts.endsAt} <= now()`;
  const [row] = await db
    .insert(attempts)
    .values({ ...attempt, count: 1, endsAt: sql`now() + make_interval(mins => ${windowMinutes})` })
    .onConflictDoUpdate({
      target: [attempts.scope, attempts.key],
      set: {
        // A count that nobody needs to know any more must not overflow.
        count: sql`case when ${isOver} then 1 else least(${attempts.count} + 1, 1000000) end`,
        endsAt: sql`case when ${isOver} then excluded.ends_at else ${attempts.endsAt} end`,
      },
    })
    .returning({
      count: attempts.count,
      endsInSeconds: sql<number>`ceil(extract(epoch from ${attempts.endsAt} - now()))::int`,
    });
  if (!row) throw new Error('an attempt was not counted');
  return row;
}

/**
 * Adds counts to the present windows of keys, which begin with their first, in one statement. Gives the sums in the order of the
 * keys' bytes, and the milliseconds until each window ends.
 * @param added not empty, and no key twice
 */
export async function addAttempts(
  db: Queryable,
  added: readonly (AttemptKey & { count: number })[],
  windowSeconds: number,
): Promise<{ key: Uint8Array; count: number; endsInMs: number }[]> {
  const isOver = sql`${attempts.endsAt} <= now()`;
  // In one order in every process, so that two never wait for each other.
  const ordered = added.toSorted((a, b) => Buffer.compare(a.key, b.key));
  const endsAt = sql`now() + make_interval(secs => ${windowSeconds})`;
  return db
    .insert(attempts)
    .values(ordered.map((one) => ({ ...one, endsAt })))
    .onConflictDoUpdate({
      target: [attempts.scope, attempts.key],
      set: {
        count: sql`least(case when ${isOver} then 0 else ${attempts.count} end + excluded.count, 1000000)`,
        endsAt: sql`case when ${isOver} then excluded.ends_at else ${attempts.endsAt} end`,
      },
    })
    .returning({
      key: attempts.key,
      count: attempts.count,
      endsInMs: sql<number>`ceil(extract(epoch from ${attempts.endsAt} - now()) * 1000)::int`,
    });
}

/** Forgets the attempts under a key. */
export async function deleteAttempts(db: Queryable, { scope, key }: AttemptKey): Promise<void> {
  await db.delete(attempts).where(and(eq(attempts.scope, scope), eq(attempts.key, key)));
}
