import { newId } from '@scampolo/db/ids';
import { EXPORT_QUEUE, JOB_QUEUES, MAIL_QUEUE } from '@scampolo/db/job-queues';
import { migrate } from '@scampolo/db/migrate';
import { expect, test, vi } from 'vitest';
import { handlers, mail, useJobs, withQuietBoss } from '../jobs/testing/use-jobs.ts';
import { PATIENCE } from './testing/held.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const jobs = useJobs();

test('while an earlier release works, a newer one brings its queues: neither waits, and every mail is sent once', async () => {
  // As an earlier release had them: one queue less, and other patience.
  await withQuietBoss(jobs.url, (boss) => boss.deleteQueue(EXPORT_QUEUE));
  await jobs.database
    .sql`update pgboss.queue set retry_limit = 3, retry_delay = 5 where name = ${MAIL_QUEUE}`;
  const older = await jobs.makeRunner();
  const sent: string[] = [];
  const exported: string[] = [];
  const work = handlers({
    sendMail: async (_job, jobId) => void sent.push(jobId),
    exportMember: async (id) => void exported.push(id),
  });
  await older.start(work);

  const enqueued = (async () => {
    for (let round = 0; round < 20; round += 1) await jobs.enqueue(older, [mail(), mail(), mail()]);
  })();
  await Promise.all([enqueued, migrate(jobs.url), migrate(jobs.url), migrate(jobs.url)]);
  const queues = await jobs.database.sql<{ name: string }[]>`select name from pgboss.queue`;
  expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining(JOB_QUEUES.map(({ name }) => name)));

  const newer = await jobs.makeRunner();
  await newer.start(work);
  const id = newId();
  await jobs.database.db.transaction((tx) => newer.enqueueExport(tx, id));
  await jobs.enqueue(older, [mail()]);
  await jobs.enqueue(newer, [mail()]);
  await expect.poll(() => exported, PATIENCE).toEqual([id]);
  const left = async () =>
    (await jobs.database.sql`select 1 from pgboss.job where name = ${MAIL_QUEUE} and state <> 'completed'`)
      .length;
  await expect.poll(left, PATIENCE).toBe(0);
  expect(sent).toHaveLength(62);
  expect(new Set(sent).size).toBe(62);
  expect(jobs.logged.filter((line) => /deadlock|job failed|mail failed/.test(line))).toEqual([]);
});
