import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { multipart } from '../../contract-tests/testing/world.ts';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import { type Answer, caller, listingBody, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keysOf, storedFiles } from './testing/photo-files.ts';

let test: TestApp;
let person: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startTestApp();
  [person, stranger] = [await newPerson(test), await newPerson(test)];
});
afterAll(() => test.close());

let keys = 0;
function freshKey(): string {
  keys += 1;
  return `a-key-of-its-own-${keys}`;
}

const start = (key: string, by = person, body: object = listingBody()) =>
  by.call('POST', '/listings', body, { 'idempotency-key': key });

async function rowsOf(key: string): Promise<{ id: string; workshop_id: string }[]> {
  return [
    ...(await test.deps.db.execute<{ id: string; workshop_id: string }>(
      sql`select id, workshop_id from listings where idempotency_key = ${key}`,
    )),
  ];
}

async function outbox(listingId: string): Promise<number> {
  const rows = await test.deps.db.execute(sql`select 1 from search_outbox where listing_id = ${listingId}`);
  return rows.length;
}

describe('a draft that is sent again under its key', () => {
  it('is there once, and answers as it is now', async () => {
    const key = freshKey();
    const first: ListingJson = (await start(key)).body;
    await person.call('PATCH', `/listings/${first.id}`, { title: 'Fresco di lana blu', revision: 1 });

    const again = await start(key, person, listingBody({ title: 'Tutt’altro', pieces: [] }));

    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: first.id, title: 'Fresco di lana blu', revision: 2 });
    expect(await rowsOf(key)).toHaveLength(1);
    expect(await outbox(first.id)).toBe(1);
  });

  it('is there once when ten come at once, with the pieces of one', async () => {
    const key = freshKey();
    const pieces = [{ lengthCm: 50, widthCm: 40, count: 3 }];
    const body = listingBody({ amount: { value: 3, unit: 'pcs' }, smallestCut: null, pieces });
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(key, person, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await rowsOf(key)).toHaveLength(1);
    expect((await person.call('GET', `/listings/${answers[0]?.body.id}`)).body.pieces).toMatchObject(pieces);
  });

  it('answers also when it has been withdrawn meanwhile', async () => {
    const key = freshKey();
    const { id } = (await start(key)).body;
    await person.call('POST', `/listings/${id}/withdraw`);
    expect((await start(key)).body).toMatchObject({ id, status: 'withdrawn' });
  });

  it('is another one for another workshop, which learns nothing', async () => {
    const key = freshKey();
    const mine = (await start(key)).body.id;
    const theirs = await start(key, stranger);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine);
    expect(theirs.body.mine).toBe(true);
    expect((await rowsOf(key)).map((row) => row.workshop_id).toSorted()).toEqual(
      [person.workshopId, stranger.workshopId].toSorted(),
    );
    expect((await start(key, person, listingBody({ workshopId: stranger.workshopId }))).status).toBe(403);
  });

  it('leaves its key free when it was refused', async () => {
    const key = freshKey();
    const refused = await start(key, person, listingBody({ widthCm: -1 }));
    expect(refused.body.error.code).toBe('VALIDATION_FAILED');
    expect(await rowsOf(key)).toEqual([]);
    expect((await start(key)).status).toBe(201);
  });

  it('is refused with a key that is none, and needs none', async () => {
    for (const key of ['short', 'with blanks in it', 'x'.repeat(129), '']) {
      const { status, body } = await start(key);
      expect([status, body.error?.code]).toEqual([400, 'IDEMPOTENCY_KEY_REQUIRED']);
    }
    const two = [
      await person.call('POST', '/listings', listingBody()),
      await person.call('POST', '/listings', listingBody()),
    ];
    expect(new Set(two.map(({ body }) => body.id)).size).toBe(2);
    const nobody = await caller(test, null)('POST', '/listings', listingBody(), {
      'idempotency-key': freshKey(),
    });
    expect(nobody.status).toBe(401);
  });
});

describe('a photo that is sent again under its key', () => {
  let listing: string;
  beforeEach(async () => {
    listing = (await person.call('POST', '/listings', listingBody())).body.id;
  });

  let width = 300;
  async function freshPhoto(): Promise<Buffer> {
    width += 7;
    return sharp(await lopsidedPicture(width, 200))
      .jpeg()
      .toBuffer();
  }

  async function send(
    key: string | null,
    bytes: Buffer,
    { by = person, to = listing } = {},
  ): Promise<Answer> {
    const { headers, payload } = multipart(bytes);
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/v1/listings/${to}/photos`,
      headers: {
        ...headers,
        authorization: `Bearer ${by.token}`,
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      payload,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }

  const photosNow = async (): Promise<PhotoJson[]> =>
    (await person.call('GET', `/listings/${listing}`)).body.photos;

  it('is there once, answers as it is now, and is not read a second time', async () => {
    const key = freshKey();
    const bytes = await freshPhoto();
    const first: PhotoJson = (await send(key, bytes)).body;
    await person.call('PATCH', `/listings/${listing}/photos/${first.id}`, { alt: 'La cimosa' });
    const waiting = await outbox(listing);

    // Bytes that would be refused, had anybody looked at them.
    const again = await send(key, Buffer.from('<svg/>'));

    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: first.id, alt: 'La cimosa' });
    expect(await photosNow()).toEqual([again.body]);
    expect(await outbox(listing)).toBe(waiting);
  });

  it('is there once when three come at once, and nothing of the others stays', async () => {
    const before = await storedFiles(test);
    const key = freshKey();
    const pictures = [await freshPhoto(), await freshPhoto()];
    const answers = await Promise.all([...pictures, ...pictures.slice(1)].map((bytes) => send(key, bytes)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const [now, ...others] = await photosNow();
    expect(others).toEqual([]);
    expect(await storedFiles(test)).toEqual([...before, ...(now ? keysOf(now) : [])].toSorted());
    expect(await outbox(listing)).toBe(1);
  });

  it('is found also where no other would have room, or nothing can be added any more', async () => {
    const key = freshKey();
    const bytes = await freshPhoto();
    const { id } = (await send(key, bytes)).body;
    for (let more = 1; more < 8; more += 1) expect((await send(freshKey(), bytes)).status).toBe(201);
    expect((await send(freshKey(), bytes)).body.error.code).toBe('TOO_MANY_PHOTOS');
    expect((await send(key, bytes)).body.id).toBe(id);

    await person.call('POST', `/listings/${listing}/withdraw`);
    expect((await send(freshKey(), bytes)).body.error.code).toBe('INVALID_STATE');
    expect((await send(key, bytes)).body.id).toBe(id);
  });

  it('comes anew once it was removed: nothing remembers it', async () => {
    const key = freshKey();
    const bytes = await freshPhoto();
    const first = (await send(key, bytes)).body;
    await person.call('DELETE', `/listings/${listing}/photos/${first.id}`);
    const again = (await send(key, bytes)).body;
    expect(again.id).not.toBe(first.id);
    expect(await photosNow()).toEqual([again]);
    expect(await storedFiles(test)).toEqual(expect.arrayContaining(keysOf(again)));
  });

  it('is another one in another listing, and out of reach of another workshop', async () => {
    const key = freshKey();
    const bytes = await freshPhoto();
    const { id } = (await send(key, bytes)).body;
    const other = (await person.call('POST', '/listings', listingBody())).body.id;
    expect((await send(key, bytes, { to: other })).body.id).not.toBe(id);

    expect((await send(key, bytes, { by: stranger })).status).toBe(404);
    const staff = await newPerson(test, { staffOf: 'milano' });
    expect((await send(key, bytes, { by: staff })).status).toBe(403);
    const theirs = (await stranger.call('POST', '/listings', listingBody())).body.id;
    expect((await send(key, bytes, { by: stranger, to: theirs })).body.id).not.toBe(id);
    expect(await photosNow()).toHaveLength(1);
  });

  it('leaves its key free, and no row to index, when it was refused', async () => {
    const key = freshKey();
    const before = await outbox(listing);
    expect((await send(key, Buffer.from('<svg/>'))).body.error.code).toBe('PHOTO_UNSUPPORTED');
    expect(await outbox(listing)).toBe(before);
    expect((await send(key, await freshPhoto())).status).toBe(201);
    expect((await send('short', await freshPhoto())).body.error.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });

  it('needs no key', async () => {
    const bytes = await freshPhoto();
    const [one, two] = [await send(null, bytes), await send(null, bytes)];
    expect(one.body.id).not.toBe(two.body.id);
  });
});
