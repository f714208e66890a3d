import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const TOKEN = 'a token of the one who measures';

const HERE = ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'];
const ELSEWHERE = ['192.0.2.1', '10.0.0.5', '172.17.0.1', '::ffff:192.0.2.1', '2001:db8::1', 'fe80::1', '::'];

type Ask = (remoteAddress: string, headers?: Record<string, string>) => ReturnType<typeof askOf>;

function askOf({ app }: TestApp, remoteAddress: string, headers: Record<string, string> = {}) {
  return app.inject({ url: '/metrics', remoteAddress, headers });
}

async function expectHidden(answer: ReturnType<Ask>): Promise<void> {
  const { statusCode, json, body } = await answer;
  expect([statusCode, json().error.code]).toEqual([404, 'NOT_FOUND']);
  expect(body).not.toContain('nodejs');
}

describe('without a token, the metrics', () => {
  let test: TestApp;
  const ask: Ask = (remoteAddress, headers) => askOf(test, remoteAddress, headers);
  beforeAll(async () => {
    // The proxy's word must not make somebody else this machine.
    test = await startTestApp({ trustProxy: '127.0.0.1' });
  });
  afterAll(() => test.close());

  it.each(HERE)('are for this machine itself: %s', async (address) => {
    const { statusCode, headers, body } = await ask(address);
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('http_request_duration_seconds');
    expect(body).toContain('search_outbox_rows{target="postgres"} 0');
  });

  it.each(ELSEWHERE)('are not there for %s', async (address) => {
    await expectHidden(ask(address));
  });

  it.each([
    ['x-forwarded-for', '192.0.2.1'],
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-for', ''],
    ['forwarded', 'for=127.0.0.1'],
  ])('are not there for whom a proxy on this machine lets through: %s: %s', async (name, value) => {
    await expectHidden(ask('127.0.0.1', { [name]: value }));
  });

  it('are not there for who sends some token from elsewhere', async () => {
    await expectHidden(ask('192.0.2.1', { authorization: `Bearer ${TOKEN}` }));
    await expectHidden(ask('192.0.2.1', { authorization: 'Bearer null' }));
  });
});

describe('with a token, the metrics', () => {
  let test: TestApp;
  const ask: Ask = (remoteAddress, headers) => askOf(test, remoteAddress, headers);
  beforeAll(async () => {
    test = await startTestApp({ metricsToken: TOKEN });
  });
  afterAll(() => test.close());

  it('are for who sends it, from wherever', async () => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '192.0.2.1' };
    expect((await ask('192.0.2.1', headers)).statusCode).toBe(200);
  });

  it.each([undefined, '', 'Bearer', `Bearer ${TOKEN} `, `Bearer ${TOKEN}x`, TOKEN])(
    'are not there with %j, on this machine either',
    async (authorization) => {
      await expectHidden(ask('127.0.0.1', authorization === undefined ? {} : { authorization }));
    },
  );
});

it('the metrics name routes, and nobody and nothing that was asked for', async () => {
  const test = await startTestApp();
  try {
    await test.app.inject({ url: '/api/v1/search?q=segreto' });
    await test.app.inject({ url: '/photos/nobody-knows-this' });
    await test.app.inject({ url: '/nothing/at/this/address' });
    const { body } = await askOf(test, '127.0.0.1');
    expect(body).toContain('route="/api/v1/search"');
    expect(body).toContain('route="/photos/:key"');
    for (const asked of ['segreto', 'nobody-knows-this', 'at/this/address'])
      expect(body).not.toContain(asked);
  } finally {
    await test.close();
  }
});
