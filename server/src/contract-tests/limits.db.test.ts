import { searchAnswer } from '@scampolo/shared/contract/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../config.ts';
import { listingBody, newPerson, PASSWORD, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createFingerprint } from './testing/fingerprint.ts';
import { expectErrorAnswer, expectRefusal } from './testing/refusal.ts';

const RATE_LIMITED = { status: 429, code: 'RATE_LIMITED' } as const;
const ATTEMPTS = 20;

describe('attempts to sign in', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ rateLimit: true });
  });
  afterAll(() => test.close());

  let guesses = 0;

  /** A wrong password for an account that nobody else guesses at, unless one is named. */
  function attempt(from: string, how: { email?: string; headers?: Record<string, string> } = {}) {
    guesses += 1;
    const { email = `nobody-${guesses}@test.example`, headers = {} } = how;
    const payload = { email, password: 'a guess of some length' };
    return test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      remoteAddress: from,
      headers,
      payload,
    });
  }

  /** The statuses of so many attempts, one after the other. */
  async function statuses(
    count: number,
    one: (index: number) => ReturnType<typeof attempt>,
  ): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index < count; index += 1) found.push((await one(index)).statusCode);
    return found;
  }

  const refusedAfterTwenty = [...Array<number>(ATTEMPTS).fill(401), 429];

  it('from one network, at whatever accounts: the 21st waits, also with the right password', async () => {
    const person = await newPerson(test);
    expect(await statuses(ATTEMPTS, () => attempt('192.0.2.1'))).toEqual(Array(ATTEMPTS).fill(401));
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      remoteAddress: '192.0.2.1',
      payload: { email: person.email, password: PASSWORD },
    });
    expectRefusal(answer, RATE_LIMITED);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(900);
    expect((await attempt('192.0.2.2')).statusCode).toBe(401);
  });

  it('are not renewed by writing IPv4 as IPv6', async () => {
    const answers = await statuses(ATTEMPTS + 1, (index) =>
      attempt(index % 2 ? '192.0.2.20' : '::ffff:192.0.2.20'),
    );
    expect(answers).toEqual(refusedAfterTwenty);
  });

  it('are not renewed by headers that say where a request comes from', async () => {
    const names = [
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'cf-connecting-ip',
      'true-client-ip',
      'x-client-ip',
    ];
    const answers = await statuses(ATTEMPTS + 1, (index) =>
      attempt('192.0.2.30', {
        headers: Object.fromEntries(names.map((name) => [name, `198.51.100.${index}`])),
      }),
    );
    expect(answers).toEqual(refusedAfterTwenty);
  });

  it('at an account are not renewed by who signs in to another one of that address, which they made', async () => {
    const { email } = await newPerson(test);
    const workshop = { name: 'Sartoria finta', kind: 'studio', hub: 'milano' };
    const own = 'the password of an impostor';
    await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/register',
      payload: { email, password: own, name: 'Impostor', locale: 'it', workshop },
    });
    const answers: number[] = [];
    for (let index = 0; index < ATTEMPTS; index += 1) {
      const from = `192.0.2.${100 + index}`;
      answers.push((await attempt(from, { email })).statusCode);
      const payload = { email, password: own };
      await test.app.inject({ method: 'POST', url: '/api/v1/auth/login', remoteAddress: from, payload });
    }
    expect(answers).toContain(429);
  });
});

describe('behind a proxy that TRUST_PROXY names', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ rateLimit: true, trustProxy: '127.0.0.1' });
  });
  afterAll(() => test.close());

  async function attempts(from: string, forwarded: (index: number) => string): Promise<number[]> {
    const found: number[] = [];
    for (let index = 0; index <= ATTEMPTS; index += 1) {
      const answer = await test.app.inject({
        method: 'POST',
        url: '/api/v1/auth/register',
        remoteAddress: from,
        headers: { 'x-forwarded-for': forwarded(index) },
        payload: {},
      });
      found.push(answer.statusCode);
    }
    return found;
  }

  it('clients are told apart by what the proxy says of them', async () => {
    const answers = await attempts('127.0.0.1', (index) => `198.51.100.${index}`);
    expect(answers).toEqual(Array(ATTEMPTS + 1).fill(400));
  });

  it('what a client says of itself does not renew its budget', async () => {
    const answers = await attempts('127.0.0.1', (index) => `203.0.113.${index}, 192.0.2.50`);
    expect(answers.at(-1)).toBe(429);
  });

  it('who comes past the proxy is not believed', async () => {
    const answers = await attempts('192.0.2.60', (index) => `198.51.100.${100 + index}`);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('without limits, for load tests', () => {
  it('nobody waits', async () => {
    const test = await startTestApp({ rateLimit: false } satisfies Partial<Config>);
    try {
      for (let count = 0; count <= ATTEMPTS; count += 1) {
        const answer = await test.app.inject({ method: 'POST', url: '/api/v1/auth/register', payload: {} });
        expect(answer.statusCode).toBe(400);
      }
    } finally {
      await test.close();
    }
  });
});

describe('hostile words in a search', () => {
  let test: TestApp;
  let publishedId: string;
  beforeAll(async () => {
    test = await startTestApp();
    const giver = await newPerson(test, { trust: 'trusted' });
    publishedId = (await publishListing(giver)).id;
    await giver.call('POST', '/listings', listingBody({ title: 'Lana che nessuno vede' }));
    await test.drain();
  });
  afterAll(() => test.close());

  const words = [
    "' or 1=1 --",
    "'; drop table listings; --",
    '"unclosed phrase',
    '""',
    '"'.repeat(200),
    '-',
    '--',
    '-"lana"',
    '-lana -seta -lino',
    '- - -',
    '\\',
    "\\'",
    '%',
    '_%_',
    ':*',
    'lana:*',
    'lana & !seta | (lino <-> cotone)',
    '((((((((',
    '$1',
    '{{7*7}}',
    '#{7*7}',
    '../../etc/passwd',
    '__proto__ constructor toString',
    '\u202elana',
    '\ufeff',
    '😀😀😀',
    'ａｂｃ',
    'a\u0301'.repeat(100),
    'a'.repeat(200),
    'a '.repeat(100),
    `${'-a '.repeat(66)}`,
    '0'.repeat(200),
    'NaN',
    'null',
  ];

  it.each(words)('find nothing that is not public, and break nothing: %j', async (q) => {
    const fingerprint = await createFingerprint(test);
    const before = await fingerprint();
    const answer = await test.app.inject({ url: `/api/v1/search?q=${encodeURIComponent(q)}` });
    expect(answer.statusCode, answer.body).toBe(200);
    const { hits } = searchAnswer.parse(answer.json());
    expect(hits.map(({ id }) => id).filter((id) => id !== publishedId)).toEqual([]);
    expect(await fingerprint()).toBe(before);
  });

  it.each(['category', 'form', 'fibre', 'condition'])('or in the filter %s find nothing', async (name) => {
    for (const value of ['__proto__', 'constructor', '.', '_', '0', 'a'.repeat(60), 'WOVEN', 'woven.']) {
      const answer = await test.app.inject({ url: `/api/v1/search?${name}=${value}` });
      expect(answer.statusCode, answer.body).toBe(200);
      expect(searchAnswer.parse(answer.json()).hits, value).toEqual([]);
    }
  });

  it.each([
    "sort=newest'--",
    'sort=published_at%20desc',
    'sort=random()',
    'sort=__proto__',
    'sort[]=newest',
    "lang=en'--",
    "lang=en';select%20pg_sleep(9)",
    'limit=1;drop%20table%20listings',
    'limit=61',
    'offset=10001',
    'near=%23aa5533)%20or%20(1=1',
  ])('or where a word of a list belongs are refused: %s', async (query) => {
    const answer = await test.app.inject({ url: `/api/v1/search?${query}` });
    expect(answer.statusCode).toBe(400);
    expect(expectErrorAnswer(answer).error.code).toBe('VALIDATION_FAILED');
  });
});
