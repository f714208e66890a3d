import { buffer } from 'node:stream/consumers';
import { EXPORT_QUEUE } from '@scampolo/db/job-queues';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../deps.ts';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import { createJobs } from '../../jobs/boss.ts';
import { handlers, withQuietBoss } from '../../jobs/testing/use-jobs.ts';
import {
  caller,
  claim,
  listingBody,
  newPerson,
  PASSWORD,
  type Person,
  publishListing,
} from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keep, matchAll } from '../alerts/testing/alerts.ts';
import { exportKey } from './export-key.ts';
import { ARCHIVE_FILES } from './read-me.ts';
import { addPhoto, askForExport, exported, fetchExport, moveBack } from './testing/exports.ts';
import { unzip } from './testing/unzip.ts';
import { makeExport } from './use-cases/make-export.ts';

let test: TestApp;
let person: Person;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  person = await newPerson(test, { trust: 'trusted' });
});

const half = { amount: { value: 0.5, unit: 'm' } };
const parsed = (files: Map<string, Buffer>, name: string) => JSON.parse(String(files.get(name)));
const told = async (one: Person) => (await one.call('GET', '/me/exports')).body.items;
const jobsOf = (id: string) =>
  test.deps.db.execute(
    sql`select name from pgboss.job where data->>'id' = ${id} or data->>'subjectId' = ${id}`,
  );

/** Drafts with photos that differ, and the photos' content addresses by their place in the archive. */
async function withPhotos(count: number, width = 60): Promise<Map<string, string>> {
  const { body } = await person.call('POST', '/listings', listingBody());
  const keys = new Map<string, string>();
  for (let n = 1; n <= count; n += 1) {
    const key = await addPhoto(test, person, body.id, await lopsidedPicture(width + n, 48));
    keys.set(`photos/${body.id}/${n}.webp`, key);
  }
  return keys;
}

async function stored(key: string): Promise<Buffer> {
  const file = await test.deps.photoStore.open(key);
  if (!file) throw new Error(`${key} is not stored`);
  return buffer(file.stream);
}

/** The process's parts, but for photos, of which the one after so many cannot be opened. */
function failingAfter(photos: number): Deps {
  let opened = 0;
  const { photoStore } = test.deps;
  const open: typeof photoStore.open = async (key) => {
    opened += 1;
    if (opened > photos) throw new Error('the disk is gone');
    return photoStore.open(key);
  };
  return { ...test.deps, photoStore: { ...photoStore, open } };
}

/** Works on exports, as a server process does, until what is waited for is so. */
async function workUntil(isSo: () => Promise<boolean>): Promise<void> {
  const jobs = await createJobs({ databaseUrl: test.databaseUrl, log: test.deps.log, pollSeconds: 0.5 });
  try {
    await jobs.start(
      handlers({ exportMember: (exportId, attempt) => makeExport(test.deps, exportId, attempt) }),
    );
    await expect.poll(isSo, { timeout: 20_000 }).toBe(true);
  } finally {
    await jobs.stop();
  }
}

describe('a copy of everything of mine', () => {
  it('is explained in my language, and each file is valid JSON', async () => {
    const files = await exported(test, person);
    expect([...files.keys()]).toEqual(['README.txt', ...ARCHIVE_FILES]);
    const readMe = String(files.get('README.txt'));
    expect(readMe).toContain('I tuoi dati su Scampolo');
    for (const name of ARCHIVE_FILES) {
      expect(readMe).toContain(`${name}\n`);
      expect(() => parsed(files, name), name).not.toThrow();
    }
  });

  it('says what the app says: account, workshops, sessions, listings, claims on both sides', async () => {
    const [taker, giver] = [await newPerson(test), await newPerson(test, { trust: 'trusted' })];
    const mine = await publishListing(person);
    const draft = await person.call('POST', '/listings', { title: 'Solo una bozza' });
    const theirs = await publishListing(giver);
    await claim(taker, mine.id, half);
    await claim(person, theirs.id, half);

    const files = await exported(test, person);

    const answer = async (url: string) => (await person.call('GET', url)).body;
    expect(parsed(files, 'member.json')).toMatchObject(await answer('/me'));
    expect(parsed(files, 'workshops.json')).toEqual([await answer(`/workshops/${person.workshopId}`)]);
    expect(parsed(files, 'listings.json')).toEqual([
      await answer(`/listings/${draft.body.id}`),
      await answer(`/listings/${mine.id}`),
    ]);
    expect(parsed(files, 'claims.json')).toEqual({
      made: (await answer('/me/claims')).items,
      received: (await answer(`/listings/${mine.id}/claims`)).items,
    });
    const sessions = (await answer('/me/sessions')).items;
    expect(parsed(files, 'sessions.json')).toEqual(
      sessions.map((one: object) => ({ ...one, current: false })),
    );
  });

  it('has what I look for, and what was found for me', async () => {
    const giver = await newPerson(test, { trust: 'trusted' });
    const searchId = await keep(person, 'q=moquette', 'none', 'Moquette');
    const post = { title: 'Cerco moquette', query: 'q=moquette', locale: 'it', hub: 'milano' };
    await person.call('POST', '/wanted', post);
    const { id: listingId } = await publishListing(giver, { title: 'Moquette' });
    await matchAll(test);

    const searches = parsed(await exported(test, person), 'searches.json');

    const answer = async (url: string) => (await person.call('GET', url)).body.items;
    expect(searches).toMatchObject({
      saved: await answer('/me/saved-searches'),
      found: [
        { searchId, search: 'Moquette', listingId },
        { search: 'Cerco moquette', listingId },
      ],
      wanted: await answer('/me/wanted'),
    });
  });

  it('has my acts, what was decided on my listings, and what I decided', async () => {
    const newcomer = await newPerson(test);
    const staff = await newPerson(test, { staffOf: 'milano' });
    const { body } = await newcomer.call('POST', '/listings', listingBody());
    await newcomer.call('POST', `/listings/${body.id}/submit`);
    const decision = { action: 'reject', reason: 'waste', note: 'Serve altro' };
    await staff.call('POST', `/moderation/listings/${body.id}/decision`, decision);

    const mine = await exported(test, newcomer);
    const theirs = await exported(test, staff);

    const expected = expect.objectContaining({ listingId: body.id, ...decision });
    expect(parsed(mine, 'decisions.json')).toEqual({ received: [expected], made: [] });
    expect(parsed(theirs, 'decisions.json')).toEqual({ received: [], made: [expected] });
    const acts = (files: Map<string, Buffer>) =>
      parsed(files, 'audit.json').map((act: { action: string; subjectId: string }) => [
        act.action,
        act.subjectId,
      ]);
    expect(acts(mine)).toContainEqual(['listing.submit', body.id]);
    expect(acts(mine)).not.toContainEqual(['listing.reject', body.id]);
    expect(acts(theirs)).toContainEqual(['listing.reject', body.id]);
    // Who decided is not told to whom it concerns.
    for (const [path, content] of mine) expect(String(content).includes(staff.memberId), path).toBe(false);
  });

  it('has every photo in its order, byte for byte as the largest we keep', async () => {
    const photos = [...(await withPhotos(3)), ...(await withPhotos(1, 900))];
    const files = await exported(test, person);
    const paths = [...files.keys()].filter((path) => path.startsWith('photos/'));
    expect(paths.toSorted()).toEqual(photos.map(([path]) => path).toSorted());
    for (const [path, key] of photos) {
      expect(files.get(path)?.equals(await stored(key)), path).toBe(true);
    }
  });

  it('has nothing of anybody I have nothing to do with', async () => {
    const mark = 'QXZQ';
    const [stranger, other] = [await newPerson(test, { trust: 'trusted' }), await newPerson(test)];
    await stranger.call('PATCH', '/me', { name: `Nome ${mark}` });
    const listing = await publishListing(stranger, { title: `Titolo ${mark}`, description: `Testo ${mark}` });
    await addPhoto(test, stranger, listing.id);
    await claim(other, listing.id, { ...half, note: `Nota ${mark}` });
    await claim(stranger, (await publishListing(person)).id, half);
    await withPhotos(1);

    const files = await exported(test, person);

    const names = new Set([...files.keys()].map((path) => path.split('/')[1] ?? ''));
    expect(names).not.toContain(listing.id);
    for (const [path, content] of files) {
      // Who claims from me is told to me by name, and nothing more of them.
      const text = String(content).replaceAll(`"member":"Nome ${mark}"`, '');
      for (const secret of [mark, stranger.email, other.email, listing.id, stranger.memberId, other.memberId])
        expect(text.includes(secret), `${path} has ${secret}`).toBe(false);
    }
    expect(String(files.get('claims.json'))).toContain(mark);
  });

  it('has no password and nothing that signs anybody in', async () => {
    await person.call('POST', '/auth/link', { email: person.email });
    const files = await exported(test, person);
    const [account] = await test.deps.db.execute<{ hash: string }>(
      sql`select password_hash as hash from members where id = ${person.memberId}`,
    );
    for (const [path, content] of files)
      for (const secret of [PASSWORD, String(account?.hash), 'argon2', person.token])
        expect(String(content).includes(secret), `${path} has ${secret}`).toBe(false);
  });
});

describe('asking for a copy', () => {
  it('answers with the one that is being made, also to six at once', async () => {
    const [one, ...others] = await Promise.all(Array.from({ length: 6 }, () => askForExport(person)));
    if (!one) throw new Error('nothing was asked for');
    expect(one).toMatchObject({ status: 'queued', progress: 0, sizeBytes: null, expiresAt: null, url: null });
    for (const other of others) expect(other).toEqual(one);
    expect(await askForExport(person)).toEqual(one);
    expect([...(await jobsOf(one.id))]).toEqual([{ name: EXPORT_QUEUE }]);
  });

  it('is refused after three in a day, and says until when', async () => {
    const first = await askForExport(person);
    await makeExport(test.deps, first.id);
    for (let n = 0; n < 2; n += 1) await exported(test, person);
    const { status, body, headers } = await person.call('POST', '/me/exports');
    expect([status, body.error.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(86_000);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(86_400);
    await moveBack(test, 'exports', { id: first.id, columns: ['created_at'], by: '24 hours' });
    expect((await askForExport(person)).status).toBe('queued');
  });

  it('does not count those that failed', async () => {
    for (let n = 0; n < 4; n += 1) {
      const { id } = await askForExport(person);
      await withPhotos(1);
      await expect(makeExport(failingAfter(0), id, { last: true })).rejects.toThrow('the disk is gone');
    }
    expect((await askForExport(person)).status).toBe('queued');
  });
});

describe('the file of a copy', () => {
  it('comes as a download without my name that nothing keeps', async () => {
    const { id } = await askForExport(person);
    await makeExport(test.deps, id);
    const { statusCode, headers, rawPayload } = await fetchExport(test, person, id);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(rawPayload.length),
      'content-disposition': 'attachment; filename="scampolo-export.zip"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const [entry] = await told(person);
    expect(entry).toMatchObject({ id, status: 'ready', progress: 100, sizeBytes: rawPayload.length });
    expect(entry.url).toBe(`/api/v1/me/exports/${id}/file`);
    const days = (Date.parse(entry.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
  });

  it('is nobody else’s, and no photo', async () => {
    const { id } = await askForExport(person);
    await makeExport(test.deps, id);
    const admin = await newPerson(test, { admin: true });
    for (const one of [await newPerson(test), admin])
      expect((await fetchExport(test, one, id)).statusCode).toBe(404);
    expect((await caller(test, null)('GET', `/me/exports/${id}/file`)).status).toBe(401);
    for (const path of [`${id}.zip`, `exports/${id}.zip`, `exports%2F${id}.zip`])
      expect((await test.app.inject({ url: `/photos/${path}` })).statusCode).toBe(404);
    expect((await told(admin)).length).toBe(0);
  });

  it('is not there before it is ready, nor once it has expired', async () => {
    const { id } = await askForExport(person);
    expect((await fetchExport(test, person, id)).statusCode).toBe(404);
    await makeExport(test.deps, id);
    await moveBack(test, 'exports', { id, columns: ['expires_at'], by: '7 days' });
    expect((await fetchExport(test, person, id)).statusCode).toBe(404);
    expect(await told(person)).toEqual([]);
  });
});

describe('making a copy', () => {
  it('is a job, which ends with a mail', async () => {
    await test.deps.db.execute(sql`delete from pgboss.job where name = ${EXPORT_QUEUE}`);
    await withPhotos(2);
    const { id } = await askForExport(person);
    await workUntil(async () => (await told(person))[0].status === 'ready');
    expect((await unzip((await fetchExport(test, person, id)).rawPayload)).size).toBe(
      ARCHIVE_FILES.length + 3,
    );
    const mails = await test.deps.db.execute(
      sql`select data from pgboss.job where data->>'subjectId' = ${id} and name = 'mail'`,
    );
    const data = { kind: 'export_ready', subjectId: id, memberId: person.memberId };
    expect([...mails]).toEqual([{ data }]);
  });

  it('left by a process that was killed is taken up by another', async () => {
    await test.deps.db.execute(sql`delete from pgboss.job where name = ${EXPORT_QUEUE}`);
    await withPhotos(2);
    const { id } = await askForExport(person);
    await expect(makeExport(failingAfter(1), id)).rejects.toThrow('the disk is gone');
    // A job at work, and no sign of life since; its pause before the next attempt is over.
    await test.deps.db.execute(sql`update pgboss.job set state = 'active', started_on = now() - interval '5 minutes',
      heartbeat_on = now() - interval '5 minutes' where name = ${EXPORT_QUEUE}`);
    await withQuietBoss(test.databaseUrl, (boss) => boss.supervise(EXPORT_QUEUE));
    await test.deps.db.execute(sql`update pgboss.job set start_after = now() where name = ${EXPORT_QUEUE}`);
    await workUntil(async () => (await told(person))[0].status === 'ready');
    expect((await unzip((await fetchExport(test, person, id)).rawPayload)).size).toBe(
      ARCHIVE_FILES.length + 3,
    );
  });

  it('writes to no address that was not confirmed', async () => {
    const unsure = await newPerson(test, { confirmed: false });
    const { id } = await askForExport(unsure);
    await makeExport(test.deps, id);
    expect((await told(unsure))[0].status).toBe('ready');
    expect([...(await jobsOf(id))]).toEqual([{ name: EXPORT_QUEUE }]);
  });

  it('says how far it is, photo by photo', async () => {
    await withPhotos(4);
    const { id } = await askForExport(person);
    await expect(makeExport(failingAfter(3), id)).rejects.toThrow('the disk is gone');
    expect((await told(person))[0]).toMatchObject({ status: 'running', progress: 75 });
  });

  it.each([0, 1, 3])('stopped after %i of 4 photos starts again and is whole', async (photos) => {
    const keys = await withPhotos(4);
    const { id } = await askForExport(person);
    await expect(makeExport(failingAfter(photos), id)).rejects.toThrow('the disk is gone');
    expect((await fetchExport(test, person, id)).statusCode).toBe(404);
    expect(await test.deps.privateStore.open(exportKey(id))).toBeNull();
    await makeExport(test.deps, id);
    const files = await unzip((await fetchExport(test, person, id)).rawPayload);
    expect([...files.keys()]).toEqual(['README.txt', ...ARCHIVE_FILES, ...keys.keys()]);
  });

  it('killed between file and row starts again, and the file is that of the last attempt', async () => {
    const { id } = await askForExport(person);
    const silenced = {
      ...test.deps,
      jobs: { ...test.deps.jobs, enqueueMails: () => Promise.reject(new Error('killed')) },
    };
    await expect(makeExport(silenced, id)).rejects.toThrow('killed');
    expect((await told(person))[0].status).toBe('running');
    await withPhotos(1);
    await makeExport(test.deps, id);
    const { rawPayload } = await fetchExport(test, person, id);
    expect((await told(person))[0].sizeBytes).toBe(rawPayload.length);
    expect((await unzip(rawPayload)).size).toBe(ARCHIVE_FILES.length + 2);
  });

  it('twice at once makes one copy and one mail', async () => {
    await withPhotos(3);
    const { id } = await askForExport(person);
    await Promise.all([makeExport(test.deps, id), makeExport(test.deps, id)]);
    const files = await unzip((await fetchExport(test, person, id)).rawPayload);
    expect(files.size).toBe(ARCHIVE_FILES.length + 4);
    expect([...(await jobsOf(id))].filter(({ name }) => name === 'mail')).toHaveLength(1);
  });

  it('once more, after it is ready, changes nothing', async () => {
    const { id } = await askForExport(person);
    await makeExport(test.deps, id);
    const before = await fetchExport(test, person, id);
    await makeExport(test.deps, id);
    expect((await fetchExport(test, person, id)).rawPayload.equals(before.rawPayload)).toBe(true);
  });

  it('has failed after the last attempt, and can be asked for again', async () => {
    await withPhotos(1);
    const { id } = await askForExport(person);
    await expect(makeExport(failingAfter(0), id, { last: true })).rejects.toThrow('the disk is gone');
    expect((await told(person))[0]).toMatchObject({ id, status: 'failed', url: null, expiresAt: null });
    expect((await askForExport(person)).id).not.toBe(id);
  });

  it('leaves a photo out whose file is gone', async () => {
    const [[path, key] = ['', ''], kept] = [...(await withPhotos(2))];
    await test.deps.photoStore.remove(key);
    const files = await exported(test, person);
    expect(files.has(path)).toBe(false);
    expect(files.has(kept?.[0] ?? '')).toBe(true);
  });
});
