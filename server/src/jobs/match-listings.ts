import { MATCH_QUEUE } from '@scampolo/db/job-queues';
import type { FastifyBaseLogger } from 'fastify';
import type { PgBoss } from 'pg-boss';
import type { JobHandlers } from './jobs.ts';
import { matchJob } from './match-job.ts';

/** Lets this process look for the searches that find a listing, one listing at a time. A job that throws is tried again as the queue says. */
export async function workMatches(
  boss: PgBoss,
  handlers: Pick<JobHandlers, 'matchListing'>,
  { log, pollSeconds }: { log: FastifyBaseLogger; pollSeconds: number },
): Promise<void> {
  // One after the other without a pause while there are any: a burst of listings is told within moments.
  const options = { pollingIntervalSeconds: pollSeconds, batchSize: 1, burstWhenBatchFull: true } as const;
  await boss.work(MATCH_QUEUE, options, async (jobs) => {
    for (const { id: jobId, data } of jobs) {
      try {
        await handlers.matchListing(matchJob.parse(data));
      } catch (error) {
        log.error({ err: error, queue: MATCH_QUEUE, jobId }, 'job failed');
        throw error;
      }
    }
  });
}
