import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { multipart } from '../../../contract-tests/testing/world.ts';
import type { Answer, Person } from '../../../testing/people.ts';
import type { TestApp } from '../../../testing/test-app.ts';

/** Sends a photo file to a listing, in the place of `photoId` when one is named. */
export async function sendPhoto(
  test: TestApp,
  person: Person,
  bytes: Buffer,
  to: { listing: string; photoId?: string },
): Promise<Answer> {
  const { headers, payload } = multipart(bytes);
  const answer = await test.app.inject({
    method: to.photoId === undefined ? 'POST' : 'PUT',
    url: `/api/v1/listings/${to.listing}/photos${to.photoId === undefined ? '' : `/${to.photoId}`}`,
    headers: { ...headers, authorization: `Bearer ${person.token}` },
    payload,
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

/** The content addresses that a photo's variants name. */
export function keysOf(photo: Pick<PhotoJson, 'variants'>): string[] {
  return photo.variants.map(({ url }) => url.replace('/photos/', '')).toSorted();
}

/** The content addresses of every file in the photo store of a test, whole or not. */
export async function storedFiles(test: TestApp): Promise<string[]> {
  const entries = await readdir(join(test.deps.config.dataDir, 'photos'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .toSorted();
}
