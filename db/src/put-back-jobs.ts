import { PgBoss } from 'pg-boss';
import { BOSS_OPTIONS, JOB_QUEUES } from './job-queues.ts';

/** A job as it was waiting in another database. */
export interface KeptJob {
  readonly id: string;
  readonly queue: string;
  readonly data: object;
  /** after this nobody wants it any more */
  readonly keepUntil: Date;
}

/**
 * Puts jobs into the queues of the migrated database at `url`, under the ids they had, as if they had just been enqueued: what
 * was tried in vain is tried anew. Leaves out those whose time is over or whose queue this release does not have. Gives how
 * many were put in.
 */
export async function putBackJobs(url: string, jobs: readonly KeptJob[]): Promise<number> {
  const now = Date.now();
  const wanted = jobs.filter(
    ({ queue, keepUntil }) => keepUntil.getTime() > now && JOB_QUEUES.some(({ name }) => name === queue),
  );
  if (wanted.length === 0) return 0;
  const boss = new PgBoss({
    ...BOSS_OPTIONS,
    connectionString: url,
    application_name: 'scampolo-restore',
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  // What goes wrong shows in `insert`; without a listener it would end the process.
  boss.on('error', () => undefined);
  try {
    await boss.start();
    for (const queue of new Set(wanted.map((job) => job.queue))) {
      const some = wanted.filter((job) => job.queue === queue);
      await boss.insert(
        queue,
        some.map(({ id, data, keepUntil }) => ({
          id,
          data,
          retentionSeconds: Math.max(1, Math.ceil((keepUntil.getTime() - now) / 1000)),
        })),
      );
    }
    return wanted.length;
  } finally {
    await boss.stop({ graceful: false });
  }
}
