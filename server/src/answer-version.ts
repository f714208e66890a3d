import { prepared, type Queryable } from '@scampolo/db/client';
import { answerVersion } from '@scampolo/db/schema/answers';
import { sql } from 'drizzle-orm';

// With the start of the database server, since a standby that took over may count on from an earlier number.
const version = prepared((db) =>
  db
    .select({
      version: sql<string>`extract(epoch from pg_postmaster_start_time()) || ':' || sum(${answerVersion.changes})`,
    })
    .from(answerVersion)
    .prepare('answer_version'),
);

/**
 * Reads which state of the public answers is committed now: a text that is another one after every commit that changed something
 * anybody may be shown (`db/src/schema/answers.ts`). It has to be read where the answers are: a replica that lags behind has a version
 * of its own.
 */
export async function readAnswerVersion(db: Queryable): Promise<string> {
  const [row] = await version(db).execute();
  if (!row) throw new Error('answer_version has no rows: a migration is missing');
  return row.version;
}

/**
 * Lets callers share reads without ever giving one what was read before it asked: who asks before a read has begun gets what that
 * one finds, and who asks while it is under way what the next one finds, which begins when it has ended.
 */
export function createFreshReader<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let ended: Promise<unknown> = Promise.resolve();
  let next: Promise<Value> | null = null;
  return () => {
    next ??= ended.then(() => {
      next = null;
      const value = read();
      ended = value.catch(() => undefined);
      return value;
    });
    return next;
  };
}
