import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import {
  AVIF_QUEUE,
  BOSS_OPTIONS,
  EXPORT_QUEUE,
  JOB_QUEUES,
  MAIL_QUEUE,
  MATCH_QUEUE,
} from '@scampolo/db/job-queues';
import { type SQL, StringChunk, sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import type { Db as BossDatabase, PgBoss } from 'pg-boss';
import { expireListingsTimer } from './expire-listings.ts';
import { expireWantedTimer } from './expire-wanted.ts';
import { forgetTimer } from './forget.ts';
import type { JobRunner } from './jobs.ts';
import { lapseClaimsTimer } from './lapse-claims.ts';
import { workMatches } from './match-listings.ts';
import { workMails } from './send-mails.ts';
import { tellDueTimer } from './tell-due.ts';
import { workTimer } from './timer.ts';
import { verifySearchSoon, verifySearchTimer } from './verify-search.ts';
import { workQueue } from './work.ts';

const HOUR_SECONDS = 3600;
/** How long jobs at work may take to finish when the process stops. */
const GRACE_MS = 10_000;
/** While the database is away every poll fails; one line a minute says enough. */
const QUIET_MS = 60_000;

export interface JobsOptions {
  databaseUrl: string;
  log: FastifyBaseLogger;
  /** How often each queue is looked at, in seconds, at least 0.5. Default 2 for mails and 10 for timers. */
  pollSeconds?: number;
  /**
   * False for a process that only enqueues: it neither looks at the clock for all nor tidies the queues, which those that work do.
   * Default true.
   */
  works?: boolean;
}

/**
 * Connects to the job queues, which `migrate` has made, with two connections of its own. From here on mails can be
 * enqueued; this process works on jobs once `start` was called. A lost database is reported and found again.
 * @throws when the database cannot be reached or has not been migrated by this release
 */
export async function createJobs({
  databaseUrl,
  log,
  pollSeconds,
  works = true,
}: JobsOptions): Promise<JobRunner> {
  // Takes some 100 ms to load, which others can use to wait for something else.
  const { PgBoss } = await import('pg-boss');
  const boss = new PgBoss({
    ...BOSS_OPTIONS,
    connectionString: databaseUrl,
    application_name: 'scampolo-jobs',
    max: works ? 2 : 1,
    migrate: false,
    schedule: works,
    supervise: works,
    // Puts what the clock has made due into the queues; one process at a time does it for all.
    cronWorkerIntervalSeconds: Math.max(1, pollSeconds ?? 10),
    // Queues change with a release only, and no job here waits for another: rarely is enough.
    queueCacheIntervalSeconds: HOUR_SECONDS,
    flowIntervalSeconds: HOUR_SECONDS,
    monitorVacuum: false,
  });
  // Without a listener, losing the database would end the process.
  boss.on('error', reportErrors(log));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'job queue warning'));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const enqueueWork = async (queue: string, tx: Tx, id: string) => {
    await boss.insert(queue, [{ id: newId(), data: { id } }], { db: insideOf(tx) });
  };
  const mailInsert = await insertOf(boss, MAIL_QUEUE);
  return {
    mailInsert,
    enqueueAvif: (tx, photoId) => enqueueWork(AVIF_QUEUE, tx, photoId),
    enqueueExport: (tx, exportId) => enqueueWork(EXPORT_QUEUE, tx, exportId),
    async enqueueMatch(tx, job) {
      await boss.insert(MATCH_QUEUE, [{ id: newId(), data: job }], { db: insideOf(tx) });
    },
    async enqueueMails(tx, mails) {
      if (mails.length === 0) return;
      const jobs = mails.map((mail) => ({ id: newId(), data: mail }));
      await boss.insert(MAIL_QUEUE, jobs, { db: insideOf(tx) });
    },
    async start(handlers) {
      await workMails(boss, handlers, { log, pollSeconds: pollSeconds ?? 2 });
      const rarely = { log, pollSeconds: pollSeconds ?? 10 };
      await verifySearchSoon(boss);
      for (const timer of [
        lapseClaimsTimer,
        expireListingsTimer,
        forgetTimer,
        verifySearchTimer,
        tellDueTimer,
        expireWantedTimer,
      ]) {
        await workTimer(boss, timer, handlers, rarely);
      }
      const often = { log, pollSeconds: pollSeconds ?? 2 };
      await workQueue(boss, AVIF_QUEUE, handlers.encodeAvif, often);
      await workQueue(boss, EXPORT_QUEUE, handlers.exportMember, often);
      await workMatches(boss, handlers, often);
    },
    rest() {
      for (const { name } of JOB_QUEUES) {
        boss
          .offWork(name, { wait: false })
          .catch((error: unknown) => log.error({ err: error }, 'job queue error'));
      }
    },
    stop: () => boss.stop({ timeout: GRACE_MS }),
  };
}

/**
 * Lets pg-boss run its statement in our transaction. Not its own `fromDrizzle`, whose statements the server parses and plans
 * anew each time: 2.7 ms for this one, against 0.7 ms once it is prepared, inside every transaction that sends a mail.
 */
function insideOf(tx: Tx): BossDatabase {
  return {
    async executeSql(text, values = []) {
      const query = tx._.session.prepareQuery(
        { sql: text, params: [...values] },
        undefined,
        'pg_boss',
        false,
      );
      return { rows: rowsOf(await query.execute()) };
    },
  };
}

/**
 * What pg-boss says to the database to fill a queue, as a part of a larger statement: in place of its one value stands the SQL that
 * gives the jobs.
 */
async function insertOf(boss: PgBoss, queue: string): Promise<(jobs: SQL) => SQL> {
  let text = '';
  const listener: BossDatabase = {
    async executeSql(asked) {
      text = asked;
      return { rows: [] };
    },
  };
  await boss.insert(queue, [{}], { db: listener });
  const [before, after, more] = text.trim().split('$1');
  if (before === undefined || after === undefined || more !== undefined) {
    throw new Error('pg-boss enqueues in other words than this release knows');
  }
  // No value is among these words: they are pg-boss's own.
  return (jobs) => sql`${new StringChunk(before)}${jobs}${new StringChunk(after)}`;
}

function rowsOf(result: unknown): unknown[] {
  return Array.isArray(result) ? result : [];
}

/** Logs an error unless the same one was logged within the last minute. */
function reportErrors(log: FastifyBaseLogger): (error: Error) => void {
  let last = { text: '', at: 0 };
  return (error) => {
    // pg-boss appends the worker's id, which differs each time.
    const text = error.message.replace(/ \(Queue: .*\)$/, '');
    const now = Date.now();
    if (text === last.text && now - last.at < QUIET_MS) return;
    last = { text, at: now };
    log.error({ err: { message: text, stack: error.stack } }, 'job queue error');
  };
}
