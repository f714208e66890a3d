import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MeilisearchApiError, MeilisearchRequestError } from 'meilisearch';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSearcher } from './searcher.ts';

let server: Server;
let host: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
beforeEach(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(request, response, Buffer.concat(chunks).toString());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const queries = [{ indexUid: 'listings', q: 'caffè' }];
const ask = (address = host, signal = new AbortController().signal) =>
  createSearcher(address, 'a key')({ queries }, signal);

test('asks with its key and without compression, over a connection that is kept, and below a path', async () => {
  const seen: unknown[] = [];
  const sockets = new Set<unknown>();
  answer = ({ method, url, headers, socket }, response, body) => {
    seen.push([method, url, headers.authorization, headers['accept-encoding'], JSON.parse(body)]);
    sockets.add(socket);
    response.end(JSON.stringify({ results: [{ hits: [{ id: '1' }] }] }));
  };
  expect(await ask()).toEqual([{ hits: [{ id: '1' }] }]);
  await ask(`${host}/`);
  await ask(`${host}/behind/a/proxy`);
  const rest = ['Bearer a key', 'identity', { queries }];
  expect(seen).toEqual([
    ['POST', '/multi-search', ...rest],
    ['POST', '/multi-search', ...rest],
    ['POST', '/behind/a/proxy/multi-search', ...rest],
  ]);
  expect(sockets.size).toBe(1);
});

test('reads letters that come in two pieces', async () => {
  const whole = Buffer.from(JSON.stringify({ results: [{ query: 'caffè' }] }));
  const middle = whole.indexOf(0xc3) + 1;
  answer = (_, response) => {
    response.write(whole.subarray(0, middle), () => response.end(whole.subarray(middle)));
  };
  expect(await ask()).toEqual([{ query: 'caffè' }]);
});

test('tells what the server says no with', async () => {
  answer = (_, response) => {
    response.writeHead(403).end(JSON.stringify({ code: 'invalid_api_key', message: 'The key is invalid.' }));
  };
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MeilisearchApiError);
  expect(error).toMatchObject({ cause: { code: 'invalid_api_key' }, response: { status: 403 } });
});

test.each<[string, (response: ServerResponse) => void, new (...given: never[]) => Error]>([
  ['another page', (response) => response.end('<html>'), SyntaxError],
  ['nothing', (response) => response.end(), SyntaxError],
  ['something else', (response) => response.end('{"status":"available"}'), SyntaxError],
  ['a page that says no', (response) => response.writeHead(502).end('<html>'), SyntaxError],
  ['an empty no', (response) => response.writeHead(502).end(), MeilisearchApiError],
  ['somewhere else', (response) => response.writeHead(307, { location: '/' }).end(), MeilisearchApiError],
  ['no answer', (response) => response.destroy(), MeilisearchRequestError],
  [
    'half an answer',
    (response) => response.writeHead(200, { 'content-length': 99 }).write('{', () => response.destroy()),
    MeilisearchRequestError,
  ],
])('%s is an error', async (_, how, kind) => {
  answer = (_request, response) => how(response);
  await expect(ask()).rejects.toBeInstanceOf(kind);
});

test('stops when it is told to, before the answer and in the middle of it', async () => {
  for (const begin of [false, true]) {
    const deadline = new AbortController();
    answer = (_, response) => {
      if (begin) response.write('{', () => deadline.abort());
      else deadline.abort();
    };
    await expect(ask(host, deadline.signal)).rejects.toBeInstanceOf(MeilisearchRequestError);
  }
});
