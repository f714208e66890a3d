import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { PhotoStore } from './photo-store.ts';

/** Runs the promises of {@link PhotoStore} against one implementation. `freshStore` gives an empty store for every test. */
export function describePhotoStore(name: string, freshStore: () => Promise<PhotoStore>): void {
  describe(`${name}, as a photo store`, () => {
    it('gives back what was put, with its size and type', async () => {
      const store = await freshStore();
      const { key, bytes } = samplePhoto('avif', 300_000);

      await store.put(key, bytes, 'image/avif');

      const file = await store.open(key);
      expect(file).toMatchObject({ size: bytes.length, contentType: 'image/avif' });
      expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
      expect(await store.has(key)).toBe(true);
    });

    it('has nothing under a key that was never put', async () => {
      const store = await freshStore();
      const { key } = samplePhoto();
      expect(await store.open(key)).toBeNull();
      expect(await store.has(key)).toBe(false);
    });

    it('forgets what is removed, and does not mind removing it twice', async () => {
      const store = await freshStore();
      const { key, bytes } = samplePhoto();
      await store.put(key, bytes, 'image/webp');

      await store.remove(key);
      await store.remove(key);

      expect(await store.open(key)).toBeNull();
      expect(await store.has(key)).toBe(false);
    });

    it('takes the same photo from many writers at once, and again later', async () => {
      const store = await freshStore();
      const { key, bytes } = samplePhoto();

      await Promise.all(Array.from({ length: 20 }, () => store.put(key, bytes, 'image/webp')));
      await store.put(key, bytes, 'image/webp');

      const file = await store.open(key);
      expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
    });

    it('refuses bytes under the address of others, and keeps the others', async () => {
      const store = await freshStore();
      const { key, bytes } = samplePhoto();
      await store.put(key, bytes, 'image/webp');

      await expect(store.put(key, Buffer.from('<script>'), 'image/webp')).rejects.toThrow(RangeError);

      const file = await store.open(key);
      expect(file && (await buffer(file.stream)).equals(bytes)).toBe(true);
    });

    it('refuses a content type that the extension does not say', async () => {
      const store = await freshStore();
      const { key, bytes } = samplePhoto('webp');
      await expect(store.put(key, bytes, 'text/html')).rejects.toThrow(RangeError);
      expect(await store.has(key)).toBe(false);
    });

    it('lists what was put before a time, by the first two digits, each key once', async () => {
      const store = await freshStore();
      const photos = Array.from({ length: 40 }, () => samplePhoto('webp', 20));
      await Promise.all(photos.map(({ key, bytes }) => store.put(key, bytes, 'image/webp')));
      const put = new Set(photos.map(({ key }) => key));
      const listed: string[] = [];
      const later = new Date(Date.now() + 60_000);
      for (let first = 0; first < 256; first += 1) {
        const digits = first.toString(16).padStart(2, '0');
        const keys = await store.listOlder(digits, later);
        expect(keys.every((key) => key.startsWith(digits))).toBe(true);
        listed.push(...keys.filter((key) => put.has(key)));
      }
      expect(listed.toSorted()).toEqual([...put].toSorted());
      for (const key of put) {
        expect(await store.listOlder(key.slice(0, 2), new Date(Date.now() - 60_000))).not.toContain(key);
      }
      for (const digits of ['', '.', '..', 'A0', 'a', 'aaa', 'a/']) {
        await expect(store.listOlder(digits, later)).rejects.toThrow(RangeError);
      }
    });

    it.each(hostileKeys())('has nothing under the key %j, whatever it points at', async (key) => {
      const store = await freshStore();
      expect(await store.open(key)).toBeNull();
      expect(await store.has(key)).toBe(false);
      await store.remove(key);
      await expect(store.put(key, Buffer.from('x'), 'image/webp')).rejects.toThrow(RangeError);
    });
  });
}

/** Random bytes under their own address. */
export function samplePhoto(
  extension: 'webp' | 'avif' = 'webp',
  length = 1_000,
): { key: string; bytes: Buffer } {
  const bytes = randomBytes(length);
  return { key: `${createHash('sha256').update(bytes).digest('hex')}.${extension}`, bytes };
}

function hostileKeys(): string[] {
  const address = 'a'.repeat(64);
  return [
    '',
    '.',
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    '..%2f..%2fetc%2fpasswd',
    `../${address}.webp`,
    `${address}.webp/../../x`,
    `${address}.webp\0.html`,
    `${address}.webp\n`,
    `${address}.WEBP`,
    `${'A'.repeat(64)}.webp`,
    `${address}.html`,
    `${address}webp`,
    `${address.slice(1)}.webp`,
    'C:\\windows\\win.ini',
    '__proto__',
    'constructor',
  ];
}
