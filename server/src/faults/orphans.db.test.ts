import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lopsidedPicture } from '../infra/images/testing/sample-photos.ts';
import { samplePhoto } from '../infra/storage/photo-store.contract.ts';
import { keysOf, sendPhoto, storedFiles } from '../modules/listings/testing/photo-files.ts';
import { sweepPhotoFiles } from '../modules/listings/use-cases/sweep-photo-files.ts';
import { listingBody, newPerson, type Person } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const HOUR_MS = 3_600_000;

let test: TestApp;
let person: Person;
let named: string[];
beforeAll(async () => {
  test = await startTestApp();
  person = await newPerson(test);
  const listing: string = (await person.call('POST', '/listings', listingBody())).body.id;
  const photo = await sendPhoto(test, person, await lopsidedPicture(900, 700), { listing });
  named = keysOf(photo.body);
});
afterAll(() => test.close());

/** Puts a file that no row names and makes it so old. */
async function orphan(hours: number): Promise<string> {
  const { key, bytes } = samplePhoto();
  await test.deps.photoStore.put(key, bytes, 'image/webp');
  await age(join('photos', key.slice(0, 2), key), hours);
  return key;
}

async function age(path: string, hours: number): Promise<void> {
  const then = new Date(Date.now() - hours * HOUR_MS);
  await utimes(join(test.deps.config.dataDir, path), then, then);
}

/** The runs of a day, one an hour. */
async function sweepForADay(): Promise<number> {
  let swept = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    swept += await sweepPhotoFiles(test.deps, new Date(Date.now() + hour * HOUR_MS));
  }
  return swept;
}

it('files without a row go within a day of runs once they are a day old; what is named or young stays', async () => {
  for (const key of named) await age(join('photos', key.slice(0, 2), key), 1000);
  // Later runs of the day see them as older than they are now.
  const [young, ...old] = [await orphan(-1), await orphan(25), await orphan(200), await orphan(30)];
  expect(await storedFiles(test)).toEqual([...named, young, ...old].toSorted());
  expect(await sweepForADay()).toBe(old.length);
  expect(await storedFiles(test)).toEqual([...named, young].toSorted());
});

it('an upload that is being written stays, one that was left goes', async () => {
  const { uploadFolder } = test.deps;
  await writeFile(join(uploadFolder, 'left'), 'half');
  await writeFile(join(uploadFolder, 'in-work'), 'half');
  const long = new Date(Date.now() - 2 * HOUR_MS);
  await utimes(join(uploadFolder, 'left'), long, long);
  await sweepPhotoFiles(test.deps);
  expect(await readdir(uploadFolder)).toEqual(['in-work']);
});

it('a file that somebody begins to name while it is swept is there afterwards', async () => {
  const [key = ''] = named;
  const { db, photoStore, uploadFolder } = test.deps;
  const naming = (keys: readonly string[]) =>
    test.database
      .sql`update listing_photos set variants = ${test.database.sql.json(keys.map((one) => ({ key: one })))}`;
  await naming([]);
  let renamed = false;
  const racing = {
    ...photoStore,
    async remove(gone: string) {
      await photoStore.remove(gone);
      if (gone !== key || renamed) return;
      renamed = true;
      // As an upload of equal bytes commits just now, having found the file in its place.
      await naming([key]);
    },
  };
  for (let hour = 0; hour < 24; hour += 1) {
    await sweepPhotoFiles({ db, photoStore: racing, uploadFolder }, new Date(Date.now() + hour * HOUR_MS));
  }
  expect(renamed).toBe(true);
  expect(await photoStore.has(key)).toBe(true);
});
