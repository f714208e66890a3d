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
