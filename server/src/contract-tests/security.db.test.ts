import { members } from '@scampolo/db/schema/identity';
import { eq } from 'drizzle-orm';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPerson, PASSWORD, type Person } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { createFingerprint } from './testing/fingerprint.ts';
import { expectErrorAnswer, expectRefusal } from './testing/refusal.ts';
import { claimsOf, type Forgery, forge } from './testing/tokens.ts';
import { makeWorld, type World } from './testing/world.ts';

const SECRET = 'test-secret-of-32-characters-or-more';

let test: TestApp;
let world: World;
let person: Person;

beforeAll(async () => {
  test = await startTestApp();
  world = await makeWorld(test);
  person = await newPerson(test);
});
afterAll(() => test.close());

async function signIn(app: TestApp, { email }: Person, headers: Record<string, string> = {}) {
  const answer = await app.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers,
    payload: { email, password: PASSWORD },
  });
  return { answer, session: answer.json(), cookies: answer.cookies };
}

function me(token: string) {
  return test.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } });
}

describe('a write with a cookie', () => {
  const write = (headers: Record<string, string>) =>
    test.app.inject({
      method: 'POST',
      url: '/api/v1/listings',
      headers: { host: 'exchange.example', cookie: `scampolo_access=${person.token}`, ...headers },
      payload: { title: 'Lana' },
    });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a site whose name begins alike', { origin: 'https://exchange.example.evil.example' }],
    ['another port', { origin: 'http://exchange.example:8080' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['something that is no origin', { origin: 'exchange.example' }],
    ['another site that hides its name', { 'sec-fetch-site': 'cross-site' }],
    ['a site of the same owner', { 'sec-fetch-site': 'same-site' }],
    [
      'another site, past a proxy that asks for a password',
      { origin: 'https://evil.example', authorization: 'Basic c3R1ZGlvOnNlY3JldA==' },
    ],
    ['another site, with an empty credential', { origin: 'https://evil.example', authorization: '' }],
  ])('is refused from %s', async (_what, headers) => {
    const fingerprint = await createFingerprint(test);
    const before = await fingerprint();
    expectRefusal(await write(headers), { status: 403, code: 'CROSS_SITE' });
    expect(await fingerprint()).toBe(before);
  });

  it.each<[string, Record<string, string>]>([
    ['the exchange itself', { origin: 'http://exchange.example', 'sec-fetch-site': 'same-origin' }],
    ['a program that sends no Origin', {}],
  ])('is taken from %s', async (_what, headers) => {
    expect((await write(headers)).statusCode).toBe(201);
  });

  it('reads from another site are answered, but never to be read by its scripts', async () => {
    const answer = await test.app.inject({
      url: '/api/v1/me',
      headers: { cookie: `scampolo_access=${person.token}`, origin: 'https://evil.example' },
    });
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('signs nobody in from another site', async () => {
    const { answer } = await signIn(test, person, { origin: 'https://evil.example' });
    expectRefusal(answer, { status: 403, code: 'CROSS_SITE' });
    expect(answer.cookies).toEqual([]);
  });
});

describe('a write with a Bearer token', () => {
  const write = (headers: Record<string, string>) =>
    test.app.inject({ method: 'POST', url: '/api/v1/listings', headers, payload: { title: 'Lana' } });

  it.each<[string, Record<string, string>]>([
    ['no Origin', {}],
    ['an Origin of its own', { origin: 'https://tool.example' }],
  ])('needs no Origin of ours: %s', async (_what, headers) => {
    const answer = await write({ ...headers, authorization: `Bearer ${person.token}` });
    expect(answer.statusCode).toBe(201);
  });

  it('is judged by that token alone, whatever cookie comes along', async () => {
    const cookie = `scampolo_access=${person.token}`;
    const bad = {
      cookie,
      origin: 'https://evil.example',
      authorization: 'Bearer not-a-token-but-long-enough',
    };
    expectRefusal(await write(bad), { status: 401, code: 'UNAUTHENTICATED' });
    expectRefusal(await write({ ...bad, authorization: 'Bearer x' }), {
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('a token', () => {
  const forged = (forgery: Forgery) =>
    forge({ ...forgery, claims: { ...claimsOf(person.token), ...forgery.claims } });

  it('of ours is written as here', async () => {
    expect((await me(forged({ key: SECRET }))).statusCode).toBe(200);
    expect(claimsOf(person.token)).toEqual({
      sid: expect.any(String),
      gen: 1,
      iat: expect.any(Number),
      exp: Number(claimsOf(person.token)['iat']) + 900,
    });
  });

  it.each<[string, Forgery]>([
    ['without a signature, alg none', { header: { alg: 'none' } }],
    ['without a signature, alg None', { header: { alg: 'None' } }],
    ['without a signature', {}],
    ['with alg none and our signature', { header: { alg: 'none' }, key: SECRET }],
    ['without an algorithm', { header: { alg: undefined }, key: SECRET }],
    ['signed with another key', { key: 'another-secret-of-32-characters-or-more' }],
    ['signed with an empty key', { key: '' }],
    ['signed with HS512', { header: { alg: 'HS512' }, key: SECRET, hash: 'sha512' }],
    ['signed with HS384', { header: { alg: 'HS384' }, key: SECRET, hash: 'sha384' }],
    ['that says RS256 over our signature', { header: { alg: 'RS256' }, key: SECRET }],
    ['that ended', { key: SECRET, claims: { exp: Math.floor(Date.now() / 1000) - 1 } }],
    ['that ends at no time', { key: SECRET, claims: { exp: 'never' } }],
    ['that does not count yet', { key: SECRET, claims: { nbf: Math.floor(Date.now() / 1000) + 600 } }],
    ['with an extension that must be understood', { header: { crit: ['b64'], b64: true }, key: SECRET }],
    ['with an unknown extension that must be understood', { header: { crit: ['scampolo'] }, key: SECRET }],
    ['that brings its key', { header: { jwk: { kty: 'oct', k: 'YW5vdGhlcg' } }, key: 'another' }],
    [
      'that names a key elsewhere',
      { header: { jku: 'http://127.0.0.1:9/keys', kid: 'theirs' }, key: 'another' },
    ],
    ['that names a file as its key', { header: { kid: '/dev/null' }, key: '' }],
    ['of another session', { key: SECRET, claims: { sid: '01890000-0000-7000-8000-000000000000' } }],
    ['of a generation that is none', { key: SECRET, claims: { gen: "1' or true --" } }],
    ['of a generation before the first', { key: SECRET, claims: { gen: 0 } }],
    ['of no session', { key: SECRET, claims: { sid: null } }],
    ['of a session named by SQL', { key: SECRET, claims: { sid: "' or true --" } }],
    ['of several sessions', { key: SECRET, claims: { sid: ['01890000-0000-7000-8000-000000000000'] } }],
  ])('%s signs nobody in', async (_what, forgery) => {
    expectRefusal(await me(forged(forgery)), { status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each(['', '.', '..', 'a.b.c', `${'a'.repeat(30)}.${'b'.repeat(30)}.`, '{}.{}.{}'])(
    'that is none signs nobody in: %j',
    async (token) => {
      expectRefusal(await me(token), { status: 401, code: 'UNAUTHENTICATED' });
    },
  );

  it('counts neither in the address nor in the body', async () => {
    const inQuery = await test.app.inject({ url: `/api/v1/me?access_token=${person.token}` });
    expect(inQuery.statusCode).toBe(401);
  });
});

describe('a session that ended', () => {
  it('is dead with the next request after sign-out, on that device alone', async () => {
    const [phone, desk] = [(await signIn(test, person)).session, (await signIn(test, person)).session];
    const out = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/logout',
      headers: { authorization: `Bearer ${phone.accessToken}` },
    });
    expect(out.statusCode).toBe(204);
    expectRefusal(await me(phone.accessToken), { status: 401, code: 'UNAUTHENTICATED' });
    expect((await me(desk.accessToken)).statusCode).toBe(200);
  });

  it('cannot be renewed', async () => {
    const { session } = await signIn(test, person);
    const headers = { authorization: `Bearer ${session.accessToken}` };
    await test.app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers });
    const { refreshToken } = session;
    const again = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      payload: { refreshToken },
    });
    expectRefusal(again, { status: 401, code: 'UNAUTHENTICATED' });
  });

  it('is dead on every device once the member is suspended', async () => {
    const other = await newPerson(test);
    const { session } = await signIn(test, other);
    await test.deps.db.update(members).set({ suspendedAt: new Date() }).where(eq(members.id, other.memberId));
    for (const token of [other.token, session.accessToken])
      expectRefusal(await me(token), { status: 401, code: 'UNAUTHENTICATED' });
    expectRefusal((await signIn(test, other)).answer, { status: 401, code: 'INVALID_CREDENTIALS' });
  });
});

describe('cookies', () => {
  it('are closed to scripts and to other sites', async () => {
    const { cookies } = await signIn(test, person);
    expect(cookies.map(({ name }) => name)).toEqual(['scampolo_access', 'scampolo_refresh']);
    for (const cookie of cookies)
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    for (const cookie of cookies) expect(cookie).not.toHaveProperty('secure');
  });

  it('belong to this host alone, and to encrypted connections, once PUBLIC_URL is https', async () => {
    const https = await startTestApp({ publicUrl: 'https://exchange.example' });
    try {
      const someone = await newPerson(https);
      const { cookies, session } = await signIn(https, someone);
      expect(cookies.map(({ name }) => name)).toEqual(['__Host-scampolo_access', '__Host-scampolo_refresh']);
      for (const cookie of cookies)
        expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
      for (const cookie of cookies) expect(cookie).not.toHaveProperty('domain');
      const plain = await https.app.inject({
        url: '/api/v1/me',
        headers: { cookie: `scampolo_access=${session.accessToken}` },
      });
      expect(plain.statusCode).toBe(401);
    } finally {
      await https.close();
    }
  });

  it('are taken back at sign-out', async () => {
    const { session } = await signIn(test, person);
    const out = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/logout',
      headers: { cookie: `scampolo_access=${session.accessToken}` },
    });
    expect(out.cookies.map(({ name, value, expires }) => [name, value, expires?.getTime()])).toEqual([
      ['scampolo_access', '', 0],
      ['scampolo_refresh', '', 0],
    ]);
  });
});

describe('security headers', () => {
  const STRICT =
    /^default-src 'self';img-src 'self' data: blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'$/;

  it.each<[string, (all: World) => InjectOptions]>([
    ['an answer of the API', () => ({ url: '/api/v1/hubs' })],
    ['an address where nothing is', () => ({ url: '/nothing/here' })],
    ['a refusal', ({ draft }) => ({ url: `/api/v1/listings/${draft.id}` })],
    ['operation', () => ({ url: '/healthz' })],
  ])('are on %s', async (_what, request) => {
    const { headers } = await test.app.inject(request(world));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(STRICT),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'permissions-policy': expect.stringContaining('microphone=()'),
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it.each(['/api/v1/hubs/%ff', `/api/v1/hubs/${'a'.repeat(300)}`])(
    'are on a refusal that no route gave: %s',
    async (url) => {
      const answer = await test.app.inject({ url });
      expectErrorAnswer(answer);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      });
    },
  );

  it('let a photo be nothing but a photo', async () => {
    const { headers } = await test.app.inject({ url: `/photos/${world.draft.photoKey}` });
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
  });

  it('ask for encrypted connections once PUBLIC_URL is https', async () => {
    const https = await startTestApp({ publicUrl: 'https://exchange.example' });
    try {
      const { headers } = await https.app.inject({ url: '/api/v1/hubs' });
      expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
      expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
    } finally {
      await https.close();
    }
  });

  it('keep what is somebody’s own out of shared caches', async () => {
    const { headers } = await me(person.token);
    expect(headers['cache-control']).toBe('no-store');
  });
});
