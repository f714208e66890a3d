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

/** Forgets the attempts under a key. */
export async function deleteAttempts(db: Queryable, { scope, key }: AttemptKey): Promise<void> {
  await db.delete(attempts).where(and(eq(attempts.scope, scope), eq(attempts.key, key)));
}
