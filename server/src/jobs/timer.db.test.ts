import {
  EXPIRE_LISTINGS,
  EXPIRE_WANTED,
  FORGET,
  LAPSE_CLAIMS,
  TELL_DUE,
  VERIFY_SEARCH,
} from '@scampolo/db/job-queues';
import { migrate } from '@scampolo/db/migrate';
import { describe, expect, test, vi } from 'vitest';
import { handlers, useJobs, withQuietBoss } from './testing/use-jobs.ts';

const jobs = useJobs();
const { makeRunner, addRun, expectStates } = jobs;

describe('timers', () => {
  test.each([
    [LAPSE_CLAIMS.name, 'lapseClaims'],
    [EXPIRE_LISTINGS.name, 'expireListings'],
    [FORGET.name, 'forget'],
    [VERIFY_SEARCH.name, 'verifySearch'],
    [TELL_DUE.name, 'tellDue'],
    [EXPIRE_WANTED.name, 'expireWanted'],
  ] as const)('run what they are for: %s', async (name, handler) => {
    await addRun(name);
    const run = vi.fn(async () => 3);
    await (await makeRunner()).start(handlers({ [handler]: run }));
    await expectStates(name, ['completed']);
    expect(run).toHaveBeenCalledTimes(1);
    expect(jobs.logged.some((entry) => entry.includes(name) && entry.includes('"ended":3'))).toBe(true);
  });

  test('are started by the clock of the database, as a migration has set it', async () => {
    await migrate(jobs.url);
    const schedules = await jobs.database.sql`select name, cron, timezone from pgboss.schedule order by cron`;
    expect(schedules).toEqual([
      { ...LAPSE_CLAIMS, timezone: 'UTC' },
      { ...EXPIRE_LISTINGS, timezone: 'UTC' },
      { ...TELL_DUE, timezone: 'UTC' },
      { ...EXPIRE_WANTED, timezone: 'UTC' },
      { ...FORGET, timezone: 'UTC' },
      { ...VERIFY_SEARCH, timezone: 'UTC' },
    ]);
    // Forgets that the clock was looked at a moment ago, for the runners of other tests.
    await jobs.database.sql`update pgboss.version set cron_on = null`;
    const lapseClaims = vi.fn(async () => 0);
    await (await makeRunner()).start(handlers({ lapseClaims }));
    await expect.poll(() => lapseClaims.mock.calls.length, { timeout: 15_000 }).toBeGreaterThan(0);
    await jobs.database.sql`delete from pgboss.schedule`;
  });

  test('never run twice at a time, nor pile up behind a slow run, with two processes', async () => {
    const { name } = LAPSE_CLAIMS;
    const slow = Promise.withResolvers<void>();
    let [running, most] = [0, 0];
    const lapseClaims = async () => {
      running += 1;
      most = Math.max(most, running);
      await slow.promise;
      running -= 1;
      return 0;
    };
    const [one, other] = await Promise.all([makeRunner(), makeRunner()]);
    expect(await Promise.all([addRun(name), addRun(name)])).toContain(false);
    await Promise.all([one.start(handlers({ lapseClaims })), other.start(handlers({ lapseClaims }))]);
    await expectStates(name, ['active']);
    expect(await addRun(name)).toBe(false);
    slow.resolve();
    await expectStates(name, ['completed']);
    expect(await addRun(name)).toBe(true);
    await expectStates(name, ['completed', 'completed']);
    expect(most).toBe(1);
  });

  test('that fail are logged, and run again when their time comes', async () => {
    const { name } = EXPIRE_LISTINGS;
    await addRun(name);
    const expireListings = vi.fn().mockRejectedValueOnce(new Error('no luck')).mockResolvedValue(0);
    await (await makeRunner()).start(handlers({ expireListings }));
    await expectStates(name, ['failed']);
    expect(jobs.logged.some((entry) => entry.includes('timer failed') && entry.includes('no luck'))).toBe(
      true,
    );
    await addRun(name);
    await expectStates(name, ['completed', 'failed']);
  });

  test('are free again when the process that ran one has died', async () => {
    const { name } = LAPSE_CLAIMS;
    await addRun(name);
    // What a process leaves behind that was killed in the middle of a run: a job at work, and no sign of life since.
    await jobs.database.sql`update pgboss.job set state = 'active', started_on = now() - interval '1 minute',
      heartbeat_on = now() - interval '1 minute' where name = ${name}`;
    expect(await addRun(name)).toBe(false);
    await withQuietBoss(jobs.url, (boss) => boss.supervise(name));
    await expectStates(name, ['failed']);
    expect(await addRun(name)).toBe(true);
  });
});
