import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describePhotoStore, samplePhoto } from './photo-store.contract.ts';
import { describePrivateStore } from './private-store.contract.ts';
import { createS3Client, type S3Client, type S3ClientOptions, type S3Settings } from './s3-client.ts';
import { createS3PhotoStore, createS3PrivateStore } from './s3-store.ts';
import { startTestS3, type TestS3 } from './testing/s3-server.ts';

const LATER = { code: 'OVERLOADED', status: 503 };
const EXPORT = 'exports/018f3a52-7c1e-7000-8000-000000000000.zip';

let s3: TestS3;
let folder: string;
const clients: S3Client[] = [];
beforeAll(async () => {
  s3 = await startTestS3();
  folder = await mkdtemp(join(tmpdir(), 's3-store-'));
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await s3[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function clientOf(settings: S3Settings = s3.settings, options: S3ClientOptions = {}): S3Client {
  const client = createS3Client(settings, options);
  clients.push(client);
  return client;
}

describePhotoStore('a bucket', async () => createS3PhotoStore(clientOf()));
describePrivateStore('a bucket', () => createS3PrivateStore(clientOf(), folder));

describe('a bucket', () => {
  it('keeps photos and private files apart, and nothing of them on this machine', async () => {
    const { key, bytes } = samplePhoto();
    await createS3PhotoStore(clientOf()).put(key, bytes, 'image/webp');
    const privateStore = await createS3PrivateStore(clientOf(), folder);
    await privateStore.put(EXPORT, Readable.from([bytes]), 'application/zip');

    expect(await s3.keys()).toEqual(expect.arrayContaining([`photos/${key}`, `private/${EXPORT}`]));
    expect(await readdir(folder)).toEqual([]);
  });

  it('that is not there is an error, not an empty store', async () => {
    const store = createS3PhotoStore(clientOf({ ...s3.settings, bucket: 'not-there' }));
    const { key, bytes } = samplePhoto();
    const missing = { ...LATER, cause: { status: 404, code: 'NoSuchBucket' } };
    await expect(store.open(key)).rejects.toMatchObject(missing);
    await expect(store.put(key, bytes, 'image/webp')).rejects.toMatchObject(missing);
  });

  it('that refuses our key is an error for whoever uploads or looks, to come back later', async () => {
    const store = createS3PhotoStore(clientOf({ ...s3.settings, secret: 'wrong' }));
    const { key, bytes } = samplePhoto();
    const refused = { ...LATER, cause: { status: 403 } };
    await expect(store.open(key)).rejects.toMatchObject(refused);
    await expect(store.put(key, bytes, 'image/webp')).rejects.toMatchObject(refused);
    await expect(store.has(key)).rejects.toMatchObject(refused);
    await expect(store.remove(key)).rejects.toMatchObject(refused);
  });
});

describe('a service in trouble', () => {
  let server: Server | undefined;
  let requests: string[] = [];
  afterEach(async () => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  /** A server that answers as told; gives a store over it. */
  async function storeOver(listener: RequestListener, options: S3ClientOptions = {}) {
    requests = [];
    server = createServer((request, response) => {
      requests.push(`${request.method}`);
      listener(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    return createS3PhotoStore(clientOf({ ...s3.settings, endpoint }, options));
  }

  it('that is away is an error at once', async () => {
    const store = createS3PhotoStore(clientOf({ ...s3.settings, endpoint: 'http://127.0.0.1:1' }));
    const { key, bytes } = samplePhoto();
    await expect(store.put(key, bytes, 'image/webp')).rejects.toMatchObject({
      ...LATER,
      cause: { status: null, code: 'ECONNREFUSED' },
    });
  });

  it('that says nothing is given up, and not asked again', async () => {
    const store = await storeOver((request) => request.resume(), { idleMs: 50 });
    const { key, bytes } = samplePhoto();
    const silent = { ...LATER, cause: { status: null, code: 'TIMEOUT' } };
    await expect(store.put(key, bytes, 'image/webp')).rejects.toMatchObject(silent);
    await expect(store.open(key)).rejects.toMatchObject(silent);
    expect(requests).toEqual(['PUT', 'GET']);
  });

  it('that asks for patience again and again, but does not answer, is given up as well', async () => {
    const store = await storeOver(
      (_, response) => {
        const patience = setInterval(() => response.writeProcessing(), 10);
        response.once('close', () => clearInterval(patience));
      },
      { idleMs: 1_000, answerMs: 60 },
    );
    await expect(store.has(samplePhoto().key)).rejects.toMatchObject({
      ...LATER,
      cause: { code: 'TIMEOUT' },
    });
  });

  it('that is busy is asked three times', async () => {
    const { key, bytes } = samplePhoto();
    const store = await storeOver((request, response) => {
      const busy = requests.length < 3;
      request.resume().once('end', () => response.writeHead(busy ? 503 : 200).end());
    });
    await store.put(key, bytes, 'image/webp');
    expect(requests).toEqual(['PUT', 'PUT', 'PUT']);
  });

  it('that stays busy is an error', async () => {
    const store = await storeOver((_, response) =>
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'),
    );
    const busy = { ...LATER, cause: { status: 503, code: 'SlowDown' } };
    await expect(store.open(samplePhoto().key)).rejects.toMatchObject(busy);
  });

  it('that gives its list in pages is asked for each of them', async () => {
    const [old, other, young] = [samplePhoto().key, samplePhoto().key, samplePhoto().key];
    const entry = (key: string, day: string) =>
      `<Contents><Key>photos/${key}</Key><LastModified>${day}T10:00:00.000Z</LastModified></Contents>`;
    const pages = [
      `${entry(old, '2026-01-01')}<NextContinuationToken>on/from+here</NextContinuationToken>`,
      `${entry(young, '2026-03-01')}${entry(other, '2026-01-02')}${entry('notes', '2026-01-01')}`,
    ];
    const asked: (string | null)[] = [];
    const store = await storeOver((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      asked.push(query.get('prefix'), query.get('continuation-token'));
      response.end(`<ListBucketResult>${pages[requests.length - 1]}</ListBucketResult>`);
    });
    expect(await store.listOlder('0a', new Date('2026-02-01'))).toEqual([old, other]);
    expect(asked).toEqual(['photos/0a', null, 'photos/0a', 'on/from+here']);
  });

  it('that hangs up while a body is on its way is asked again', async () => {
    const { key, bytes } = samplePhoto('webp', 1_000_000);
    const store = await storeOver((request, response) => {
      if (requests.length === 1) request.socket.destroy();
      else request.resume().once('end', () => response.end());
    });
    await store.put(key, bytes, 'image/webp');
    expect(requests).toEqual(['PUT', 'PUT']);
  });

  it('that hangs up in the middle of a photo ends its stream with an error', async () => {
    const store = await storeOver((_, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('half');
      response.socket?.end();
    });
    const file = await store.open(samplePhoto().key);
    expect(file?.size).toBe(1_000);
    await expect(file && buffer(file.stream)).rejects.toThrow();
  });
});
