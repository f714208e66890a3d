import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lopsidedPicture } from '../../infra/images/testing/sample-photos.ts';
import { startTestS3, type TestS3 } from '../../infra/storage/testing/s3-server.ts';
import { listingBody, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keysOf, sendPhoto } from './testing/photo-files.ts';

let s3: TestS3;
let test: TestApp;
let person: Person;
let listing: string;
beforeAll(async () => {
  s3 = await startTestS3();
  test = await startTestApp({ s3: s3.settings });
  person = await newPerson(test);
  listing = (await person.call('POST', '/listings', listingBody())).body.id;
});
afterAll(() => test.close());

describe('an exchange with a bucket', () => {
  it('keeps photos in it and serves them from it', async () => {
    const { body } = await sendPhoto(test, person, await lopsidedPicture(), { listing });

    expect(await s3.keys()).toEqual(keysOf(body).map((key) => `photos/${key}`));
    expect(await readdir(join(test.deps.config.dataDir))).not.toContain('photos');
    for (const { url } of body.variants) {
      const answer = await test.app.inject({ method: 'GET', url });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'content-length': String(answer.rawPayload.length),
        'cache-control': expect.stringContaining('immutable'),
      });
      // What is in the bucket beside the photos is under no address.
      expect(
        (await test.app.inject({ method: 'GET', url: url.replace('/photos/', '/private/') })).statusCode,
      ).toBe(404);
    }
  });

  it('asks to come back while the bucket is away, and keeps the listing as it was', async () => {
    const { photos } = (await person.call('GET', `/listings/${listing}`)).body;
    await s3[Symbol.asyncDispose]();

    const upload = await sendPhoto(test, person, await lopsidedPicture(90, 60), { listing });
    const view = await test.app.inject({ method: 'GET', url: photos[0].variants[0].url });

    expect([upload.status, upload.body.error.code]).toEqual([503, 'OVERLOADED']);
    expect(upload.headers).toHaveProperty('retry-after');
    expect(view.statusCode).toBe(503);
    expect(view.headers['cache-control']).toBe('no-store');
    expect((await person.call('GET', `/listings/${listing}`)).body.photos).toEqual(photos);
    expect(await readdir(test.deps.uploadFolder)).toEqual([]);
  });
});
