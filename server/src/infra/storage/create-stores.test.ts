import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStores } from './create-stores.ts';
import { samplePhoto } from './photo-store.contract.ts';
import type { S3Settings } from './s3-client.ts';
import { startTestS3, type TestS3 } from './testing/s3-server.ts';

let s3: TestS3;
let dataDir: string;
beforeAll(async () => {
  s3 = await startTestS3();
  dataDir = await mkdtemp(join(tmpdir(), 'stores-'));
});
afterAll(async () => {
  await s3[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true });
});

/** A log, and the messages of its errors. */
function errorLog() {
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => errors.push(JSON.parse(line).msg) });
  return { log, errors };
}

describe('createStores', () => {
  it('keeps files in folders unless a bucket is given', async () => {
    const folder = join(dataDir, 'folders');
    await createStores({ dataDir: folder, s3: null }, errorLog().log);
    expect((await readdir(folder)).toSorted()).toEqual(['photos', 'private']);
  });

  it('keeps files in the bucket, which it leaves as it was', async () => {
    const { log, errors } = errorLog();
    const stores = await createStores({ dataDir, s3: s3.settings }, log);
    expect(await s3.keys()).toEqual([]);
    const { key, bytes } = samplePhoto();
    await stores.photoStore.put(key, bytes, 'image/webp');
    expect(await s3.keys()).toEqual([`photos/${key}`]);
    stores.close();
    expect(errors).toEqual([]);
  });

  it.each([
    ['another secret', { secret: 'wrong' }, /answered 403 \(SignatureDoesNotMatch\)/],
    ['an unknown key', { key: 'nobody' }, /answered 403 \(InvalidAccessKeyId\)/],
    ['a bucket that is not there', { bucket: 'not-there' }, /answered 404 \(NoSuchBucket\)/],
  ])('refuses to start with %s, and says which word the service has for it', async (_, wrong, message) => {
    const starting = createStores({ dataDir, s3: { ...s3.settings, ...wrong } }, errorLog().log);
    await expect(starting).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    });
  });

  it('starts without a service that is away, and reports it', async () => {
    const { log, errors } = errorLog();
    const away = { ...s3.settings, endpoint: 'http://127.0.0.1:1' };
    const stores = await createStores({ dataDir, s3: away }, log);
    expect(errors).toEqual([expect.stringContaining('cannot be used now')]);
    await expect(stores.photoStore.has(samplePhoto().key)).rejects.toMatchObject({ code: 'OVERLOADED' });
    stores.close();
  });
});

describe('an installation without a bucket', () => {
  /** What a fresh process has loaded of the SDK once its stores are made. */
  async function loadedOfSdk(settings: S3Settings | null): Promise<number> {
    const program = `
      import { registerHooks } from 'node:module';
      let loaded = 0;
      registerHooks({ load(url, context, next) {
        if (/@aws-sdk|@smithy/.test(url)) loaded += 1;
        return next(url, context);
      } });
      const { createStores } = await import(${JSON.stringify(new URL('./storage.ts', import.meta.url))});
      const { close } = await createStores(${JSON.stringify({ dataDir, s3: settings })}, console);
      close();
      console.log(loaded);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    return Number(stdout);
  }

  it('loads nothing of the SDK for one', async () => {
    expect(await loadedOfSdk(null)).toBe(0);
    expect(await loadedOfSdk(s3.settings)).toBeGreaterThan(0);
  });
});
