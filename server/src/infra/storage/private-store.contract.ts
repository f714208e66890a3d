import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivateStore } from './private-store.ts';

const ZIP = 'application/zip';

/** Runs the promises of {@link PrivateStore} against one implementation. `freshStore` gives an empty store for every test. */
export function describePrivateStore(name: string, freshStore: () => Promise<PrivateStore>): void {
  describe(`${name}, as a private store`, () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'private-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    async function contentOf(store: PrivateStore, key: string): Promise<Buffer | null> {
      const file = await store.open(key);
      return file && buffer(file.stream);
    }

    it('gives back what a stream gave, with its size and type', async () => {
      const store = await freshStore();
      const [key, bytes] = [newKey(), randomBytes(1_500_000)];

      const kept = await store.put(key, Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), ZIP);

      expect(kept).toEqual({ size: bytes.length });
      const file = await store.open(key);
      expect(file).toMatchObject({ size: bytes.length, contentType: ZIP });
      expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
    });

    it('keeps a copy of a file, and leaves the file', async () => {
      const store = await freshStore();
      const [key, bytes, path] = [newKey(), randomBytes(200_000), join(folder, randomUUID())];
      await writeFile(path, bytes);

      expect(await store.put(key, path, ZIP)).toEqual({ size: bytes.length });

      expect((await contentOf(store, key))?.equals(bytes)).toBe(true);
      expect((await readFile(path)).equals(bytes)).toBe(true);
    });

    it('keeps an empty file', async () => {
      const store = await freshStore();
      const key = newKey();
      expect(await store.put(key, Readable.from([]), ZIP)).toEqual({ size: 0 });
      expect((await contentOf(store, key))?.length).toBe(0);
    });

    it('puts a file in the place of an older one', async () => {
      const store = await freshStore();
      const key = newKey();
      await store.put(key, Readable.from([Buffer.from('a longer first one')]), ZIP);
      await store.put(key, Readable.from([Buffer.from('second')]), ZIP);
      expect((await contentOf(store, key))?.toString()).toBe('second');
    });

    it('keeps nothing of a stream that fails, and what was there before', async () => {
      const store = await freshStore();
      const [fresh, older] = [newKey(), newKey()];
      await store.put(older, Readable.from([Buffer.from('older')]), ZIP);

      for (const key of [fresh, older]) {
        await expect(store.put(key, failing(), ZIP)).rejects.toThrow('the source failed');
      }
      await expect(store.put(fresh, join(folder, 'missing'), ZIP)).rejects.toThrow('ENOENT');

      expect(await store.open(fresh)).toBeNull();
      expect((await contentOf(store, older))?.toString()).toBe('older');
    });

    it('forgets what is removed, and does not mind removing it twice', async () => {
      const store = await freshStore();
      const key = newKey();
      await store.put(key, Readable.from([Buffer.from('mine')]), ZIP);
      await store.remove(key);
      await store.remove(key);
      expect(await store.open(key)).toBeNull();
    });

    it('refuses a content type that the extension does not say', async () => {
      const store = await freshStore();
      const key = newKey();
      await expect(store.put(key, Readable.from([]), 'text/html')).rejects.toThrow(RangeError);
      expect(await store.open(key)).toBeNull();
    });

    it.each(hostileKeys())('has nothing under the key %j, whatever it points at', async (key) => {
      const store = await freshStore();
      expect(await store.open(key)).toBeNull();
      await store.remove(key);
      await expect(store.put(key, Readable.from([]), ZIP)).rejects.toThrow(RangeError);
    });
  });
}

function newKey(): string {
  return `exports/${randomUUID()}.zip`;
}

async function* halfAndFail(): AsyncGenerator<Buffer> {
  yield Buffer.from('half of it');
  throw new Error('the source failed');
}

function failing(): Readable {
  return Readable.from(halfAndFail());
}

function hostileKeys(): string[] {
  const id = '018f3a52-7c1e-7000-8000-000000000000';
  return [
    '',
    '.',
    '../photos',
    `${id}.zip`,
    `/exports/${id}.zip`,
    `exports//${id}.zip`,
    `exports/../${id}.zip`,
    `exports/${id}.zip/../../x`,
    `exports/${id}.zip\0`,
    `exports/${id}.zip\n`,
    `exports/${id.toUpperCase()}.zip`,
    `exports/${id}.html`,
    `exports/${id}`,
    `exports\\${id}.zip`,
    `photos/${id}.zip`,
    'unfinished/018f3a52-7c1e-7000-8000-000000000000',
  ];
}
