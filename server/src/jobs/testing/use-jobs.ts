import { connect, type Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createJobs } from '../boss.ts';
import type { JobHandlers, JobRunner } from '../jobs.ts';
import type { MailJob, MailKind, MemberMailJob } from '../mail-job.ts';

/** A job as it stands in its queue. */
export interface StoredJob {
  id: string;
  state: string;
  data: unknown;
  /** how often it was tried again */
  retries: number;
  /** seconds from its last start until it may start (again) */
  waitSeconds: number;
  output: unknown;
}

/** What tests of jobs work with; valid within a test. */
export interface JobHarness {
  readonly url: string;
  readonly database: Database;
  /** lines of the runners' logs */
  readonly logged: string[];
  /** A runner that looks at its queues twice a second, as one server process has it; stopped after the test. */
  makeRunner(): Promise<JobRunner>;
  /** Enqueues the mails in a transaction of their own. */
  enqueue(runner: JobRunner, mails: readonly MailJob[]): Promise<void>;
  /** Adds a job to a timer's queue as the clock would; false when one waits or runs already. */
  addRun(queue: string): Promise<boolean>;
  jobsIn(queue: string): Promise<StoredJob[]>;
  /** Waits for the states of the queue's jobs, in alphabetical order. */
  expectStates(queue: string, states: readonly string[]): Promise<void>;
}

/** Gives the tests of a file a database of their own, in which each finds all queues empty and no timer set. */
export function useJobs(): JobHarness {
  let testDatabase: TestDatabase;
  let database: Database;
  let runners: JobRunner[] = [];
  const logged: string[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = connect(testDatabase.url, { maxConnections: 4 });
    // The clock would add runs at any time.
    await database.sql`delete from pgboss.schedule`;
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });
  beforeEach(async () => {
    logged.length = 0;
    await database.sql`delete from pgboss.job`;
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    runners = [];
  });

  const jobsIn = (queue: string): Promise<StoredJob[]> => database.sql<StoredJob[]>`
    select id, state, data, retry_count as retries, output,
      extract(epoch from start_after - coalesce(started_on, created_on))::float8 as "waitSeconds"
    from pgboss.job where name = ${queue}`;

  return {
    get url() {
      return testDatabase.url;
    },
    get database() {
      return database;
    },
    logged,
    async makeRunner() {
      const log = pino({ level: 'info' }, { write: (entry: string) => logged.push(entry) });
      const runner = await createJobs({ databaseUrl: testDatabase.url, log, pollSeconds: 0.5 });
      runners.push(runner);
      return runner;
    },
    enqueue: (runner, mails) => database.db.transaction((tx) => runner.enqueueMails(tx, mails)),
    addRun: (queue) => withQuietBoss(testDatabase.url, async (boss) => (await boss.send(queue)) !== null),
    jobsIn,
    async expectStates(queue, states) {
      const found = async () => (await jobsIn(queue)).map((job) => job.state).sort();
      await expect.poll(found, { timeout: 15_000 }).toEqual(states);
    },
  };
}

/** Lends a pg-boss that does nothing by itself. */
export async function withQuietBoss<T>(url: string, use: (boss: PgBoss) => Promise<T>): Promise<T> {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  try {
    return await use(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Handlers that do nothing, but for those given. */
export function handlers(some: Partial<JobHandlers> = {}): JobHandlers {
  return {
    sendMail: async () => undefined,
    lapseClaims: async () => 0,
    expireListings: async () => 0,
    forget: async () => 0,
    verifySearch: async () => 0,
    tellDue: async () => 0,
    expireWanted: async () => 0,
    matchListing: async () => undefined,
    encodeAvif: async () => undefined,
    exportMember: async () => undefined,
    ...some,
  };
}

/** A mail about something that does not exist. */
export function mail(kind: MailKind = 'claim_received'): MemberMailJob {
  return { kind, subjectId: newId(), memberId: newId() };
}
