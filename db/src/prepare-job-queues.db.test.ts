import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from './client.ts';
import { JOB_QUEUES, TIMER_QUEUES } from './job-queues.ts';
import { migrate } from './migrate.ts';
import { prepareJobQueues } from './prepare-job-queues.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 1 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const prepare = () => prepareJobQueues(testDatabase.url);

test('a migrated database has every queue and every timer', async () => {
  const queues =
    await database.sql`select name, policy from pgboss.queue where name not like '\\_\\_pgboss%' order by name`;
  expect(queues).toEqual(
    JOB_QUEUES.map(({ name, policy = 'standard' }) => ({ name, policy })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
  );
  const timers = await database.sql`select name, cron from pgboss.schedule order by name`;
  expect(timers).toEqual(
    TIMER_QUEUES.map(({ name, cron }) => ({ name, cron })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
});

test('queues and timers that differ are brought in line, and jobs stay', async () => {
  await database.sql`insert into pgboss.job (name, data) values ('mail', '{}')`;
  await database.sql`update pgboss.queue set retry_limit = 1, dead_letter = null where name = 'mail'`;
  await database.sql`update pgboss.schedule set cron = '0 0 * * *'`;
  await database.sql`insert into pgboss.schedule (name, cron, timezone) values ('mail', '* * * * *', 'UTC')`;
  await prepare();
  expect(await database.sql`select retry_limit, dead_letter from pgboss.queue where name = 'mail'`).toEqual([
    { retry_limit: 24, dead_letter: 'mail-dead-letter' },
  ]);
  const crons = await database.sql`select cron from pgboss.schedule`;
  expect(crons.map(({ cron }) => cron).sort()).toEqual(TIMER_QUEUES.map(({ cron }) => cron).sort());
  expect(await database.sql`select count(*)::int as n from pgboss.job where name = 'mail'`).toEqual([
    { n: 1 },
  ]);
});

test('indexes that an upgrade left to be built are there before anybody works', async () => {
  await database.sql`insert into pgboss.bam (name, version, status, table_name, command)
    values ('late index', 1, 'pending', 'job_common', 'create index late on pgboss.job_common (completed_on)')`;
  await database.sql`update pgboss.version set bam_on = null`;
  await prepare();
  const [index] = await database.sql`select to_regclass('pgboss.late') is not null as built`;
  expect(index).toEqual({ built: true });
});

test('an index that cannot be built is an error', async () => {
  await database.sql`insert into pgboss.bam (name, version, status, table_name, command)
    values ('impossible', 1, 'pending', 'job_common', 'create index impossible on pgboss.job_common (no_such_column)')`;
  await database.sql`update pgboss.version set bam_on = null`;
  await expect(prepare()).rejects.toThrow('pgboss.bam');
  await database.sql`delete from pgboss.bam`;
});

test('a queue that has another policy is an error, since pg-boss cannot change it', async () => {
  await database.sql`update pgboss.queue set policy = 'standard' where name = 'lapse-claims'`;
  await expect(prepare()).rejects.toThrow('queue lapse-claims is standard and cannot become exclusive');
  await database.sql`update pgboss.queue set policy = 'exclusive' where name = 'lapse-claims'`;
});

test('several processes that start on one empty database do not get in each other’s way', async () => {
  const empty = await createTestDatabase();
  const sql = connect(empty.url, { maxConnections: 1 });
  await sql.sql.unsafe('drop schema public cascade; drop schema pgboss cascade; create schema public');
  await sql.close();
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(empty.url)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  await empty.drop();
});
