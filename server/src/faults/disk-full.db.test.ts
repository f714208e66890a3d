import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Database } from '@scampolo/db/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { multipart } from '../contract-tests/testing/world.ts';
import { lopsidedPicture, noisyPicture } from '../infra/images/testing/sample-photos.ts';
import { sendPhoto, storedFiles } from '../modules/listings/testing/photo-files.ts';
import { claim, listingBody, newPerson, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Killable, startKillable } from './testing/killable.ts';
import { send } from './testing/requests.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** In the blocks of 512 bytes that POSIX gives `ulimit -f`; bash counts double. No file of a small photo is as large. */
const LARGEST_FILE_BLOCKS = 40;
const NO_ROOM = { error: { code: 'STORAGE_FULL', message: expect.stringContaining('no room') } };

let test: TestApp;
let database: Database;
let person: Person;
let listing: string;
beforeAll(async () => {
  test = await startTestApp();
  database = connect(test.databaseUrl, { maxConnections: 1 });
  person = await newPerson(test, { trust: 'trusted' });
  listing = (await person.call('POST', '/listings', listingBody())).body.id;
});
afterAll(async () => {
  await database?.close();
  await test?.close();
});

const rows = async () =>
  (await database.sql`select 1 from listing_photos where listing_id = ${listing}`).length;

describe('a disk that takes no large file (RLIMIT_FSIZE)', () => {
  let dataDir: string;
  let limited: Killable;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
    const env = {
      DATABASE_URL: test.databaseUrl,
      DATA_DIR: dataDir,
      PORT: '0',
      NODE_ENV: 'test',
      RATE_LIMIT: 'off',
      JWT_SECRET: test.deps.jwtSecret,
    };
    const shell = [
      '-c',
      `ulimit -f ${LARGEST_FILE_BLOCKS}; exec "$0" "$@"`,
      process.execPath,
      MAIN,
      '--api-only',
    ];
    limited = await startKillable(shell, env, /Server listening at (http:\/\/[^"]+)/, '/bin/sh');
  }, 120_000);
  afterAll(async () => {
    await limited?.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  const upload = (photo: Buffer) => {
    const { headers, payload } = multipart(photo);
    return send(`${limited.said}/api/v1/listings/${listing}/photos`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${person.token}` },
      body: new Uint8Array(payload),
    });
  };

  it('answers 507 to an upload, keeps nothing of it, lives, and takes the next one that fits', async () => {
    const before = await rows();
    const large = await noisyPicture(300, 200);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const refused = await upload(large);
      expect(refused).toMatchObject({ status: 507, body: NO_ROOM });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
    }
    expect(await rows()).toBe(before);
    expect((await upload(await lopsidedPicture(96, 64))).status).toBe(201);
    expect(await rows()).toBe(before + 1);
    expect((await send(`${limited.said}/readyz`)).status).toBe(200);
  });
});

describe('a store of photos that becomes full between two variants (ENOSPC at its boundary)', () => {
  it('answers 507, leaves no row and no part of a file, and takes the same photo once there is room', async () => {
    const { photoStore } = test.deps;
    const photo = await lopsidedPicture(900, 600);
    const before = await rows();
    let puts = 0;
    test.deps.photoStore = {
      ...photoStore,
      async put(key, bytes, type) {
        puts += 1;
        if (puts > 1)
          throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
            code: 'ENOSPC',
            syscall: 'write',
          });
        await photoStore.put(key, bytes, type);
      },
    };
    try {
      const refused = await sendPhoto(test, person, photo, { listing });
      expect(refused).toMatchObject({ status: 507, body: NO_ROOM });
    } finally {
      test.deps.photoStore = photoStore;
    }
    expect(puts).toBe(2);
    expect(await rows()).toBe(before);
    expect(await readdir(test.deps.uploadFolder)).toEqual([]);
    expect(await readdir(join(test.deps.config.dataDir, 'photos', 'unfinished'))).toEqual([]);
    const files = (await storedFiles(test)).length;
    expect((await sendPhoto(test, person, photo, { listing })).status).toBe(201);
    // The first variant was there already, whole.
    expect((await storedFiles(test)).length).toBeGreaterThan(files);
    expect(await rows()).toBe(before + 1);
  });
});

describe('a database whose disk is full (53100)', () => {
  /** Has PostgreSQL refuse every new row of a table as it does when it cannot extend the table's file. */
  async function fill(table: 'claims' | 'listings' | 'audit_log'): Promise<void> {
    await database.sql`create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`;
    await database.sql.unsafe(
      `create trigger no_room before insert on ${table} for each row execute function no_room()`,
    );
  }
  const empty = () => database.sql`drop function if exists no_room() cascade`;
  afterEach(() => empty());

  it('refuses a claim with 507 and holds nothing; the same key makes it once there is room', async () => {
    const taker = await newPerson(test);
    const { id } = await publishListing(person);
    // The last thing but one that a claim writes.
    await fill('audit_log');
    const key = { 'idempotency-key': 'claim-without-room' };
    const body = { amount: { value: 2.5, unit: 'm' } };
    const ask = () => taker.call('POST', `/listings/${id}/claims`, body, key);
    expect(await ask()).toMatchObject({ status: 507, body: NO_ROOM });
    const traces = async () =>
      (
        await database.sql`select amount_held::int as held,
      (select count(*)::int from claims where listing_id = l.id) as claims,
      (select count(*)::int from search_outbox where listing_id = l.id and created_at > l.published_at + interval '1 microsecond') as outbox
      from listings l where id = ${id}`
      )[0];
    expect(await traces()).toMatchObject({ held: 0, claims: 0 });
    expect((await test.app.inject(`/api/v1/listings/${id}`)).statusCode).toBe(200);
    await empty();
    expect((await ask()).status).toBe(201);
    expect(await traces()).toMatchObject({ held: 250, claims: 1 });
    expect((await claim(taker, id, body)).status).toBe(201);
  });

  it('refuses a new listing with 507 and makes it later, once', async () => {
    await fill('listings');
    const make = () =>
      person.call('POST', '/listings', listingBody(), { 'idempotency-key': 'listing-without-room' });
    const refused = await make();
    expect(refused).toMatchObject({ status: 507, body: NO_ROOM });
    expect(JSON.stringify(refused.body)).not.toContain('extend file');
    await empty();
    const [made, again] = [await make(), await make()];
    expect([made.status, again.body.id]).toEqual([201, made.body.id]);
  });
});
