import { connect } from '@scampolo/db/client';
import { MAIL_QUEUE } from '@scampolo/db/job-queues';
import { createTestDatabase } from '@scampolo/db/testing';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { createJobs } from './boss.ts';
import type { MailJob } from './mail-job.ts';
import { handlers, mail, useJobs } from './testing/use-jobs.ts';

const jobs = useJobs();
const { makeRunner, enqueue, expectStates, jobsIn } = jobs;

describe('enqueueing mails', () => {
  test('adds them when the transaction commits', async () => {
    const runner = await makeRunner();
    const mails = [mail(), mail('claim_reserved')];
    await enqueue(runner, mails);
    const stored = await jobsIn(MAIL_QUEUE);
    expect(new Set(stored.map((job) => job.data))).toEqual(new Set(mails));
    expect(stored.map((job) => job.state)).toEqual(['created', 'created']);
  });

  test('adds nothing when the transaction is rolled back', async () => {
    const runner = await makeRunner();
    const changedMind = new Error('changed my mind');
    const attempt = jobs.database.db.transaction(async (tx) => {
      await runner.enqueueMails(tx, [mail()]);
      throw changedMind;
    });
    await expect(attempt).rejects.toBe(changedMind);
    expect(await jobsIn(MAIL_QUEUE)).toEqual([]);
  });

  test('shows nobody a mail before the transaction has committed', async () => {
    const runner = await makeRunner();
    const sent: string[] = [];
    await runner.start(handlers({ sendMail: async (_job, jobId) => sent.push(jobId) }));
    await jobs.database.db.transaction(async (tx) => {
      await runner.enqueueMails(tx, [mail()]);
      expect(await jobsIn(MAIL_QUEUE)).toEqual([]);
    });
    await expectStates(MAIL_QUEUE, ['completed']);
    expect(sent).toEqual((await jobsIn(MAIL_QUEUE)).map((job) => job.id));
  });

  test('of no mails is no statement', async () => {
    const runner = await makeRunner();
    const attempt = (mails: MailJob[]) =>
      jobs.database.db.transaction(async (tx) => {
        // From here on the server refuses every statement of this transaction.
        await tx.execute(sql`select 1 / 0`).catch(() => undefined);
        await runner.enqueueMails(tx, mails);
        throw new Error('got through');
      });
    await expect(attempt([])).rejects.toThrow('got through');
    await expect(attempt([mail()])).rejects.not.toThrow('got through');
  });

  test('takes texts with quotes and signs that placeholders are made of', async () => {
    const runner = await makeRunner();
    const odd = { ...mail(), memberId: `$1 ' ? :x \\ "` };
    await enqueue(runner, [odd]);
    expect((await jobsIn(MAIL_QUEUE)).map((job) => job.data)).toEqual([odd]);
  });
});

describe('a process', () => {
  test('outlives the loss of all its connections, reports it, and takes up work again', async () => {
    const runner = await makeRunner();
    const sent: string[] = [];
    await runner.start(handlers({ sendMail: async (_job, jobId) => sent.push(jobId) }));
    await enqueue(runner, [mail()]);
    await expectStates(MAIL_QUEUE, ['completed']);
    for (let round = 0; round < 3; round += 1) {
      const killed = await jobs.database.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'scampolo-jobs' and datname = current_database()`;
      expect(killed.length).toBeGreaterThan(0);
      await enqueue(runner, [mail()]);
      await expect.poll(() => sent.length, { timeout: 15_000 }).toBe(round + 2);
    }
    expect(jobs.logged.some((entry) => entry.includes('job queue error'))).toBe(true);
  });

  test('stops after the mail at hand, and leaves the next to others', async () => {
    const runner = await makeRunner();
    const [begun, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await enqueue(runner, [mail()]);
    await runner.start(
      handlers({
        async sendMail() {
          begun.resolve();
          await finish.promise;
        },
      }),
    );
    await begun.promise;
    const stopped = runner.stop();
    await enqueue(await makeRunner(), [mail()]);
    finish.resolve();
    await stopped;
    await expectStates(MAIL_QUEUE, ['completed', 'created']);
  });

  test('leaves no connection behind, and may be stopped twice', async () => {
    const runner = await makeRunner();
    await runner.start(handlers());
    await runner.stop();
    await runner.stop();
    await expect
      .poll(async () => {
        const [row] = await jobs.database.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
          where application_name = 'scampolo-jobs' and datname = current_database()`;
        return row?.n;
      })
      .toBe(0);
  });

  test('stops also when its database is gone', async () => {
    const own = await createTestDatabase();
    const log = pino({ level: 'silent' });
    const runner = await createJobs({ databaseUrl: own.url, log, pollSeconds: 0.5 });
    await runner.start(handlers());
    await own.drop();
    await runner.stop();
  });

  test('uses two connections at most', async () => {
    const runner = await makeRunner();
    await enqueue(
      runner,
      Array.from({ length: 20 }, () => mail()),
    );
    await runner.start(handlers());
    await expectStates(MAIL_QUEUE, Array(20).fill('completed'));
    const [row] = await jobs.database.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
      where application_name = 'scampolo-jobs' and datname = current_database()`;
    expect(row?.n).toBeLessThanOrEqual(2);
  });

  test('does not start on a database that was not migrated', async () => {
    const empty = await createTestDatabase();
    const other = connect(empty.url, { maxConnections: 1 });
    await other.sql.unsafe('drop schema pgboss cascade');
    await other.close();
    const log = pino({ level: 'silent' });
    await expect(createJobs({ databaseUrl: empty.url, log })).rejects.toThrow('not installed');
    await empty.drop();
  });
});
