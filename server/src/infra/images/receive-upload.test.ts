import { once } from 'node:events';
import { mkdtemp, readdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareUploadFolder, type ReceivedUpload, receiveUpload } from './receive-upload.ts';

const MAX_BYTES = 100_000;
const BOUNDARY = 'scampolo-test-boundary';

let root: string;
let folder: string;
let app: FastifyInstance;
/** What became of each upload, in the order of the requests. */
let outcomes: Promise<ReceivedUpload>[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'uploads-'));
  folder = join(root, 'incoming');
  await prepareUploadFolder(folder);
  outcomes = [];
});
afterEach(async () => {
  await app?.close();
  await rm(root, { recursive: true });
});

/** A real server that receives uploads; its parser cuts files at `parserLimit`. Gives its port. */
async function listen(parserLimit = MAX_BYTES): Promise<number> {
  app = Fastify();
  await app.register(multipart, { limits: { fileSize: parserLimit } });
  app.post('/', async (request, reply) => {
    const receiving = request.file().then((part) => {
      if (!part) throw new Error('no file');
      return receiveUpload(part.file, { folder, maxBytes: MAX_BYTES });
    });
    outcomes.push(receiving);
    await receiving;
    return reply.send({});
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
}

function formOf(bytes: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="../../evil.html"\r\nContent-Type: text/html\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

async function post(port: number, body: Buffer): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: Uint8Array.from(body),
  });
  return { status: answer.status, body: await answer.json() };
}

describe('receiveUpload', () => {
  it('gives a whole file under a random name in the private folder, until it is disposed of', async () => {
    const port = await listen();
    const bytes = Buffer.alloc(MAX_BYTES, 'cloth');

    expect(await post(port, formOf(bytes))).toMatchObject({ status: 200 });

    const upload = await outcomes[0];
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect(upload && (await readFile(upload.path)).equals(bytes)).toBe(true);
    expect(upload && (await stat(upload.path)).mode & 0o077).toBe(0);
    await upload?.dispose();
    await upload?.dispose();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is disposed of by "await using", also when the work with it fails', async () => {
    const work = async () => {
      await using upload = await receiveUpload(Readable.from([Buffer.from('cloth')]), { folder });
      expect(await readdir(folder)).toHaveLength(1);
      throw new Error(`the work with ${upload.path} failed`);
    };
    await expect(work()).rejects.toThrow('failed');
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['the parser cuts', MAX_BYTES],
    ['the parser would let pass', 10 * MAX_BYTES],
  ])('refuses a file one byte too large that %s, and keeps none of it', async (_, parserLimit) => {
    const port = await listen(parserLimit);

    const { status, body } = await post(port, formOf(Buffer.alloc(MAX_BYTES + 1)));

    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves no file and no descriptor of 100 uploads that were given up at some byte', async () => {
    const port = await listen();
    const body = formOf(Buffer.alloc(80_000, 'cloth'));
    const before = await openFilesIn(folder);

    const cuts = Array.from({ length: 100 }, (_, at) => Math.floor((at / 100) * body.length));
    await Promise.all(cuts.map((bytes) => giveUp(port, body, bytes)));
    await expect.poll(() => outcomes).toHaveLength(cuts.length);

    for (const outcome of await Promise.allSettled(outcomes)) expect(outcome.status).toBe('rejected');
    expect(await readdir(folder)).toEqual([]);
    expect(await openFilesIn(folder)).toEqual(before);
    expect(await post(port, formOf(Buffer.from('cloth')))).toMatchObject({ status: 200 });
  });

  it('refuses a form that ends before its file does', async () => {
    const port = await listen();
    const cut = formOf(Buffer.alloc(50_000)).subarray(0, 40_000);
    expect(await post(port, cut)).toMatchObject({ status: 400, body: { code: 'MALFORMED_BODY' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells a fault of the disk from a fault of the sender', async () => {
    const receiving = receiveUpload(Readable.from([Buffer.from('cloth')]), { folder: join(root, 'missing') });
    await expect(receiving).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('prepareUploadFolder', () => {
  it('closes the folder to others and sweeps what a killed process left there', async () => {
    await writeFile(join(folder, 'abandoned'), 'half a ph');
    await writeFile(join(folder, 'in-work'), 'half a ph');
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1_000);
    await utimes(join(folder, 'abandoned'), twoHoursAgo, twoHoursAgo);

    await prepareUploadFolder(folder);

    expect(await readdir(folder)).toEqual(['in-work']);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });
});

/** Sends a request up to `bytes` of its body, and hangs up. */
async function giveUp(port: number, body: Buffer, bytes: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.write(body.subarray(0, bytes), resolve));
  socket.destroy();
  await once(socket, 'close');
}

/** The files below a folder that this process holds open; where the system does not tell, none. */
async function openFilesIn(path: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd').catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(path));
}
