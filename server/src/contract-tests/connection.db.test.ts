import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { errorAnswer } from '@scampolo/shared/contract/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let port: number;

beforeAll(async () => {
  test = await startTestApp();
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  port = (test.app.server.address() as AddressInfo).port;
});
afterAll(() => test.close());

/** Sends bytes as they stand and gives all that comes back until the server closes. */
async function exchange(bytes: string | Buffer): Promise<{ status: number; head: string; body: string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), head, body };
}

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;

describe('bytes that are no request', () => {
  it.each<[string, string, number, string]>([
    ['noise', '\u0000\u0001\u0002\r\n\r\n', 400, 'MALFORMED_BODY'],
    ['the start of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400, 'MALFORMED_BODY'],
    ['a NUL in the address', lines('GET /api/v1/hubs/\u0000 HTTP/1.1', 'Host: x'), 400, 'MALFORMED_BODY'],
    [
      'a NUL in a header',
      lines('GET /api/v1/hubs HTTP/1.1', 'Host: x', 'X: a\u0000b'),
      400,
      'MALFORMED_BODY',
    ],
    [
      'two lengths',
      lines('POST /api/v1/auth/login HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Content-Length: 2'),
      400,
      'MALFORMED_BODY',
    ],
    [
      'a length and chunks',
      lines('POST /api/v1/auth/login HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked'),
      400,
      'MALFORMED_BODY',
    ],
    [
      'a negative length',
      lines('POST /api/v1/auth/login HTTP/1.1', 'Host: x', 'Content-Length: -1'),
      400,
      'MALFORMED_BODY',
    ],
    [
      'a chunk of no size',
      `${lines('POST /api/v1/auth/login HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}zz\r\n`,
      400,
      'MALFORMED_BODY',
    ],
    [
      '100 kB of headers',
      lines('GET /api/v1/hubs HTTP/1.1', 'Host: x', `X: ${'a'.repeat(100_000)}`),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'an address of 100 kB',
      lines(`GET /api/v1/search?q=${'a'.repeat(100_000)} HTTP/1.1`, 'Host: x'),
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('are answered like any error, and the connection ends: %s', async (_what, bytes, status, code) => {
    const answer = await exchange(bytes);
    expect(answer.status).toBe(status);
    expect(answer.head).toMatch(/content-type: application\/json; charset=utf-8/i);
    const { error, requestId } = errorAnswer.parse(JSON.parse(answer.body));
    expect(error.code).toBe(code);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leave the server answering', async () => {
    const answer = await exchange(lines('GET /healthz HTTP/1.1', 'Host: x', 'Connection: close'));
    expect([answer.status, answer.body]).toEqual([200, '{"status":"ok"}']);
  });
});

describe('a body of 10 MB', () => {
  const huge = Buffer.alloc(10_000_000, 'a');

  function send(
    headers: Record<string, string | number>,
  ): Promise<{ status: number | undefined; body: string }> {
    return new Promise((resolve, reject) => {
      const sending = request(
        { port, host: '127.0.0.1', method: 'POST', path: '/api/v1/auth/login', headers },
        (answer) => text(answer).then((body) => resolve({ status: answer.statusCode, body }), reject),
      );
      // The server may hang up on the rest once it has answered.
      sending.on('error', (error) => ('code' in error && error.code === 'EPIPE' ? undefined : reject(error)));
      sending.end(huge);
    });
  }

  it.each<[string, Record<string, string | number>]>([
    ['that says its length', { 'content-type': 'application/json', 'content-length': huge.length }],
    ['in chunks', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }],
  ])('%s is refused while it is on its way, and the sender reads why', async (_what, headers) => {
    const { status, body } = await send(headers);
    expect(status).toBe(413);
    expect(errorAnswer.parse(JSON.parse(body)).error.code).toBe('PAYLOAD_TOO_LARGE');
  });
});
