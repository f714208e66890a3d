import { newId } from '@scampolo/db/ids';
import { EXPORT_QUEUE } from '@scampolo/db/job-queues';
import { describe, expect, test } from 'vitest';
import { handlers, useJobs } from './testing/use-jobs.ts';

const jobs = useJobs();
const { makeRunner, expectStates } = jobs;

describe('long work', () => {
  test('carries the id of its row, once its transaction has committed', async () => {
    const [runner, id, seen] = [await makeRunner(), newId(), [] as string[]];
    await jobs.database.db.transaction((tx) => runner.enqueueExport(tx, id));
    await runner.start(handlers({ exportMember: async (exportId) => void seen.push(exportId) }));
    await expectStates(EXPORT_QUEUE, ['completed']);
    expect(seen).toEqual([id]);
  });

  test.each([
    [0, false, 'retry'],
    [2, false, 'retry'],
    [3, true, 'failed'],
  ])(
    'that failed %i times before is told whether it is the last attempt: %s',
    async (before, last, state) => {
      const [runner, attempts] = [await makeRunner(), [] as boolean[]];
      await jobs.database.db.transaction((tx) => runner.enqueueExport(tx, newId()));
      await jobs.database.sql`update pgboss.job set retry_count = ${before} where name = ${EXPORT_QUEUE}`;
      const exportMember = async (_id: string, attempt: { last: boolean }) => {
        attempts.push(attempt.last);
        throw new Error('no luck');
      };
      await runner.start(handlers({ exportMember }));
      await expectStates(EXPORT_QUEUE, [state]);
      expect(attempts).toEqual([last]);
      expect(jobs.logged.some((entry) => entry.includes('job failed') && entry.includes('no luck'))).toBe(
        true,
      );
    },
  );
});
