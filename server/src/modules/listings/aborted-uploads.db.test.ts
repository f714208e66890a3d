import { once } from 'node:events';
import { readdir, readlink } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { multipart } from '../../contract-tests/testing/world.ts';
import { noisyPicture } from '../../infra/images/testing/sample-photos.ts';
import { listingBody, newPerson, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { keysOf, sendPhoto, storedFiles } from './testing/photo-files.ts';

const UPLOADS = 1_000;
const AT_ONCE = 20;

let test: TestApp;
let person: Person;
let port: number;
let photo: Buffer;
beforeAll(async () => {
  test = await startTestApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  port = (test.app.server.address() as AddressInfo).port;
  person = await newPerson(test);
  // 65 kB that nothing can compress: many packets, and many chunks of a file.
  photo = await noisyPicture(180, 120);
});
afterAll(() => test.close());

describe('a thousand uploads that are given up at some byte', () => {
  it('leave no file, no descriptor and no row', async () => {
    const listing: string = (await person.call('POST', '/listings', listingBody())).body.id;
    const kept = (await sendPhoto(test, person, photo, { listing })).body;
    const replaced = `/api/v1/listings/${listing}/photos/${kept.id}`;
    const requests = [
      requestOf('POST', `/api/v1/listings/${listing}/photos`),
      requestOf('PUT', replaced),
    ] as const;
    const before = await inventory(listing);
    expect(before).toMatchObject({ uploads: [], photos: keysOf(kept), rows: 1 });

    const cuts = Array.from({ length: UPLOADS }, (_, at) => cutOf(at, requests[at % 2 === 0 ? 0 : 1]));
    for (let at = 0; at < UPLOADS; at += AT_ONCE) {
      const sockets = await Promise.all(cuts.slice(at, at + AT_ONCE).map(sendPart));
      // In every other round the files are there already; else many senders are gone before anybody has looked at their request.
      if (at % (2 * AT_ONCE) === 0) await filesOf(cuts.slice(at, at + AT_ONCE));
      await Promise.all(sockets.map(hangUp));
      await expect.poll(() => readdir(test.deps.uploadFolder), { timeout: 10_000 }).toEqual([]);
    }

    // What was given up is noticed when the server next reads from its socket.
    await expect.poll(() => inventory(listing), { timeout: 10_000 }).toEqual(before);
    const { body } = await person.call('GET', `/listings/${listing}`);
    expect(body.photos).toEqual([kept]);
    expect((await sendPhoto(test, person, photo, { listing })).status).toBe(201);
  });
});

describe('downloads of a photo', () => {
  it('that are given up, or ask for its head alone, leave no descriptor', async () => {
    const listing: string = (await person.call('POST', '/listings', listingBody())).body.id;
    const { variants } = (await sendPhoto(test, person, photo, { listing })).body;
    const address = variants.at(-1).url;
    const before = await inventory(listing);

    for (let round = 0; round < 50; round += 1) {
      const whole = Buffer.from(`GET ${address} HTTP/1.1\r\nHost: x\r\n\r\n`);
      await hangUp(await sendPart({ request: whole, bytes: whole.length }), round);
      const head = await test.app.inject({ method: 'HEAD', url: address });
      expect(head.headers['content-length']).toMatch(/^[1-9]\d*$/);
    }

    await expect.poll(() => inventory(listing), { timeout: 10_000 }).toEqual(before);
  });
});

/** What could be left behind: files, descriptors of files and sockets, rows. */
async function inventory(listing: string) {
  const [{ rows } = { rows: -1 }] = await test.deps.db.execute<{ rows: number }>(
    sql`select count(*)::int as rows from listing_photos where listing_id = ${listing}`,
  );
  return {
    uploads: await readdir(test.deps.uploadFolder),
    photos: await storedFiles(test),
    rows,
    openFiles: await openUnder(test.deps.config.dataDir),
    connections: await openConnections(),
  };
}

/** The files below a folder that this process holds open. */
async function openUnder(folder: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd').catch(() => []);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder));
}

async function openConnections(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  test.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  return promise;
}

function requestOf(method: 'POST' | 'PUT', path: string): Buffer {
  const { headers, payload } = multipart(photo);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${person.token}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${payload.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), payload]);
}

/** A request, and how many of its bytes are sent. */
interface Cut {
  request: Buffer;
  bytes: number;
}

/** A tenth each ends in the head, in the head of the part, and in the last 40 bytes, where the file is whole and the form is not. */
function cutOf(at: number, request: Buffer): Cut {
  const body = request.indexOf('\r\n\r\n') + 4;
  const within = (from: number, to: number) => from + Math.floor(Math.random() * (to - from));
  const kind = at % 10;
  if (kind === 0) return { request, bytes: within(1, body) };
  if (kind === 1) return { request, bytes: within(body, body + 120) };
  if (kind === 2) return { request, bytes: within(request.length - 40, request.length) };
  return { request, bytes: within(body, request.length) };
}

/** Waits until the server is writing a file for each of the requests that reach so far. */
async function filesOf(cuts: readonly Cut[]): Promise<void> {
  const begun = cuts.filter(({ request, bytes }) => bytes > request.indexOf(photo)).length;
  const names = () => readdir(test.deps.uploadFolder);
  await expect.poll(names, { timeout: 10_000, interval: 5 }).toHaveLength(begun);
}

async function sendPart({ request, bytes }: Cut): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.write(request.subarray(0, bytes), resolve));
  return socket;
}

/** As if the network had gone, or the program had ended. */
async function hangUp(socket: Socket, at: number): Promise<void> {
  if (at % 2 === 0) socket.resetAndDestroy();
  else socket.destroy();
  if (!socket.closed) await once(socket, 'close');
}
