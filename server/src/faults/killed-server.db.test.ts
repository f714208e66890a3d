import { once } from 'node:events';
import { readdir, utimes } from 'node:fs/promises';
import { createServer, connect as openSocket, type Server } from 'node:net';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { multipart } from '../contract-tests/testing/world.ts';
import { lopsidedPicture } from '../infra/images/testing/sample-photos.ts';
import { keysOf, storedFiles } from '../modules/listings/testing/photo-files.ts';
import { sweepPhotoFiles } from '../modules/listings/use-cases/sweep-photo-files.ts';
import { listingBody, newPerson, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { hold, isGone, PATIENCE, someoneWaits } from './testing/held.ts';
import { type KillableServer, startKillableServer } from './testing/killable-server.ts';
import { type Caller, callWith, claimUnder, publish, type Received, send } from './testing/requests.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HOUR_MS = 3_600_000;

let test: TestApp;
let database: Database;
let server: KillableServer;
let giver: Person;
let taker: Person;

beforeAll(async () => {
  test = await startTestApp();
  database = connect(test.databaseUrl, { maxConnections: 3, applicationName: 'test-admin' });
  // Nothing but what a test does happens.
  await database.sql`delete from pgboss.schedule`;
  giver = await newPerson(test, { trust: 'trusted' });
  taker = await newPerson(test);
  server = await startKillableServer(test);
});
// Also when the test before failed in between.
beforeEach(async () => {
  await send(`${server.address}/healthz`).catch(startAgain);
});
afterAll(async () => {
  await server?.kill();
  await database?.close();
  await test?.close();
});

const over = (person: Person): Caller => ({ ...person, call: callWith(() => server.address, person.token) });

/** The next process, after the one before was killed. */
async function startAgain(): Promise<void> {
  server = await startKillableServer(test);
  await expect.poll(async () => (await send(`${server.address}/readyz`)).status, PATIENCE).toBe(200);
}

/** What a claim under a key has left: itself, what is held, its mails. */
async function tracesOf(listing: string, key: string) {
  const [row] = await database.sql`select l.amount_held::int as held, l.status,
    (select count(*)::int from claims c where c.listing_id = l.id and c.idempotency_key = ${key}) as claims,
    (select count(*)::int from pgboss.job j join claims c on c.id::text = j.data->>'subjectId'
      where c.listing_id = l.id and j.name = 'mail') as mails,
    (select count(*)::int from audit_log a join claims c on c.id = a.subject_id
      where c.listing_id = l.id and a.action = 'claim.reserve') as audited
    from listings l where l.id = ${listing}`;
  return row;
}

const NOTHING = { held: 0, status: 'published', claims: 0, mails: 0, audited: 0 };
const ONE_CLAIM = { held: 250, status: 'published', claims: 1, mails: 2, audited: 1 };

describe('a server that is killed', () => {
  it('after a claim has committed and before its answer is out: the same key gives the same claim, made once', async () => {
    const { id: listing } = await publishListing(giver);
    const relay = await relayThatKills(server);
    const lost = claimUnder(
      { ...taker, call: callWith(() => relay.address, taker.token) },
      listing,
      'lost-answer',
    );
    await expect(lost).rejects.toThrow();
    relay.close();
    expect(await tracesOf(listing, 'lost-answer')).toEqual(ONE_CLAIM);

    await startAgain();
    const again = await claimUnder(over(taker), listing, 'lost-answer');
    expect(again.status).toBe(201);
    const [made] = await database.sql`select id from claims where listing_id = ${listing}`;
    expect(again.body.id).toBe(made?.['id']);
    expect(await tracesOf(listing, 'lost-answer')).toEqual(ONE_CLAIM);
  });

  it.each([
    ['with its connections, as when the machine goes', true],
    ['alone: what PostgreSQL has in hand it may still finish', false],
  ])(
    'before a claim has committed, %s: all of it is there or nothing, and the same key gives one claim',
    async (_how, both) => {
      const key = both ? 'machine-gone' : 'process-gone';
      const { id: listing } = await publishListing(giver);
      const held = await hold(database.sql, (tx) =>
        tx.unsafe('select 1 from listings where id = $1 for update', [listing]),
      );
      const lost = claimUnder(over(taker), listing, key).catch((error: unknown) => error);
      const pid = await someoneWaits(database.sql);
      await server.kill();
      expect(await lost).toBeInstanceOf(Error);
      if (both) await endConnection(pid);
      await held.release();
      await isGone(database.sql, pid);
      const outcomes = both ? [NOTHING] : [NOTHING, ONE_CLAIM];
      expect(outcomes).toContainEqual(await tracesOf(listing, key));

      await startAgain();
      const answers = [
        await claimUnder(over(taker), listing, key),
        await claimUnder(over(taker), listing, key),
      ];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[1]?.body.id).toBe(answers[0]?.body.id);
      expect(await tracesOf(listing, key)).toEqual(ONE_CLAIM);
    },
  );

  it('after a listing was published and before it was indexed: the next start catches up', async () => {
    // While this is held, no drain works.
    const held = await hold(database.sql, (tx) =>
      tx.unsafe(`select pg_advisory_xact_lock(hashtextextended('scampolo search outbox', 0))`),
    );
    const listing = await publish(over(giver), { title: 'Gabardine color prugna' });
    await server.kill();
    await held.release();
    const waiting = () => database.sql`select 1 from search_outbox where listing_id = ${listing}`;
    expect((await waiting()).length).toBeGreaterThan(0);

    await startAgain();
    const { body } = await send(`${server.address}/api/v1/search?q=gabardine`);
    expect(body.hits.map((hit: { id: string }) => hit.id)).toContain(listing);
    expect(await waiting()).toEqual([]);
  });
});

describe('an upload whose server is killed', () => {
  it('after the first bytes, half of them and all but the last leaves no row, and its parts are swept', async () => {
    const listing: string = (await giver.call('POST', '/listings', listingBody())).body.id;
    const { head, payload } = await uploadTo(listing, 450);
    const sockets = [300, Math.floor(payload.length / 2), payload.length - 20].map((bytes) => {
      const socket = openSocket(Number(new URL(server.address).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(Buffer.concat([head, payload.subarray(0, bytes)]));
      return socket;
    });
    const left = () => readdir(test.deps.uploadFolder);
    await expect.poll(left, PATIENCE).toHaveLength(sockets.length);
    await server.kill();
    for (const socket of sockets) socket.destroy();

    // What is younger than an hour may be another process's.
    await startAgain();
    expect(await left()).toHaveLength(sockets.length);
    for (const name of await left()) await makeOld(join(test.deps.uploadFolder, name));
    await sweepPhotoFiles(test.deps);
    expect(await left()).toEqual([]);
    expect(await photosOf(listing)).toEqual([]);
    expect((await upload(listing, 450)).status).toBe(201);
  });

  it('after the files and before the row: no row, the same key brings the photo, files that nobody names are swept', async () => {
    const listing: string = (await giver.call('POST', '/listings', listingBody())).body.id;
    const before = await storedFiles(test);
    const held = await hold(database.sql, (tx) =>
      tx.unsafe('select 1 from listings where id = $1 for update', [listing]),
    );
    const lost = upload(listing, 620, 'photo-in-between').catch((error: unknown) => error);
    const pid = await someoneWaits(database.sql);
    const stored = (await storedFiles(test)).filter((key) => !before.includes(key));
    expect(stored.length).toBeGreaterThan(0);
    await server.kill();
    expect(await lost).toBeInstanceOf(Error);
    await held.release();
    await isGone(database.sql, pid);
    expect(await photosOf(listing)).toEqual([]);
    for (const key of await storedFiles(test))
      await makeOld(join(test.deps.config.dataDir, 'photos', key.slice(0, 2), key));
    for (let hour = 0; hour < 24; hour += 1)
      await sweepPhotoFiles(test.deps, new Date(Date.now() + hour * HOUR_MS));
    expect(await storedFiles(test)).toEqual(before);

    await startAgain();
    const { status, body } = await upload(listing, 620, 'photo-in-between');
    expect(status).toBe(201);
    expect(keysOf(body)).toEqual(stored);
    expect(await photosOf(listing)).toHaveLength(1);
  });
});

async function endConnection(pid: number): Promise<void> {
  await database.sql`select pg_terminate_backend(${pid})`;
  await isGone(database.sql, pid);
}

const photosOf = (listing: string) =>
  database.sql`select id from listing_photos where listing_id = ${listing}`;

async function makeOld(path: string): Promise<void> {
  const then = new Date(Date.now() - 48 * HOUR_MS);
  await utimes(path, then, then);
}

/** A photo that no other test sends, as wide as this. */
async function uploadTo(listing: string, width: number) {
  const { headers, payload } = multipart(await lopsidedPicture(Math.round(width), 300));
  const lines = [
    `POST /api/v1/listings/${listing}/photos HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${giver.token}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${payload.length}`,
  ];
  return { head: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), headers, payload };
}

async function upload(listing: string, width: number, key?: string): Promise<Received> {
  const { headers, payload } = await uploadTo(listing, width);
  return send(`${server.address}/api/v1/listings/${listing}/photos`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${giver.token}`, ...(key && { 'idempotency-key': key }) },
    body: new Uint8Array(payload),
  });
}

/** Passes requests on. At the first byte of an answer it kills the server and hangs up, so that nobody hears of it. */
async function relayThatKills(target: KillableServer): Promise<{ address: string; close(): Server }> {
  const relay = createServer((client) => {
    const onward = openSocket(Number(new URL(target.address).port), '127.0.0.1');
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
    client.pipe(onward);
    onward.once('data', async () => {
      await target.kill();
      client.destroy();
    });
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  return { address: `http://127.0.0.1:${address.port}`, close: () => relay.close() };
}
