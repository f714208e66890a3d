import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createDiskStore, createStores, type PhotoStore } from '@scampolo/server/infra/storage/storage';
import { startTestS3 } from '@scampolo/server/infra/storage/testing/s3-server';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommand } from '../rehearsal/command.ts';
import { checkArchive } from './check-archive.ts';
import { type MadeBackup, makeBackup } from './make-backup.ts';
import { restoreBackup, tryBackup } from './restore-backup.ts';
import { drawnPhoto, insertLot } from './testing/lots.ts';
import { makePlaces } from './testing/places.ts';

const places = makePlaces();
const [photo, other] = [drawnPhoto(), drawnPhoto()];
let exchange: { databaseUrl: string; dataDir: string };
let database: Database;
let photoStore: PhotoStore;

beforeAll(async () => {
  exchange = { databaseUrl: await places.database(), dataDir: await places.folder() };
  database = connect(exchange.databaseUrl, { maxConnections: 2 });
  photoStore = await createDiskStore(join(exchange.dataDir, 'photos'));
  for (const { key, bytes } of [photo, other]) await photoStore.put(key, bytes, 'image/webp');
  await insertLot(database, [photo.key, other.key]);
});
afterAll(async () => {
  await database.close();
  await places[Symbol.asyncDispose]();
});

const quiet = () => undefined;

async function back(options: Partial<Parameters<typeof makeBackup>[0]> = {}): Promise<MadeBackup> {
  const { databaseUrl } = exchange;
  return makeBackup({ databaseUrl, photoStore, folder: await places.folder(), recipients: [], ...options });
}

describe('a backup', () => {
  it('has all rows of one moment, and counts a photo that was deleted meanwhile as missing', async () => {
    let last = '';
    const made = await back({
      before: async (part) => {
        last = part;
        // A whole lot more, between the tables that it is in.
        if (part === 'listings') await insertLot(database);
        if (part === 'photos') await photoStore.remove(photo.key);
      },
    });
    expect(last).toBe('photos');
    await photoStore.put(photo.key, photo.bytes, 'image/webp');
    expect(made.manifest.photos).toMatchObject({
      missing: 1,
      damaged: 0,
      count: 1,
      bytes: other.bytes.length,
    });
    const counted = made.manifest.tables.filter(({ name }) => /^(?:members|workshops|listings)$/.test(name));
    expect(counted.map(({ count }) => count)).toEqual([1, 1, 1]);
    expect((await stat(made.file)).mode & 0o777).toBe(0o600);
    const url = await places.emptyDatabase();
    const { troubles } = await tryBackup(
      { file: made.file, identities: [] },
      { scratchUrl: url, log: quiet },
    );
    expect(troubles).toEqual([]);
  });

  it('leaves a photo out whose bytes are no longer its own, and says so', async () => {
    const path = join(exchange.dataDir, 'photos', photo.key.slice(0, 2), photo.key);
    await writeFile(path, 'rotten');
    const made = await back();
    await writeFile(path, photo.bytes);
    expect(made.manifest.photos).toMatchObject({ missing: 0, damaged: 1, count: 1 });
  });

  it('takes photos from a bucket as from a folder', async () => {
    await using s3 = await startTestS3();
    const stores = await createStores(
      { dataDir: await places.folder(), s3: s3.settings },
      pino({ level: 'silent' }),
    );
    for (const { key, bytes } of [photo, other]) await stores.photoStore.put(key, bytes, 'image/webp');
    const [folder, bucket] = [await back(), await back({ photoStore: stores.photoStore })];
    stores.close();
    expect(bucket.manifest.photos).toEqual(folder.manifest.photos);
    expect(bucket.manifest.photos).toMatchObject({ count: 2, missing: 0 });
  });

  it('that fails leaves no file', async () => {
    const folder = await places.folder();
    const broken = { open: () => Promise.reject(new Error('the store is away')) };
    await expect(back({ folder, photoStore: broken })).rejects.toThrow('the store is away');
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(files.filter((entry) => entry.isFile())).toEqual([]);
  });
});

describe('a backup is refused, in words, and nothing is made of it,', () => {
  let plain: string;
  let sealed: string;
  let identity: string;
  let folder: string;
  beforeAll(async () => {
    folder = await places.folder();
    identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    plain = (await back()).file;
    sealed = (await back({ recipients: [recipient] })).file;
  });

  const refusal = (file: string, identities: string[] = [identity]) =>
    checkArchive(file, identities).then(
      () => 'accepted',
      (error: Error) => `${error.name}: ${error.message}`,
    );
  async function changed(file: string, change: (bytes: Buffer) => Buffer): Promise<string> {
    const other = join(folder, `changed-${randomUUID()}`);
    await writeFile(other, change(Buffer.from(await readFile(file))));
    return other;
  }
  const flip = (at: (bytes: Buffer) => number) => (bytes: Buffer) => {
    const index = at(bytes);
    bytes[index] = (bytes[index] ?? 0) ^ 1;
    return bytes;
  };

  it('when it is cut off anywhere', async () => {
    for (const file of [plain, sealed]) {
      expect(await refusal(file)).toBe('accepted');
      const { size } = await stat(file);
      for (const part of [0.001, 0.3, 0.9, 0.999]) {
        const cut = await changed(file, (bytes) => bytes.subarray(0, Math.floor(size * part)));
        expect(await refusal(cut), `${part}`).toMatch(/SetUpError: .*(cut off|no backup)/);
      }
    }
    // Exactly where a member ends.
    const whole = await changed(plain, (bytes) => bytes.subarray(0, bytes.lastIndexOf('manifest.json')));
    expect(await refusal(whole)).toMatch(/cut off/);
  });

  it('when a byte of it was changed', async () => {
    const rows = await changed(
      plain,
      flip((bytes) => bytes.indexOf('\tFeltro\t')),
    );
    expect(await refusal(rows)).toContain('the table listings is not as');
    const photo = await changed(
      plain,
      flip((bytes) => bytes.indexOf('WEBP') + 40),
    );
    expect(await refusal(photo)).toContain('a photo is not as');
    const contents = await changed(
      plain,
      flip((bytes) => bytes.indexOf('"count": ') + 9),
    );
    expect(await refusal(contents)).toContain('table of contents');
    const inside = await changed(
      sealed,
      flip((bytes) => Math.floor(bytes.length / 2)),
    );
    expect(await refusal(inside)).toContain('damaged');
  });

  it('when it is encrypted and the key is missing, or another', async () => {
    expect(await refusal(sealed, [])).toContain('is encrypted.');
    expect(await refusal(sealed, [await generateX25519Identity()])).toContain('for another key');
  });

  it('when it is something else', async () => {
    const picture = join(folder, 'picture.png');
    await writeFile(picture, Buffer.alloc(4000, 7));
    expect(await refusal(picture)).toContain('is no backup of Scampolo');
    expect(await refusal(join(folder, 'nowhere'))).toContain('cannot be read');
    const target = join(folder, 'target');
    const command = startCommand('restore', [picture, '--into', target], {});
    expect(await command.ended).toBe(1);
    expect(command.said()).toContain('is no backup of Scampolo');
    expect(command.said()).not.toMatch(/\n\s+at /);
    expect(existsSync(target)).toBe(false);
  });

  it('where there is something already', async () => {
    const target = { folder: join(folder, 'taken'), s3: null, log: quiet };
    const full = await places.database();
    const source = { file: plain, identities: [] };
    const refused = restoreBackup(source, { ...target, databaseUrl: full });
    await expect(refused).rejects.toThrow(/The database is not empty/);
    const { dataDir } = exchange;
    const mixed = restoreBackup(source, {
      ...target,
      folder: dataDir,
      databaseUrl: await places.emptyDatabase(),
    });
    await expect(mixed).rejects.toThrow(/holds photos already/);
    // The refusals left no mark: the same folder may be used.
    const { troubles } = await restoreBackup(source, {
      ...target,
      databaseUrl: await places.emptyDatabase(),
    });
    expect(troubles).toEqual([]);
    const again = restoreBackup(source, { ...target, databaseUrl: await places.emptyDatabase() });
    await expect(again).rejects.toThrow(/holds photos already/);
  });
});
