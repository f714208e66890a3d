import { createSocket, Socket as DatagramSocket } from 'node:dgram';
import dns from 'node:dns';
import { get } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { photoWithPlace } from '../infra/images/testing/sample-photos.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Change, type Endpoint, requestTo } from './testing/endpoint.ts';
import { endpoints } from './testing/endpoints.ts';
import { travel } from './testing/journey.ts';
import { withValue } from './testing/json.ts';
import { makeWorld, multipart, SMALL_PHOTO, type World } from './testing/world.ts';

/** Nothing listens there; a fetch of one would be seen all the same. */
const ADDRESSES = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:2/x.jpg',
  'file:///etc/passwd',
  '//outside.example/x.svg',
];
/** Headers from which programs have taken an address to ask. */
const HEADERS = [
  'host',
  'x-forwarded-host',
  'x-original-url',
  'referer',
  'destination',
  'link',
  'user-agent',
];

/** Where this process has begun a connection to, or has asked for the address of, since the last `beforeEach`. */
const reached = new Set<string>();
let unhook: () => void;
let test: TestApp;

beforeAll(async () => {
  unhook = listenIn();
  test = await startTestApp();
});
beforeEach(() => reached.clear());
afterAll(async () => {
  unhook();
  await test.close();
});

/** Every way out of a process of Node that has no other program to help it. */
function listenIn(): () => void {
  const [reach, send, lookup] = [Socket.prototype.connect, DatagramSocket.prototype.send, dns.lookup];
  Socket.prototype.connect = function (this: Socket, ...to: unknown[]) {
    reached.add(nameOf(to));
    return Reflect.apply(reach, this, to);
  };
  DatagramSocket.prototype.send = function (this: DatagramSocket, ...message: unknown[]) {
    reached.add('a datagram');
    return Reflect.apply(send, this, message);
  };
  // As Node's own modules and all others see it: they read the property each time.
  dns.lookup = Object.assign((name: string, ...rest: unknown[]) => {
    if (name !== 'localhost') reached.add(`the name ${name}`);
    return Reflect.apply(lookup, dns, [name, ...rest]);
  }, lookup);
  return () => {
    Socket.prototype.connect = reach;
    DatagramSocket.prototype.send = send;
    dns.lookup = lookup;
  };
}

/** `connect` takes (options), (port, host) or (path); Node's own calls wrap these in a list. */
function nameOf([first, second]: unknown[]): string {
  const to: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof to !== 'object' || to === null) return `${typeof second === 'string' ? second : ''}:${to}`;
  const { host, port, path } = to as { host?: unknown; port?: unknown; path?: unknown };
  return typeof path === 'string' && port === undefined ? path : `${host ?? ''}:${port}`;
}

function database(): string {
  const { hostname, port } = new URL(test.databaseUrl);
  return `${hostname}:${port}`;
}

function elsewhere(): string[] {
  return [...reached].filter((where) => where !== database());
}

it('every way out of the process is seen', async () => {
  await expect(fetch('http://127.0.0.1:2/')).rejects.toThrow();
  get('http://127.0.0.2:2/').on('error', () => undefined);
  connect(2, '127.0.0.3').on('error', () => undefined);
  dns.lookup('192.0.2.1', () => undefined);
  const datagrams = createSocket('udp4');
  await new Promise((sent) => datagrams.send('x', 2, '127.0.0.1', sent));
  datagrams.close();
  expect([...reached]).toEqual(
    expect.arrayContaining(['127.0.0.1:2', '127.0.0.2:2', '127.0.0.3:2', 'the name 192.0.2.1', 'a datagram']),
  );
});

it('in all of the main job the exchange speaks to its database alone', async () => {
  const another = await startTestApp();
  try {
    await travel(another);
    await another.drain();
    const { hostname, port } = new URL(another.databaseUrl);
    expect([...reached]).toEqual([`${hostname}:${port}`]);
  } finally {
    await another.close();
  }
}, 120_000);

it('an address in any field, parameter, header or file is text, which nobody asks for', async () => {
  const world = await makeWorld(test);
  let sent = 0;
  for (const endpoint of endpoints) {
    for (const change of changesOf(endpoint, world)) {
      await test.app.inject(requestTo(endpoint, world, change));
      sent += 1;
    }
  }
  await test.drain();
  expect(sent).toBeGreaterThan(500);
  expect(elsewhere()).toEqual([]);
}, 120_000);

/** An endpoint's good request with an address in the place of each text in turn. */
function changesOf(endpoint: Endpoint, world: World): Change[] {
  const { body, upload, fields = {}, parameters = {} } = endpoint;
  const changes: ((address: string) => Change)[] = [
    ...Object.keys(fields).map((path) => (address: string) => ({
      json: withValue(body?.(world), path, address),
    })),
    ...Object.keys(parameters).map((name) => (address: string) => ({
      query: `${name}=${encodeURIComponent(address)}`,
    })),
    ...HEADERS.map((name) => (address: string) => ({ headers: { [name]: address } })),
    ...(upload ? [multipart, (address: string) => multipart(SMALL_PHOTO, { filename: address })] : []),
  ];
  return changes.map((change, index) => change(ADDRESSES[index % ADDRESSES.length] ?? ''));
}

it('a photo that names addresses is read without asking for any', async () => {
  const world = await makeWorld(test);
  const photo = Buffer.concat([await photoWithPlace(SMALL_PHOTO), Buffer.from(ADDRESSES.join(' '))]);
  const upload = endpoints.find(({ method, url }) => method === 'POST' && url.endsWith('/photos'));
  if (!upload) throw new Error('no endpoint takes photos');
  const answer = await test.app.inject(requestTo(upload, world, multipart(photo)));
  expect(answer.statusCode, answer.body).toBe(201);
  expect(elsewhere()).toEqual([]);
});
