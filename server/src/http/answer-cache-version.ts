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
 * Lets callers share reads without ever giving one what was read before it asked: everybody who asks while a read is under way gets
 * the next one, which begins when that one has ended.
 */
export function createFreshReader<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> | null = null;
  let next: Promise<Value> | null = null;

  function begin(): Promise<Value> {
    const value = read();
    const ended = value.then(
      () => undefined,
      () => undefined,
    );
    running = ended;
    void ended.then(() => {
      if (running === ended) running = null;
    });
    return value;
  }

  return () => {
    if (running === null) return begin();
    next ??= running.then(() => {
      next = null;
      return begin();
    });
    return next;
  };
}
