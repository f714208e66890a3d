import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePhotoStore, samplePhoto } from './photo-store.contract.ts';
import { describePrivateStore } from './private-store.contract.ts';
import { createDiskPrivateStore, createDiskStore } from './storage.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'photo-store-'));
});
afterAll(() => rm(root, { recursive: true }));

const freshFolder = () => mkdtemp(join(root, 'store-'));

describePhotoStore('a folder', async () => createDiskStore(await freshFolder()));
describePrivateStore('a folder', async () => createDiskPrivateStore(await freshFolder()));

describe('createDiskStore', () => {
  it('makes its folder, and keeps photos over a restart', async () => {
    const folder = join(await freshFolder(), 'data', 'photos');
    const { key, bytes } = samplePhoto();
    await (await createDiskStore(folder)).put(key, bytes, 'image/webp');
    expect(await (await createDiskStore(folder)).has(key)).toBe(true);
  });

  it('leaves nothing but whole photos, also when a write is refused or fails', async () => {
    const folder = await freshFolder();
    const store = await createDiskStore(folder);
    const { key, bytes } = samplePhoto();
    await store.put(key, bytes, 'image/webp');
    await store.put(key, Buffer.from('other'), 'image/webp').catch(() => undefined);
    const blocked = samplePhoto();
    await rm(join(folder, blocked.key.slice(0, 2)), { recursive: true, force: true });
    await writeFile(join(folder, blocked.key.slice(0, 2)), 'a file where a folder should be');

    await expect(store.put(blocked.key, blocked.bytes, 'image/webp')).rejects.toThrow('EEXIST');

    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });

  it('sweeps what a killed process left unfinished, but not what another is writing now', async () => {
    const folder = await freshFolder();
    const unfinished = join(folder, 'unfinished');
    await mkdir(unfinished);
    await writeFile(join(unfinished, 'abandoned'), 'half a ph');
    await writeFile(join(unfinished, 'in-work'), 'half a ph');
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1_000);
    await utimes(join(unfinished, 'abandoned'), twoHoursAgo, twoHoursAgo);

    await createDiskStore(folder);

    expect(await readdir(unfinished)).toEqual(['in-work']);
  });

  it('does not reach a file outside of its folder by any key', async () => {
    const folder = await freshFolder();
    const secrets = [join(folder, 'secret.webp'), join(folder, 'outer', 'secret.webp')];
    const store = await createDiskStore(join(folder, 'outer', 'store'));
    await Promise.all(secrets.map((path) => writeFile(path, 'secret')));

    for (const key of ['../secret.webp', '../../secret.webp', './../secret.webp', '..\\secret.webp']) {
      await store.remove(key);
      expect(await store.open(key)).toBeNull();
      expect(await store.has(key)).toBe(false);
    }

    for (const path of secrets) expect(await readFile(path, 'utf8')).toBe('secret');
  });

  it('keeps photos from other users of the machine', async () => {
    const folder = join(await freshFolder(), 'photos');
    const { key, bytes } = samplePhoto();
    await (await createDiskStore(folder)).put(key, bytes, 'image/webp');
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, key.slice(0, 2), key))).mode & 0o077).toBe(0);
  });
});

describe('createDiskPrivateStore', () => {
  const key = 'exports/018f3a52-7c1e-7000-8000-000000000000.zip';

  it('keeps files from other users of the machine', async () => {
    const folder = join(await freshFolder(), 'private');
    await (await createDiskPrivateStore(folder)).put(
      key,
      Readable.from([Buffer.from('mine')]),
      'application/zip',
    );
    for (const path of [folder, join(folder, 'exports')]) expect((await stat(path)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, key))).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of a stream that failed, however soon', async () => {
    const folder = await freshFolder();
    const store = await createDiskPrivateStore(folder);
    const broken = () => {
      const source = new Readable({ read: () => undefined });
      source.destroy(new Error('broken'));
      return source;
    };
    const attempts = Array.from({ length: 50 }, () => store.put(key, broken(), 'application/zip'));
    for (const attempt of await Promise.allSettled(attempts)) expect(attempt.status).toBe('rejected');
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });
});
