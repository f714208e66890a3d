import { workshops } from '@scampolo/db/schema/identity';
import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lopsidedPicture, plain } from '../../infra/images/testing/sample-photos.ts';
import { caller, listingBody, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keysOf, sendPhoto, storedFiles } from './testing/photo-files.ts';
import { encodeAvif } from './use-cases/encode-avif.ts';
import { forgetPhotoFiles } from './use-cases/forget-photo-files.ts';

let test: TestApp;
let person: Person;
let listing: string;
beforeAll(async () => {
  test = await startTestApp();
  person = await newPerson(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  listing = (await person.call('POST', '/listings', listingBody())).body.id;
});

let hue = 0;
/** A photo that no other test has sent, large enough that AVIF is smaller. */
async function freshPhoto(width = 480): Promise<Buffer> {
  hue += 37;
  return sharp(await lopsidedPicture(width, Math.round(width / 1.5)))
    .modulate({ hue: hue % 360 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** A photo with the grain of cloth, of which AVIF is smaller than WebP. */
function grainyPhoto(width = 900): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height: 600, channels: 3, background: '#808080', noise } })
    .blur(1.5)
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function added(bytes?: Buffer, by = person): Promise<PhotoJson> {
  const { status, body } = await sendPhoto(test, by, bytes ?? (await freshPhoto()), { listing });
  expect(status).toBe(201);
  return body;
}

async function photosNow(): Promise<PhotoJson[]> {
  return (await person.call('GET', `/listings/${listing}`)).body.photos;
}

const replace = (photoId: string, bytes: Buffer, by = person) =>
  sendPhoto(test, by, bytes, { listing, photoId });
const patch = (photoId: string, alt: string, by = person) =>
  by.call('PATCH', `/listings/${listing}/photos/${photoId}`, { alt });

async function avifJobs(photoId: string): Promise<number> {
  const rows = await test.deps.db.execute(
    sql`select 1 from pgboss.job where name = 'encode-avif' and data->>'id' = ${photoId}`,
  );
  return rows.length;
}

describe('a replaced photo', () => {
  it('keeps its id, its place and its text, and has the new bytes only', async () => {
    const [first, second] = [await added(), await added()];
    await patch(second.id, 'La cimosa da vicino');

    const { status, body } = await replace(second.id, await freshPhoto(900));

    expect(status).toBe(200);
    expect(body).toMatchObject({ id: second.id, width: 900, alt: 'La cimosa da vicino', altTyped: true });
    expect(await photosNow()).toEqual([{ ...first, alt: expect.any(String) }, body]);
    const files = await storedFiles(test);
    expect(files).toEqual(expect.arrayContaining([...keysOf(first), ...keysOf(body)]));
    for (const key of keysOf(second)) expect(files).not.toContain(key);
  });

  it('changes the colours of its listing, in the index too, and has AVIF made anew', async () => {
    const photo = await added(await plain('#2346c7').png().toBuffer());
    await test.drain();
    await replace(photo.id, await plain('#b3261e').png().toBuffer());
    const { body } = await person.call('GET', `/listings/${listing}`);
    expect(body.colours).toMatchObject([{ family: 'red' }]);
    const waiting = await test.deps.db.execute(
      sql`select 1 from search_outbox where listing_id = ${listing}`,
    );
    expect(waiting).toHaveLength(1);
    expect(await avifJobs(photo.id)).toBe(2);
  });

  it('stays as it was when the new one is none', async () => {
    const photo = await added();
    const { status, body } = await replace(photo.id, Buffer.from('<svg/>'));
    expect([status, body.error.code]).toEqual([415, 'PHOTO_UNSUPPORTED']);
    expect(await photosNow()).toEqual([photo]);
    expect(await storedFiles(test)).toEqual(expect.arrayContaining(keysOf(photo)));
  });

  it('keeps the files that are the same', async () => {
    const bytes = await freshPhoto();
    const photo = await added(bytes);
    expect((await replace(photo.id, bytes)).body).toEqual(photo);
    expect(await storedFiles(test)).toEqual(expect.arrayContaining(keysOf(photo)));
  });

  it('leaves the files that another photo, or a logo, has too', async () => {
    const [shared, logo] = [await freshPhoto(), await freshPhoto()];
    const [one, other, third] = [await added(shared), await added(shared), await added(logo)];
    await test.deps.db
      .update(workshops)
      .set({
        logo: third.variants.map(({ url, ...size }) => ({ key: url.replace('/photos/', ''), ...size })),
      })
      .where(eq(workshops.id, person.workshopId));

    await replace(one.id, await freshPhoto());
    await replace(third.id, await freshPhoto());

    const kept = [...keysOf(other), ...keysOf(third)];
    expect(await storedFiles(test)).toEqual(expect.arrayContaining(kept));
    await test.deps.db.update(workshops).set({ logo: [] }).where(eq(workshops.id, person.workshopId));
  });

  it('is one of two that are sent at once; nothing of the other stays', async () => {
    const before = await storedFiles(test);
    const photo = await added();
    const answers = await Promise.all(
      [await freshPhoto(), await freshPhoto()].map((bytes) => replace(photo.id, bytes)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [now] = await photosNow();
    expect(await storedFiles(test)).toEqual([...before, ...(now ? keysOf(now) : [])].toSorted());
  });
});

describe('the text of a photo', () => {
  it('is suggested from the facts until somebody writes one, and again when that is taken back', async () => {
    await added();
    const photo = await added();
    const suggested = expect.stringMatching(/^Drapperia, lana e poliammidica, .+, fine rotolo; foto 2 di 2$/);
    expect(photo).toMatchObject({ alt: suggested, altTyped: false });

    expect((await patch(photo.id, 'Il rovescio')).body).toMatchObject({ alt: 'Il rovescio', altTyped: true });
    expect((await photosNow())[1]).toMatchObject({ alt: 'Il rovescio', altTyped: true });

    expect((await patch(photo.id, '')).body).toMatchObject({ alt: suggested, altTyped: false });
  });

  it('never takes the workshop’s name from where it was typed', async () => {
    const name = (await person.call('GET', '/me')).body.workshops[0].name;
    const body = listingBody({ title: `Fine pezza di ${name}`, description: name });
    listing = (await person.call('POST', '/listings', body)).body.id;
    expect((await added()).alt).not.toContain(name);
  });

  it('is at most 250 letters', async () => {
    const photo = await added();
    expect((await patch(photo.id, 'x'.repeat(250))).status).toBe(200);
    expect((await patch(photo.id, 'x'.repeat(251))).status).toBe(400);
  });
});

describe('replacing and describing', () => {
  it('is for members of the workshop, on a photo of the listing', async () => {
    const photo = await added();
    const [stranger, staff] = [await newPerson(test), await newPerson(test, { staffOf: 'milano' })];
    const bytes = await freshPhoto();
    const foreign = (await stranger.call('POST', '/listings', listingBody())).body.id;
    const theirs = (await sendPhoto(test, stranger, bytes, { listing: foreign })).body.id;

    for (const change of [
      (id: string, by: Person) => replace(id, bytes, by),
      (id: string, by: Person) => patch(id, 'mine', by),
    ]) {
      expect((await change(photo.id, stranger)).status).toBe(404);
      expect((await change(photo.id, staff)).status).toBe(403);
      expect((await change(theirs, person)).status).toBe(404);
    }
    const nobody = await caller(test, null)('PATCH', `/listings/${listing}/photos/${photo.id}`, { alt: 'x' });
    expect(nobody.status).toBe(401);
    expect(await photosNow()).toEqual([photo]);
  });

  it('ends when the listing cannot be changed any more', async () => {
    const photo = await added();
    await test.deps.db.execute(sql`update listings set status = 'withdrawn' where id = ${listing}`);
    for (const answer of [await replace(photo.id, await freshPhoto()), await patch(photo.id, 'late')]) {
      expect([answer.status, answer.body.error.code]).toEqual([409, 'INVALID_STATE']);
    }
  });
});

describe('AVIF', () => {
  const isAvif = ({ type }: { type: string }) => type === 'image/avif';

  it('is made in a job for every width, stands before WebP, and is served', async () => {
    const photo = await added(await grainyPhoto(1000));
    expect(photo.variants.some(isAvif)).toBe(false);
    expect(await avifJobs(photo.id)).toBe(1);

    await encodeAvif(test.deps, photo.id);

    const [now] = await photosNow();
    const sizes = photo.variants.map(({ width, height }) => ({ width, height, type: 'image/avif' }));
    expect(now?.variants).toMatchObject([...sizes, ...photo.variants]);
    for (const { url, width, type } of now?.variants ?? []) {
      const answer = await test.app.inject({ method: 'GET', url });
      expect(answer.headers['content-type']).toBe(type);
      expect((await sharp(answer.rawPayload).metadata()).width).toBe(width);
    }
  });

  it('changes neither revision, and no document is built anew', async () => {
    const photo = await added(await grainyPhoto());
    const versions = sql`select revision, document_revision, updated_at from listings where id = ${listing}`;
    await test.drain();
    const before = [...(await test.deps.db.execute(versions))];
    await encodeAvif(test.deps, photo.id);
    expect([...(await test.deps.db.execute(versions))]).toEqual(before);
    expect([...(await test.deps.db.execute(sql`select 1 from search_outbox`))]).toEqual([]);
  });

  it('is made once, however often the job runs', async () => {
    const photo = await added(await grainyPhoto());
    await encodeAvif(test.deps, photo.id);
    const once = await photosNow();
    await encodeAvif(test.deps, photo.id);
    expect(await photosNow()).toEqual(once);
    expect(once[0]?.variants.filter(isAvif).length).toBe(photo.variants.length);
  });

  it('is left out where it is no smaller', async () => {
    const tiny = await added(await plain('#123456', 4, 4).png().toBuffer());
    const files = await storedFiles(test);
    await encodeAvif(test.deps, tiny.id);
    expect(await photosNow()).toEqual([tiny]);
    expect(await storedFiles(test)).toEqual(files);
  });

  it.each([
    ['removed', (id: string) => person.call('DELETE', `/listings/${listing}/photos/${id}`)],
    ['replaced', async (id: string) => replace(id, await freshPhoto())],
  ])('leaves no file of a photo that is %s while it is made', async (_, change) => {
    const before = await storedFiles(test);
    const photo = await added(await grainyPhoto());
    const images: typeof test.deps.images = {
      ...test.deps.images,
      async encodeAvif(path, size) {
        const variant = await test.deps.images.encodeAvif(path, size);
        // The smallest is the last.
        if (size.width === 320) await change(photo.id);
        return variant;
      },
    };

    await encodeAvif({ ...test.deps, images }, photo.id);

    const left = (await photosNow()).flatMap(keysOf);
    expect(await storedFiles(test)).toEqual([...before, ...left].toSorted());
  });

  it('of a photo that is gone is no work', async () => {
    await encodeAvif(test.deps, '018f3a52-7c1e-7000-8000-000000000000');
  });

  it('fails, to be tried again, when the store has lost the photo', async () => {
    const photo = await added(await grainyPhoto());
    for (const key of keysOf(photo)) await test.deps.photoStore.remove(key);
    await expect(encodeAvif(test.deps, photo.id)).rejects.toThrow(/has lost/);
  });
});

describe('files that nobody names', () => {
  it('go; but one that somebody begins to name at that moment is put back', async () => {
    const photo = await added(await grainyPhoto());
    const [key = ''] = keysOf(photo);
    await test.deps.db.execute(sql`update listing_photos set variants = '[]' where id = ${photo.id}`);
    const { photoStore } = test.deps;
    const named = sql`update listing_photos set variants = ${JSON.stringify([{ key }])}::jsonb where id = ${photo.id}`;

    await forgetPhotoFiles(
      {
        ...test.deps,
        photoStore: {
          ...photoStore,
          async remove(one) {
            await test.deps.db.execute(named);
            await photoStore.remove(one);
          },
        },
      },
      [key, key],
    );
    expect(await photoStore.has(key)).toBe(true);

    await test.deps.db.execute(sql`update listing_photos set variants = '[]' where id = ${photo.id}`);
    await forgetPhotoFiles(test.deps, [key]);
    expect(await photoStore.has(key)).toBe(false);
  });
});
