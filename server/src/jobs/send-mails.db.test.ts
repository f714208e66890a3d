import { MAIL_DEAD_LETTER_QUEUE, MAIL_QUEUE } from '@scampolo/db/job-queues';
import { describe, expect, test, vi } from 'vitest';
import { MailFailure } from '../infra/mailer/mailer.ts';
import type { MailJob } from './mail-job.ts';
import { handlers, mail, useJobs } from './testing/use-jobs.ts';

const jobs = useJobs();
const { makeRunner, enqueue, expectStates, jobsIn } = jobs;

describe('mails', () => {
  test('are each sent once by two processes', async () => {
    const [one, other] = await Promise.all([makeRunner(), makeRunner()]);
    await enqueue(
      one,
      Array.from({ length: 30 }, () => mail()),
    );
    const sent: string[] = [];
    const sendMail = async (_job: MailJob, jobId: string) => sent.push(jobId);
    await Promise.all([one.start(handlers({ sendMail })), other.start(handlers({ sendMail }))]);
    await expectStates(MAIL_QUEUE, Array(30).fill('completed'));
    expect(sent.sort()).toEqual((await jobsIn(MAIL_QUEUE)).map((job) => job.id).sort());
  });

  test('that fail are tried again under the same id, later each time, and others are not held up', async () => {
    const runner = await makeRunner();
    const [bad, good] = [mail(), mail()];
    await enqueue(runner, [bad, good]);
    const attempts: string[] = [];
    const failing = async () => (await jobsIn(MAIL_QUEUE)).find((job) => job.state === 'retry');
    await runner.start(
      handlers({
        async sendMail(job, jobId) {
          if (!('subjectId' in job) || job.subjectId !== bad.subjectId) return;
          attempts.push(jobId);
          throw new MailFailure('the mail server is away', false);
        },
      }),
    );
    await expectStates(MAIL_QUEUE, ['completed', 'retry']);
    const first = await failing();
    expect(first).toMatchObject({ retries: 0, output: { reason: 'the mail server is away' } });
    expect(first?.waitSeconds).toBeGreaterThanOrEqual(30);

    await jobs.database
      .sql`update pgboss.job set start_after = now() where name = ${MAIL_QUEUE} and state = 'retry'`;
    await expect.poll(() => attempts.length, { timeout: 10_000 }).toBe(2);
    await expectStates(MAIL_QUEUE, ['completed', 'retry']);
    const second = await failing();
    expect(second?.waitSeconds).toBeGreaterThanOrEqual(60);
    expect(new Set(attempts)).toEqual(new Set([first?.id]));
    expect(jobs.logged.filter((entry) => entry.includes('will be tried again'))).toHaveLength(2);
  });

  test('that fail for the last time go to the dead letters, where they are kept for weeks', async () => {
    const runner = await makeRunner();
    const job = mail();
    await enqueue(runner, [job]);
    await jobs.database.sql`update pgboss.job set retry_limit = 0 where name = ${MAIL_QUEUE}`;
    await runner.start(handlers({ sendMail: () => Promise.reject(new Error('no luck')) }));
    await expectStates(MAIL_DEAD_LETTER_QUEUE, ['created']);
    const [letter] = await jobsIn(MAIL_DEAD_LETTER_QUEUE);
    expect(letter?.data).toEqual(job);
    const [kept] = await jobs.database.sql<{ days: number }[]>`
      select extract(day from keep_until - now())::int as days from pgboss.job where name = ${MAIL_DEAD_LETTER_QUEUE}`;
    expect(kept?.days).toBeGreaterThanOrEqual(89);
    expect(jobs.logged.some((entry) => entry.includes('mail given up'))).toBe(true);
  });

  test.each([
    ['a recipient that the server refuses for good', mail(), new MailFailure('refused', true)],
    ['a job that cannot be read', { kind: 'claim_received', subjectId: 'x', memberId: 'y' } as const, null],
  ])('go to the dead letters at once for %s', async (_why, job, failure) => {
    const runner = await makeRunner();
    await enqueue(runner, [job]);
    const sendMail = vi.fn(async () => {
      if (failure) throw failure;
    });
    await runner.start(handlers({ sendMail }));
    await expectStates(MAIL_DEAD_LETTER_QUEUE, ['created']);
    await expectStates(MAIL_QUEUE, ['failed']);
    expect(sendMail).toHaveBeenCalledTimes(failure ? 1 : 0);
  });
});
