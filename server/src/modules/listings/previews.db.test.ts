import { workshops } from '@scampolo/db/schema/identity';
import { PREVIEW_SIZE } from '@scampolo/shared/domain/preview';
import { AppError } from '@scampolo/shared/errors';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from '../../http/network.ts';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import { listingBody, newPerson, type Person, publishListing } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { countAttempt } from '../identity/use-cases/count-attempt.ts';
import { sendPhoto } from './testing/photo-files.ts';

let test: TestApp;
let person: Person;
let real: TestApp['deps']['images'];
/** how many previews were asked of the worker */
let drawn = 0;
beforeAll(async () => {
  test = await startTestApp();
  person = await newPerson(test);
  await test.deps.db.update(workshops).set({ trust: 'trusted' });
  real = test.deps.images;
});
afterAll(() => test.close());
afterEach(() => count());

/** Counts what the worker is asked; `draw` may stand in for it. */
function count(draw: typeof real.drawPreview = (...asked) => real.drawPreview(...asked)): void {
  drawn = 0;
  test.deps.images = {
    ...real,
    drawPreview: (...asked) => {
      drawn += 1;
      return draw(...asked);
    },
  };
}

async function published(changes: Record<string, unknown> = {}, photo?: Buffer): Promise<string> {
  const { body } = await person.call('POST', '/listings', listingBody(changes));
  if (photo) await sendPhoto(test, person, photo, { listing: body.id });
  await person.call('POST', `/listings/${body.id}/submit`);
  count();
  return body.id;
}

async function preview(id: string, headers: Record<string, string> = {}) {
  const answer = await test.app.inject({ url: `/listings/${id}/preview.jpg`, headers });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

describe('the preview of a listing', () => {
  it('is a JPEG of the size that pages tell, without anything but pixels', async () => {
    const id = await published(
      {},
      await sharp(await lopsidedPicture(1600, 1200))
        .jpeg()
        .toBuffer(),
    );
    const { status, headers, bytes } = await preview(id);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(headers['cache-control']).toMatch(/^public, max-age=86400/);
    const { format, width, height, exif, icc, xmp } = await sharp(bytes).metadata();
    expect({ format, width, height, exif, icc, xmp }).toEqual({ format: 'jpeg', ...PREVIEW_SIZE });
    expect(bytes.length).toBeLessThan(300_000);
  });

  it('shows true swatches and the cloth in its colours where there is no photo', async () => {
    const id = await published({ colours: [{ hex: '#204a87' }, { hex: '#c4a000' }] });
    const { data, info } = await sharp((await preview(id)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
    ];
    const like = (found: number[], [r, g, b]: [number, number, number]) =>
      Math.max(...[r, g, b].map((value, index) => Math.abs(value - (found[index] ?? 0))));
    expect(like(at(78, 574), [0x20, 0x4a, 0x87])).toBeLessThan(4);
    expect(like(at(156, 574), [0xc4, 0xa0, 0])).toBeLessThan(4);
    expect(like(at(600, 60), [0x20, 0x4a, 0x87])).toBeLessThan(24);
    expect(like(at(600, 440), [0xc4, 0xa0, 0])).toBeLessThan(24);
  });

  it('never enlarges a photo: a small one lies in its size on its cloth', async () => {
    const green = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer();
    const id = await published({ colours: [{ hex: '#800000' }] }, green);
    const { data, info } = await sharp((await preview(id)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isGreen = (x: number) => (data[(249 * info.width + x) * 3 + 1] ?? 0) > 200;
    const wide = Array.from({ length: info.width }, (_, x) => x).filter(isGreen).length;
    expect(Math.abs(wide - 300)).toBeLessThan(4);
  });

  it.each(['draft', 'withdrawn'])('is nothing for a %s, to its own people too', async (status) => {
    const id =
      status === 'draft'
        ? (await person.call('POST', '/listings', listingBody())).body.id
        : await published();
    if (status === 'withdrawn') await person.call('POST', `/listings/${id}/withdraw`);
    const own = { authorization: `Bearer ${person.token}` };
    expect((await preview(id)).status).toBe(404);
    expect((await preview(id, own)).status).toBe(404);
  });

  it('goes with its listing, and is not given out once that is taken back', async () => {
    const id = await published();
    expect((await preview(id)).status).toBe(200);
    await person.call('POST', `/listings/${id}/withdraw`);
    expect((await preview(id)).status).toBe(404);
  });

  it.each(['not-an-id', '0', '%00'])('is nothing at %s', async (id) => {
    expect((await preview(id)).status).toBe(404);
  });
});

describe('the work of drawing it', () => {
  it('is done once, however many ask at once and afterwards', async () => {
    const id = await published();
    const answers = await Promise.all(Array.from({ length: 10 }, () => preview(id)));
    expect(new Set(answers.map(({ bytes }) => bytes.toString('base64'))).size).toBe(1);
    await preview(id);
    expect(drawn).toBe(1);
  });

  it('is spared who has the picture already', async () => {
    const id = await published();
    const etag = String((await preview(id)).headers['etag']);
    count();
    const again = await preview(id, { 'if-none-match': `W/"other", ${etag}` });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect(drawn).toBe(0);
  });

  it('is done anew only when what it shows changed', async () => {
    const id = await published({ colours: [{ hex: '#204a87' }] });
    const before = await preview(id);
    const { revision } = (await person.call('GET', `/listings/${id}`)).body;
    const titled = await person.call('PATCH', `/listings/${id}`, { revision, title: 'Altro titolo' });
    expect((await preview(id)).headers['etag']).toBe(before.headers['etag']);
    expect(drawn).toBe(1);
    await person.call('PATCH', `/listings/${id}`, {
      revision: titled.body.revision,
      colours: [{ hex: '#c4a000' }],
    });
    expect((await preview(id)).headers['etag']).not.toBe(before.headers['etag']);
    expect(drawn).toBe(2);
  });

  it('is not tried again at once where it failed, and the photo stands in', async () => {
    const id = await published(
      {},
      await sharp(await lopsidedPicture(480, 320))
        .jpeg()
        .toBuffer(),
    );
    count(() => Promise.reject(new AppError('PHOTO_FAILED')));
    for (const _ of [1, 2, 3]) {
      const { status, headers } = await preview(id);
      expect(status).toBe(302);
      expect(headers['location']).toMatch(/^\/photos\/[0-9a-f]{64}\.webp$/);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['etag']).toBeUndefined();
    }
    expect(drawn).toBe(1);
  });

  it('is put off while there is too much of it, and done for the next one who asks', async () => {
    const id = await published();
    count(() => Promise.reject(new AppError('PHOTO_BUSY')));
    expect((await preview(id)).status).toBe(503);
    count();
    expect((await preview(id)).status).toBe(200);
  });
});

describe('who asks for too many', () => {
  it('gets those that are there and no other', async () => {
    const limited = await startTestApp({ rateLimit: true });
    try {
      const giver = await newPerson(limited);
      await limited.deps.db.update(workshops).set({ trust: 'trusted' });
      const [first, second] = [await publishListing(giver), await publishListing(giver)];
      for (let at = 0; at < 59; at += 1)
        await countAttempt(limited.deps, 'preview:network', networkOf('127.0.0.1'));
      const statuses: number[] = [];
      for (const { id } of [first, second, first]) {
        statuses.push((await limited.app.inject(`/listings/${id}/preview.jpg`)).statusCode);
      }
      expect(statuses).toEqual([200, 429, 200]);
    } finally {
      await limited.close();
    }
  });
});

describe('a photo that is removed', () => {
  it('takes the preview that shows it along', async () => {
    const id = await published(
      {},
      await sharp(await lopsidedPicture(640, 480))
        .jpeg()
        .toBuffer(),
    );
    await preview(id);
    const key = `previews/${id}.preview`;
    const kept = await test.deps.privateStore.open(key);
    expect(kept).not.toBeNull();
    kept?.stream.destroy();
    const [photo] = (await person.call('GET', `/listings/${id}`)).body.photos;
    await person.call('DELETE', `/listings/${id}/photos/${photo.id}`);
    expect(await test.deps.privateStore.open(key)).toBeNull();
  });
});
