import { setTimeout as pause } from 'node:timers/promises';
import { PgBoss, type Queue } from 'pg-boss';
import { BOSS_OPTIONS, JOB_QUEUES, TIMER_QUEUES } from './job-queues.ts';

/**
 * Brings pg-boss's own schema (`pgboss`) in the database at `url` to what this release of pg-boss needs, then its queues
 * and timers to what `job-queues.ts` says. To be called by one process at a time.
 * @throws when an index that an upgrade of pg-boss builds afterwards could not be built, or a queue changed its policy
 */
export async function prepareJobQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    ...BOSS_OPTIONS,
    connectionString: url,
    application_name: 'scampolo-migrate',
    max: 1,
    supervise: false,
    schedule: false,
    bamIntervalSeconds: 10,
  });
  // What goes wrong in the background shows in `finishIndexes`; without a listener it would end the process.
  boss.on('error', () => undefined);
  try {
    await boss.start();
    await finishIndexes(boss);
    for (const queue of JOB_QUEUES) await prepareQueue(boss, queue);
    await prepareTimers(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Waits for the indexes that an upgrade of pg-boss builds after it has answered. */
async function finishIndexes(boss: PgBoss): Promise<void> {
  for (;;) {
    const commands = await boss.getBamStatus();
    if (commands.some((command) => command.status === 'failed')) {
      throw new Error('pg-boss could not build an index: see the table pgboss.bam');
    }
    if (commands.every((command) => command.status === 'completed')) return;
    await pause(100);
  }
}

async function prepareQueue(boss: PgBoss, queue: Queue): Promise<void> {
  const { name, policy = 'standard', ...options } = queue;
  await boss.createQueue(name, { policy, ...options });
  const existing = await boss.getQueue(name);
  if (existing?.policy !== policy) {
    throw new Error(`queue ${name} is ${existing?.policy} and cannot become ${policy}: give it another name`);
  }
  if (Object.keys(options).length > 0) await boss.updateQueue(name, options);
}

async function prepareTimers(boss: PgBoss): Promise<void> {
  const known = await boss.getSchedules();
  for (const { name, cron } of TIMER_QUEUES) {
    if (!known.some((schedule) => schedule.name === name && schedule.cron === cron))
      await boss.schedule(name, cron);
  }
  for (const { name, key } of known) {
    if (!TIMER_QUEUES.some((timer) => timer.name === name)) await boss.unschedule(name, key);
  }
}
