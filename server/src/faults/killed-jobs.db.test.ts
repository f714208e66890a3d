import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { connect, type Database } from '@scampolo/db/client';
import {
  AVIF_QUEUE,
  EXPORT_QUEUE,
  LAPSE_CLAIMS,
  MAIL_QUEUE,
  MATCH_QUEUE,
  TELL_DUE,
} from '@scampolo/db/job-queues';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type SmtpSink, startSmtpSink } from '../infra/mailer/testing/smtp-sink.ts';
import { withQuietBoss } from '../jobs/testing/use-jobs.ts';
import { age, keep, matchAll } from '../modules/alerts/testing/alerts.ts';
import { keysOf, sendPhoto, storedFiles } from '../modules/listings/testing/photo-files.ts';
import { exportKey } from '../modules/privacy/export-key.ts';
import { claim, listingBody, newPerson, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { hold, isGone, PATIENCE, someoneWaits } from './testing/held.ts';
import { type Killable, startKillable } from './testing/killable.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const WORKER = fileURLToPath(new URL('testing/worker-program.ts', import.meta.url));

let test: TestApp;
let database: Database;
let mails: SmtpSink;
let giver: Person;
let taker: Person;
let workers: Killable[] = [];

beforeAll(async () => {
  test = await startTestApp();
  database = connect(test.databaseUrl, { maxConnections: 3, applicationName: 'test-admin' });
  mails = await startSmtpSink();
  await database.sql`delete from pgboss.schedule`;
  giver = await newPerson(test, { trust: 'trusted' });
  taker = await newPerson(test);
});
beforeEach(async () => {
  await database.sql`delete from pgboss.job`;
  mails.received.length = 0;
  mails.mute = false;
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  workers = [];
});
afterAll(async () => {
  await mails?.close();
  await database?.close();
  await test?.close();
});

/** A process that works on all jobs. */
async function startWorker(): Promise<Killable> {
  const env = {
    DATABASE_URL: test.databaseUrl,
    DATA_DIR: test.deps.config.dataDir,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: test.deps.jwtSecret,
    SMTP_URL: mails.url,
  };
  const worker = await startKillable([WORKER], env, /^(working)$/);
  workers.push(worker);
  return worker;
}

const statesOf = async (queue: string) =>
  (
    await database.sql<{ state: string }[]>`select state from pgboss.job where name = ${queue} order by state`
  ).map(({ state }) => state);
const expectStates = (queue: string, ...states: string[]) =>
  expect.poll(() => statesOf(queue), PATIENCE).toEqual(states);

/**
 * What time and the queues' own supervision do to a job whose process is gone: no sign of life for longer than its queue allows,
 * and then the pause before the next attempt.
 */
async function timePasses(queue: string): Promise<void> {
  await database.sql`update pgboss.job set started_on = now() - interval '2 hours', heartbeat_on = now() - interval '2 hours'
    where name = ${queue} and state = 'active'`;
  // Supervision is due again, whoever did it last.
  await database.sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null where name = ${queue}`;
  await withQuietBoss(test.databaseUrl, (boss) => boss.supervise(queue));
  await database.sql`update pgboss.job set start_after = now() where name = ${queue} and state = 'retry'`;
}

it('a mail that the mail server took, and of which nobody noted so, goes out again as the same message', async () => {
  await test.app.inject({ method: 'POST', url: '/api/v1/auth/link', payload: { email: taker.email } });
  mails.mute = true;
  const first = await startWorker();
  await expect.poll(() => mails.received.length, PATIENCE).toBe(1);
  await first.kill();
  expect(await statesOf(MAIL_QUEUE)).toEqual(['active']);

  mails.mute = false;
  await timePasses(MAIL_QUEUE);
  await startWorker();
  await expectStates(MAIL_QUEUE, 'completed');
  const messageIds = mails.received.map(({ raw }) => /^Message-ID: (.+)\r$/im.exec(raw)?.[1]);
  expect(messageIds).toEqual([expect.stringMatching(/^<.+@.+>$/), messageIds[0]]);
});

it('AVIF variants that were stored and not yet named are named by the next attempt, and no file is left over', async () => {
  const listing: string = (await giver.call('POST', '/listings', listingBody())).body.id;
  const sent = await sendPhoto(test, giver, await grainyPhoto(), { listing });
  const before = await storedFiles(test);
  const held = await hold(database.sql, (tx) =>
    tx.unsafe('select 1 from listing_photos where id = $1 for update', [sent.body.id]),
  );
  const first = await startWorker();
  const pid = await someoneWaits(database.sql);
  const stored = await storedFiles(test);
  expect(stored.length).toBe(2 * before.length);
  await first.kill();
  // Its last statement is with the server already and would be done all the same; as if it had never got there.
  await database.sql`select pg_terminate_backend(${pid})`;
  await isGone(database.sql, pid);
  await held.release();
  const variants = async () => (await giver.call('GET', `/listings/${listing}`)).body.photos[0];
  expect(keysOf(await variants())).toEqual(before);

  await timePasses(AVIF_QUEUE);
  await startWorker();
  await expectStates(AVIF_QUEUE, 'completed');
  expect(keysOf(await variants())).toEqual(stored);
  expect(await storedFiles(test)).toEqual(stored);
});

it('an export that was being read is made anew, told of once, and whole', async () => {
  const exporting = await taker.call('POST', '/me/exports', {});
  const id: string = exporting.body.id;
  const held = await hold(database.sql, (tx) => tx.unsafe('lock table claims in access exclusive mode'));
  const first = await startWorker();
  const pid = await someoneWaits(database.sql);
  await first.kill();
  await held.release();
  await isGone(database.sql, pid);
  const status = async () => (await database.sql`select status from exports where id = ${id}`)[0]?.['status'];
  expect(await status()).toBe('running');
  expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();

  await timePasses(EXPORT_QUEUE);
  await startWorker();
  await expectStates(EXPORT_QUEUE, 'completed');
  expect(await status()).toBe('ready');
  const file = await test.deps.privateStore.open(exportKey(id));
  expect(file && (await buffer(file.stream)).length).toBe(file?.size);
  const told =
    await database.sql`select 1 from pgboss.job where name = 'mail' and data->>'kind' = 'export_ready'`;
  expect(told).toHaveLength(1);
});

it('a timer in the middle of its work has done none of it, and the next run does it once', async () => {
  const { id: listing } = await publishListing(giver);
  const made = await claim(taker, listing, { amount: { value: 2.5, unit: 'm' } });
  await database.sql`delete from pgboss.job`;
  await database.sql`update claims set reserved_until = now() - interval '1 second' where id = ${made.body.id}`;
  const addRun = () => withQuietBoss(test.databaseUrl, (boss) => boss.send(LAPSE_CLAIMS.name));
  const held = await hold(database.sql, (tx) =>
    tx.unsafe('select 1 from listings where id = $1 for update', [listing]),
  );
  await addRun();
  const first = await startWorker();
  const pid = await someoneWaits(database.sql);
  await first.kill();
  await held.release();
  await isGone(database.sql, pid);
  const traces = async () =>
    (
      await database.sql`select c.status, l.amount_held::int as held,
        (select count(*)::int from audit_log where subject_id = c.id and action = 'claim.lapse') as audited,
        (select count(*)::int from pgboss.job where name = 'mail' and data->>'subjectId' = c.id::text) as mails
        from claims c join listings l on l.id = c.listing_id where c.id = ${made.body.id}`
    )[0];
  expect(await traces()).toEqual({ status: 'reserved', held: 250, audited: 0, mails: 0 });

  // While the dead run has its queue, the clock adds none; without a sign of life for half a minute it has failed.
  expect(await addRun()).toBeNull();
  await timePasses(LAPSE_CLAIMS.name);
  await addRun();
  await startWorker();
  await expectStates(LAPSE_CLAIMS.name, 'completed', 'failed');
  expect(await traces()).toEqual({ status: 'lapsed', held: 0, audited: 1, mails: 2 });
});

/** To whom mails about findings were enqueued, each as often as it was. */
const toldMembers = async () =>
  (
    await database.sql<{ member: string }[]>`select data->>'memberId' as member from pgboss.job
      where name = 'mail' and data->>'kind' = 'lots_found' order by 1`
  ).map(({ member }) => member);

it('a listing that was being told to those who look for it is told to each of them once', async () => {
  const seekers = [await newPerson(test), await newPerson(test)];
  const ids: string[] = [];
  for (const seeker of seekers) ids.push(await keep(seeker, 'q=ottoman'));
  const held = await hold(database.sql, (tx) =>
    tx.unsafe('select 1 from saved_searches where id = $1 for update', [ids[1] ?? '']),
  );
  await publishListing(giver, { title: 'Ottoman' });
  const first = await startWorker();
  const pid = await someoneWaits(database.sql);
  await first.kill();
  await held.release();
  await isGone(database.sql, pid);
  expect(await toldMembers()).toEqual([]);

  await timePasses(MATCH_QUEUE);
  await startWorker();
  await expectStates(MATCH_QUEUE, 'completed');
  expect(await toldMembers()).toEqual(seekers.map(({ memberId }) => memberId));
});

it('mails of the day that were being written go to everybody once, also to those who had got theirs', async () => {
  const seekers = [await newPerson(test), await newPerson(test)];
  const ids: string[] = [];
  for (const seeker of seekers) ids.push(await keep(seeker, 'q=shetland', 'daily'));
  await publishListing(giver, { title: 'Shetland' });
  await matchAll(test);
  for (const id of ids) await age(test, id, 24);
  const addRun = () => withQuietBoss(test.databaseUrl, (boss) => boss.send(TELL_DUE.name));
  const held = await hold(database.sql, (tx) =>
    tx.unsafe('select 1 from saved_searches where id = $1 for update', [ids[1] ?? '']),
  );
  await addRun();
  const first = await startWorker();
  const pid = await someoneWaits(database.sql);
  await first.kill();
  await held.release();
  await isGone(database.sql, pid);
  expect(await toldMembers()).toEqual([seekers[0]?.memberId]);

  await timePasses(TELL_DUE.name);
  await addRun();
  await startWorker();
  await expectStates(TELL_DUE.name, 'completed', 'failed');
  expect(await toldMembers()).toEqual(seekers.map(({ memberId }) => memberId));
});

/** A photo with the grain of cloth, of which AVIF is smaller than WebP. */
function grainyPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#808080', noise } })
    .blur(1.5)
    .jpeg({ quality: 92 })
    .toBuffer();
}
