import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, PASSWORD } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const registration = (changes: Record<string, unknown> = {}) => ({
  email: 'ada@atelier.example',
  password: PASSWORD,
  name: 'Ada',
  locale: 'it',
  workshop: { name: 'Atelier Ada', kind: 'studio', hub: 'milano' },
  ...changes,
});

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  caller(test, null)('POST', url, body, headers);

describe('registering', () => {
  it('makes an account with its workshop and signs in', async () => {
    const answer = await post('/auth/register', registration());
    expect(answer.status).toBe(201);
    expect(answer.body.me).toMatchObject({
      email: 'ada@atelier.example',
      workshops: [{ name: 'Atelier Ada', kind: 'studio', hub: 'milano', trust: 'new' }],
      staffOf: [],
      admin: false,
    });
    const me = await caller(test, answer.body.accessToken)('GET', '/me');
    expect(me.body).toEqual(answer.body.me);
  });

  it('keeps no password', async () => {
    const rows = await test.deps.db.execute<{ password_hash: string }>(
      sql`select password_hash from members limit 1`,
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$/);
  });

  it('takes an address once, however it is written', async () => {
    await post('/auth/register', registration({ email: 'once@atelier.example' }));
    const again = await post('/auth/register', registration({ email: 'ONCE@Atelier.example' }));
    expect(again.body.error.code).toBe('EMAIL_TAKEN');
    const atOnce = await Promise.all(
      [1, 2, 3].map(() => post('/auth/register', registration({ email: 'race@atelier.example' }))),
    );
    expect(atOnce.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409]);
  });

  it.each([
    [{ email: 'not an address' }, 'email'],
    [{ password: 'short' }, 'password'],
    [{ name: '' }, 'name'],
    [{ locale: 'xx' }, 'locale'],
    [{ workshop: { name: 'A', kind: 'studio', hub: 'milano' } }, 'workshop.name'],
    [{ workshop: { name: 'Atelier', kind: 'bank', hub: 'milano' } }, 'workshop.kind'],
    [{ workshop: { name: 'Atelier', kind: 'hub', hub: 'milano' } }, 'workshop.kind'],
    [{ workshop: { name: 'Atelier', kind: 'studio', hub: 'atlantis' } }, 'workshop.hub'],
    [{ admin: true }, 'admin'],
    [{ workshop: { name: 'Atelier', kind: 'studio', hub: 'milano', trust: 'trusted' } }, 'workshop.trust'],
  ])('refuses %j', async (changes, path) => {
    const answer = await post(
      '/auth/register',
      registration({ email: 'refused@atelier.example', ...changes }),
    );
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.issues).toContainEqual(expect.objectContaining({ path }));
    const rows = await test.deps.db.execute(
      sql`select 1 from members where email_key = 'refused@atelier.example'`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe('signing in', () => {
  it('takes the password and gives httpOnly cookies', async () => {
    const person = await newPerson(test);
    const answer = await post('/auth/login', { email: person.email.toUpperCase(), password: PASSWORD });
    expect(answer.status).toBe(200);
    const cookies = [answer.headers['set-cookie']].flat().map(String);
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const person = await newPerson(test);
    const wrong = await post('/auth/login', { email: person.email, password: 'not the password' });
    const unknown = await post('/auth/login', { email: 'nobody@test.example', password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.body.error).toEqual(unknown.body.error);
  });

  it('refuses a suspended member, and ends what they had open', async () => {
    const person = await newPerson(test);
    await test.deps.db.execute(sql`update members set suspended_at = now() where id = ${person.memberId}`);
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await post('/auth/login', { email: person.email, password: PASSWORD })).status).toBe(401);
  });
});

describe('a session', () => {
  const open = async () => {
    const person = await newPerson(test);
    const { body } = await post('/auth/login', { email: person.email, password: PASSWORD });
    return { person, token: String(body.accessToken), refreshToken: String(body.refreshToken) };
  };

  it('ends at once when its member signs out', async () => {
    const { token } = await open();
    const call = caller(test, token);
    expect((await call('POST', '/auth/logout')).status).toBe(204);
    expect((await call('GET', '/me')).status).toBe(401);
  });

  it('is renewed by its refresh token, which changes', async () => {
    const { refreshToken } = await open();
    const renewed = await post('/auth/refresh', { refreshToken });
    expect(renewed.status).toBe(200);
    expect(renewed.body.refreshToken).not.toBe(refreshToken);
    expect((await caller(test, renewed.body.accessToken)('GET', '/me')).status).toBe(200);
  });

  it('is renewed by the cookie of a browser', async () => {
    const person = await newPerson(test);
    const login = await post('/auth/login', { email: person.email, password: PASSWORD });
    const cookie = [login.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0])
      .join('; ');
    const renewed = await post(
      '/auth/refresh',
      {},
      { cookie, origin: 'http://localhost', host: 'localhost' },
    );
    expect(renewed.status).toBe(200);
  });

  it('lets two tabs refresh at once, but not with a token from before', async () => {
    const { refreshToken } = await open();
    const [first, second] = await Promise.all([
      post('/auth/refresh', { refreshToken }),
      post('/auth/refresh', { refreshToken }),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    await test.deps.db.execute(sql`update sessions set rotated_at = now() - interval '31 seconds'`);
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
  });

  it.each(['', 'nonsense', '01890000-0000-7000-8000-000000000000.AAAA'])(
    'is not renewed by "%s"',
    async (refreshToken) => {
      expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
    },
  );

  it('does not outlive its time', async () => {
    const { token, refreshToken } = await open();
    await test.deps.db.execute(sql`update sessions set expires_at = now() - interval '1 second'`);
    expect((await caller(test, token)('GET', '/me')).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
  });
});
