import type { FastifyBaseLogger } from 'fastify';
import type { PgBoss } from 'pg-boss';
import { z } from 'zod';

const workJob = z.strictObject({ id: z.uuid() });

/** Which attempt at a job this is; after the last nobody tries again. */
export interface Attempt {
  last: boolean;
}

/**
 * Lets this process take jobs of a queue of long work, one at a time; each carries the id of the row it is about. A job that
 * throws is tried again as the queue says.
 */
export async function workQueue(
  boss: PgBoss,
  queue: string,
  run: (id: string, attempt: Attempt) => Promise<void>,
  { log, pollSeconds }: { log: FastifyBaseLogger; pollSeconds: number },
): Promise<void> {
  const options = { pollingIntervalSeconds: pollSeconds, batchSize: 1, includeMetadata: true } as const;
  await boss.work(queue, options, async (jobs) => {
    for (const { id: jobId, data, retryCount, retryLimit } of jobs) {
      try {
        await run(workJob.parse(data).id, { last: retryCount >= retryLimit });
      } catch (error) {
        log.error({ err: error, queue, jobId }, 'job failed');
        throw error;
      }
    }
  });
}
