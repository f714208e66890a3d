import type { TimerQueue } from '@scampolo/db/job-queues';
import type { FastifyBaseLogger } from 'fastify';
import type { PgBoss } from 'pg-boss';
import type { JobHandlers } from './jobs.ts';

/** Something that the clock starts. */
export interface Timer {
  queue: TimerQueue;
  /** One run; gives how many things it ended. */
  run(handlers: JobHandlers): Promise<number>;
}

/**
 * Lets this process take the runs of a timer. Its queue holds one job at most (job-queues.ts), so that one process at a time
 * runs it, whatever their number; a run that throws is logged, and the next one is the retry.
 */
export async function workTimer(
  boss: PgBoss,
  timer: Timer,
  handlers: JobHandlers,
  { log, pollSeconds }: { log: FastifyBaseLogger; pollSeconds: number },
): Promise<void> {
  const { name } = timer.queue;
  await boss.work(name, { pollingIntervalSeconds: pollSeconds }, async () => {
    try {
      const ended = await timer.run(handlers);
      if (ended > 0) log.info({ timer: name, ended }, 'timer ran');
    } catch (error) {
      log.error({ err: error, timer: name }, 'timer failed');
      throw error;
    }
  });
}
