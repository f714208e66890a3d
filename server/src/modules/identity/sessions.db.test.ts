import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, newPerson, PASSWORD, type Person } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { hashPassword } from './password.ts';
import { registration } from './testing/registration.ts';
import { openSession } from './use-cases/open-session.ts';

const FIREFOX = 'Mozilla/5.0 (Android 14; Mobile; rv:129.0) Gecko/129.0 Firefox/129.0';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  caller(test, null)('POST', url, body, headers);

async function open(person?: Person, headers: Record<string, string> = {}) {
  const { email } = person ?? (await newPerson(test));
  const { body } = await post('/auth/login', { email, password: PASSWORD }, headers);
  const token = String(body.accessToken);
  return { token, refreshToken: String(body.refreshToken), call: caller(test, token) };
}

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

  it('finds the account that has the password, of those that wait for the same address', async () => {
    const owner = await newPerson(test);
    const passwords = ['the first one that waits', 'the second one that waits'];
    for (const password of passwords) {
      await post('/auth/register', registration({ email: owner.email, password }));
    }
    const found = await Promise.all(
      [PASSWORD, ...passwords].map((password) => post('/auth/login', { email: owner.email, password })),
    );
    expect(found.map(({ body }) => body.me.emailConfirmed)).toEqual([true, false, false]);
    expect(found[0]?.body.me.id).toBe(owner.memberId);
    expect(new Set(found.map(({ body }) => body.me.id)).size).toBe(3);
  });

  it('opens no session with a password that is changed at the same moment', async () => {
    const person = await newPerson(test);
    const [row] = await test.deps.db.execute<{ hash: string }>(
      sql`select password_hash as hash from members where id = ${person.memberId}`,
    );
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const changed = await hashPassword('another one, just as long');
    const change = test.deps.db.transaction(async (tx) => {
      await tx.execute(sql`update members set password_hash = ${changed} where id = ${person.memberId}`);
      held.resolve();
      await released.promise;
    });
    await held.promise;
    const request = { memberId: person.memberId, device: '', passwordHash: row?.hash ?? '' };
    // Watched from the start: it may be refused before the change is told to be through.
    const refused = expect(openSession(test.deps, request)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const waiting = sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await test.deps.db.execute(waiting)).length).toBe(1);
    released.resolve();
    await change;
    await refused;
  });
});

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

describe('a session', () => {
  it('ends at once when its member signs out', async () => {
    const { call } = await open();
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

  it('lets two tabs refresh at once, which then hold the same token', async () => {
    const { refreshToken } = await open();
    const answers = await Promise.all([1, 2, 3].map(() => post('/auth/refresh', { refreshToken })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  const aMinuteLater = () =>
    test.deps.db.execute(sql`update sessions set rotated_at = now() - interval '31 seconds'`);

  it.each([
    ['its access token was used', (next: Tokens) => caller(test, next.accessToken)('GET', '/me')],
    [
      'its refresh token was used',
      (next: Tokens) => post('/auth/refresh', { refreshToken: next.refreshToken }),
    ],
  ])('ends for thief and owner alike when a token is exchanged again after %s', async (_what, use) => {
    const { refreshToken } = await open();
    const { body: next } = await post('/auth/refresh', { refreshToken });
    expect((await use(next)).status).toBe(200);
    await aMinuteLater();
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
    expect((await caller(test, next.accessToken)('GET', '/me')).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken: next.refreshToken })).status).toBe(401);
  });

  it('outlives an answer that was lost on the way, however long ago', async () => {
    const { refreshToken } = await open();
    const lost = await post('/auth/refresh', { refreshToken });
    await aMinuteLater();
    const again = await post('/auth/refresh', { refreshToken });
    expect(again.status).toBe(200);
    expect(again.body.refreshToken).toBe(lost.body.refreshToken);
    expect((await caller(test, again.body.accessToken)('GET', '/me')).status).toBe(200);
    await aMinuteLater();
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
  });

  it('ends half a year after it began, however much it is used', async () => {
    const { refreshToken } = await open();
    const mine = sql`id = ${refreshToken.split('.')[0]}::uuid`;
    await test.deps.db.execute(
      sql`update sessions set created_at = now() - interval '170 days' where ${mine}`,
    );
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(200);
    const [row] = await test.deps.db.execute(sql`select expires_at <= now() + interval '10 days' as soon
      from sessions where ${mine}`);
    expect(row).toEqual({ soon: true });
  });

  it('is replaced by the next one of the same browser', async () => {
    const person = await newPerson(test);
    const credentials = { email: person.email, password: PASSWORD };
    const first = await post('/auth/login', credentials);
    const [, cookie = ''] = [first.headers['set-cookie']]
      .flat()
      .map((one) => String(one).split(';')[0] ?? '');
    const origin = { origin: 'http://localhost', host: 'localhost' };
    const second = await post('/auth/login', credentials, { cookie, ...origin });
    expect(second.status).toBe(200);
    expect((await caller(test, first.body.accessToken)('GET', '/me')).status).toBe(401);
    expect((await caller(test, second.body.accessToken)('GET', '/me')).status).toBe(200);
    expect((await person.call('GET', '/me')).status).toBe(200);
  });

  it('ends when a token from two exchanges ago comes again, however soon', async () => {
    const { refreshToken } = await open();
    const second = await post('/auth/refresh', { refreshToken });
    const third = await post('/auth/refresh', { refreshToken: second.body.refreshToken });
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken: third.body.refreshToken })).status).toBe(401);
  });

  it.each(['', 'nonsense', '01890000-0000-7000-8000-000000000000.AAAA'])(
    'is not renewed by "%s"',
    async (refreshToken) => {
      expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
    },
  );

  it('is not renewed by a token of another generation, session or key', async () => {
    const { refreshToken } = await open();
    const [id = '', , mac = ''] = refreshToken.split('.');
    const other = (await open()).refreshToken.split('.')[0] ?? '';
    for (const forged of [
      `${id}.2.${mac}`,
      `${other}.1.${mac}`,
      `${id}.1.${mac.slice(0, 42)}`,
      `${id}.01.${mac}`,
    ]) {
      expect((await post('/auth/refresh', { refreshToken: forged })).status, forged).toBe(401);
    }
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(200);
  });

  it('does not outlive its time', async () => {
    const { token, refreshToken } = await open();
    await test.deps.db.execute(sql`update sessions set expires_at = now() - interval '1 second'`);
    expect((await caller(test, token)('GET', '/me')).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken })).status).toBe(401);
  });
});

describe('the list of sessions', () => {
  it('names devices as a person would, and the one that asks', async () => {
    const person = await newPerson(test);
    const phone = await open(person, { 'user-agent': FIREFOX });
    const { status, body } = await phone.call('GET', '/me/sessions');
    expect(status).toBe(200);
    expect(body.items).toEqual([
      {
        id: expect.any(String),
        device: 'Firefox, Android',
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        current: true,
      },
      expect.objectContaining({ device: '', current: false }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Mozilla|129/);
  });

  it('lets a member end one of theirs, which is dead at once and gone from the list', async () => {
    const person = await newPerson(test);
    const phone = await open(person);
    const [stolen] = (await phone.call('GET', '/me/sessions')).body.items.filter(
      ({ current }: { current: boolean }) => !current,
    );
    const answer = await phone.call('DELETE', `/me/sessions/${stolen.id}`);
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect((await person.call('GET', '/me')).status).toBe(401);
    expect((await phone.call('GET', '/me/sessions')).body.items).toHaveLength(1);
    expect((await phone.call('DELETE', `/me/sessions/${stolen.id}`)).status).toBe(404);
  });

  it('clears the cookies of the one that ends itself', async () => {
    const { call } = await open();
    const [{ id }] = (await call('GET', '/me/sessions')).body.items;
    const answer = await call('DELETE', `/me/sessions/${id}`);
    expect([answer.headers['set-cookie']].flat()).toHaveLength(2);
    expect((await call('GET', '/me')).status).toBe(401);
  });

  it('knows nothing of other members’ sessions', async () => {
    const [person, other] = [await newPerson(test), await newPerson(test)];
    const [{ id }] = (await other.call('GET', '/me/sessions')).body.items;
    for (const unknown of [id, '01890000-0000-7000-8000-000000000000']) {
      expect((await person.call('DELETE', `/me/sessions/${unknown}`)).body.error.code).toBe('NOT_FOUND');
    }
    expect((await other.call('GET', '/me')).status).toBe(200);
  });

  it('ends all of them, here too', async () => {
    const person = await newPerson(test);
    const [phone, tablet] = [await open(person), await open(person)];
    const answer = await phone.call('DELETE', '/me/sessions');
    expect(answer.status).toBe(204);
    expect([answer.headers['set-cookie']].flat()).toHaveLength(2);
    for (const call of [person.call, phone.call, tablet.call])
      expect((await call('GET', '/me')).status).toBe(401);
    expect((await post('/auth/refresh', { refreshToken: tablet.refreshToken })).status).toBe(401);
  });
});
