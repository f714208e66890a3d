import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

let server: Server;
let proxy: TcpProxy;
let clients: Socket[];
let received: string;

/** A server that answers each byte with itself in capitals. */
beforeEach(async () => {
  received = '';
  clients = [];
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received += chunk;
      socket.write(chunk.toString().toUpperCase());
    });
    socket.on('end', () => socket.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await openTcpProxy((server.address() as AddressInfo).port);
});

afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  server.close();
  await once(server, 'close');
});

async function open(): Promise<Socket> {
  const client = connect({ port: proxy.port, host: '127.0.0.1' });
  clients.push(client);
  client.on('error', () => client.destroy());
  await once(client, 'connect');
  return client;
}

/** What a client that says this, and no more, reads until the line ends. */
async function answerTo(words: string): Promise<string> {
  const client = await open();
  client.end(words);
  return text(client).catch(() => 'broken');
}

test('carries both ways, also more than fits into a buffer, and the end of each', async () => {
  const long = 'abc'.repeat(1_000_000);
  expect(await answerTo(long)).toBe(long.toUpperCase());
});

test('delays and throttles without losing or mixing anything', async () => {
  const words = 'one two three four five '.repeat(20);
  proxy.fail({ kind: 'delay', ms: 5 });
  expect(await answerTo(words)).toBe(words.toUpperCase());
  proxy.fail({ kind: 'throttle', bytesPerSecond: 20_000 });
  expect(await answerTo(words)).toBe(words.toUpperCase());
});

test('cuts an answer in the middle', async () => {
  proxy.fail({ kind: 'cut', afterBytes: 3, direction: 'down' });
  const client = await open();
  client.write('abcdef');
  const [first] = (await once(client, 'data')) as [Buffer];
  expect(first.toString()).toBe('ABC');
  await once(client, 'close');
  expect(received).toBe('abcdef');
});

test('cuts a request in the middle', async () => {
  proxy.fail({ kind: 'cut', afterBytes: 3, direction: 'up' });
  const client = await open();
  client.write('abcdef');
  await once(client.resume(), 'close');
  await expect.poll(() => received).toBe('abc');
});

test('drops what is sent, tells nobody, and breaks what lost bytes when it heals', async () => {
  const [silent, idle] = [await open(), await open()];
  idle.write('x');
  await once(idle, 'data');
  proxy.fail({ kind: 'drop' });
  silent.write('lost');
  await expect.poll(() => proxy.droppedBytes()).toBe(4);
  expect(silent.closed).toBe(false);
  proxy.heal();
  await once(silent.resume(), 'close');
  idle.write('z');
  expect(String(await once(idle, 'data'))).toBe('Z');
});

test('refuses, and leads to another server once it is told', async () => {
  const before = await open();
  proxy.fail({ kind: 'refuse' });
  await once(before.resume(), 'close');
  const refused = connect({ port: proxy.port, host: '127.0.0.1' });
  clients.push(refused);
  refused.on('error', () => refused.destroy());
  await once(refused.resume(), 'close');

  const other = createServer((socket) => socket.end('other'));
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  proxy.leadTo((other.address() as AddressInfo).port);
  proxy.heal();
  expect(await answerTo('')).toBe('other');
  other.close();
});
