import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@scampolo/shared/errors';
import { deleteAbandoned } from './delete-abandoned.ts';
import { writeThrough } from './durable-file.ts';
import { assertAddress, assertDigits, contentTypeOf, type PhotoStore } from './photo-store.ts';
import { assertPrivateKey, type PrivateStore, privateContentTypeOf } from './private-store.ts';
import type { S3Body, S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

/** Where each kind of file lies in the bucket; only what is below the first may ever be made public there. */
const PHOTOS = 'photos/';
const PRIVATE = 'private/';
const START_CHECK = `${PRIVATE}start-check`;

/**
 * A photo store in a bucket, under `photos/`.
 *
 * Its methods throw {@link AppError} OVERLOADED, with the cause, while the service cannot be reached or refuses: whoever uploads or
 * looks is told to come back, and nothing is lost, since no row names what was not kept.
 */
export function createS3PhotoStore(client: S3Client): PhotoStore {
  return {
    async put(key, bytes, contentType) {
      assertAddress(key, bytes, contentType);
      const sha256 = key.slice(0, key.indexOf('.'));
      const body = { size: bytes.length, sha256, contentType, open: () => Readable.from([bytes]) };
      await orLater(client.put(PHOTOS + key, body));
    },
    async open(key) {
      const contentType = contentTypeOf(key);
      const found = contentType && (await orLater(client.get(PHOTOS + key)));
      return found ? { ...found, contentType } : null;
    },
    async has(key) {
      return contentTypeOf(key) !== null && (await orLater(client.has(PHOTOS + key)));
    },
    async remove(key) {
      if (contentTypeOf(key)) await orLater(client.remove(PHOTOS + key));
    },
    async listOlder(digits, before) {
      assertDigits(digits);
      const found = await orLater(client.listOlder(PHOTOS + digits, before));
      return found.map((key) => key.slice(PHOTOS.length)).filter((key) => contentTypeOf(key) !== null);
    },
  };
}

/**
 * A private store in a bucket, under `private/`; it fails as the photo store does.
 * @param folder on this machine, where a stream is kept until its length and sum are known; made and swept here
 */
export async function createS3PrivateStore(client: S3Client, folder: string): Promise<PrivateStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await deleteAbandoned(folder);

  async function putFile(key: string, path: string, contentType: string): Promise<{ size: number }> {
    const body = await fileBody(path, contentType);
    await orLater(client.put(PRIVATE + key, body));
    return { size: body.size };
  }

  return {
    async put(key, source, contentType) {
      assertPrivateKey(key, contentType);
      if (typeof source === 'string') return putFile(key, source, contentType);
      const path = join(folder, randomUUID());
      try {
        await writeThrough(path, source);
        return await putFile(key, path, contentType);
      } finally {
        await rm(path, { force: true });
      }
    },
    async open(key) {
      const contentType = privateContentTypeOf(key);
      const found = contentType && (await orLater(client.get(PRIVATE + key)));
      return found ? { ...found, contentType } : null;
    },
    async remove(key) {
      if (privateContentTypeOf(key)) await orLater(client.remove(PRIVATE + key));
    },
  };
}

/**
 * Tries once all that the stores will need: to find nothing under a key (which takes the right to list), to write and to delete.
 * @throws {S3Error} with the service's own code, such as `InvalidAccessKeyId`, `NoSuchBucket` or `AccessDenied`
 */
export async function checkBucket(client: S3Client): Promise<void> {
  await client.list();
  const open = () => Readable.from([]);
  const sha256 = createHash('sha256').digest('hex');
  await client.put(START_CHECK, { size: 0, sha256, contentType: 'text/plain', open });
  await client.remove(START_CHECK);
}

async function fileBody(path: string, contentType: string): Promise<S3Body> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const { size } = await stat(path);
  return { size, sha256: hash.digest('hex'), contentType, open: () => createReadStream(path) };
}

async function orLater<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof S3Error)) throw cause;
    const later = new AppError(
      'OVERLOADED',
      { part: 'files' },
      'Photos and files cannot be kept or fetched just now; try again after the time in Retry-After.',
    );
    throw Object.assign(later, { cause });
  }
}
