import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listingBody, newPerson, PASSWORD } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { openMailbox } from './testing/mailbox.ts';
import { freshAddress, registration } from './testing/registration.ts';

let test: TestApp;
/** Another process on the same database. */
let other: TestApp['app'];
let network = 0;

beforeAll(async () => {
  test = await startTestApp({ rateLimit: true });
  const { buildApp } = await import('../../app.ts');
  other = await buildApp(test.deps, { webFolder: null, readiness: { indexed: true } });
});
afterAll(async () => {
  await other.close();
  await test.close();
});

/** A network that nobody has tried anything from. */
function freshNetwork(): string {
  network += 1;
  return `198.51.${network >> 8}.${network & 255}`;
}

function post(url: string, payload: object, from = freshNetwork(), app = test.app) {
  return app.inject({ method: 'POST', url: `/api/v1${url}`, remoteAddress: from, payload });
}

const login = (email: string, password = 'a guess of some length', from = freshNetwork(), app = test.app) =>
  post('/auth/login', { email, password }, from, app);

async function statuses(count: number, one: (n: number) => ReturnType<typeof post>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n += 1) found.push((await one(n)).statusCode);
  return found;
}

const times = (count: number, status: number) => Array<number>(count).fill(status);

/** A person who registered from a network of their own. */
async function person() {
  const email = freshAddress();
  const answer = await post('/auth/register', registration({ email }));
  return { email, token: String(answer.json().accessToken) };
}

describe('attempts to sign in to one account', () => {
  it('are ten in a quarter of an hour from all networks together, whatever the account', async () => {
    const { email } = await person();
    for (const address of [email, freshAddress()]) {
      expect(await statuses(12, () => login(address))).toEqual([...times(10, 401), 429, 429]);
    }
  });

  it('are refused alike whether there is an account or not, also with the right password', async () => {
    const { email } = await person();
    const nobody = freshAddress();
    for (const address of [email, nobody]) await statuses(10, () => login(address));
    const [known, unknown] = [await login(email, PASSWORD), await login(nobody, PASSWORD)];
    for (const answer of [known, unknown]) {
      expect(answer.statusCode).toBe(429);
      expect(answer.json().error.code).toBe('RATE_LIMITED');
      const wait = Number(answer.headers['retry-after']);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(900);
    }
    expect(Object.keys(known.json().error.details)).toEqual(Object.keys(unknown.json().error.details));
  });

  it('are not renewed by writing the address another way', async () => {
    const { email } = await person();
    const [mailbox = '', domain = ''] = email.split('@');
    const ways = [
      email.toUpperCase(),
      `${mailbox.split('').join('.')}@${domain}`,
      `${mailbox}+1@${domain}`,
      email,
    ];
    expect(await statuses(11, (n) => login(ways[n % 4] ?? ''))).toEqual([...times(10, 401), 429]);
  });

  it('are counted by all processes together', async () => {
    const { email } = await person();
    const answers = await statuses(11, (n) => login(email, undefined, undefined, n % 2 ? other : test.app));
    expect(answers).toEqual([...times(10, 401), 429]);
  });

  it('are counted exactly when many come at once', async () => {
    const email = freshAddress();
    const answers = await Promise.all(Array.from({ length: 15 }, () => login(email)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      ...times(10, 401),
      ...times(5, 429),
    ]);
  });

  it('are not renewed by signing in to an account that somebody else made with the address', async () => {
    const { email } = await person();
    await test.deps.db.execute(sql`update members set verified_at = now() where email = ${email}`);
    const password = 'what the other one chose';
    await post('/auth/register', registration({ email, password }));
    await statuses(9, () => login(email));
    expect((await login(email, password)).statusCode).toBe(200);
    expect((await login(email)).statusCode).toBe(429);
  });

  it('nor by confirming another address for it', async () => {
    const { email, token } = await person();
    const elsewhere = freshAddress();
    await test.app.inject({
      method: 'POST',
      url: '/api/v1/me/email',
      remoteAddress: freshNetwork(),
      headers: { authorization: `Bearer ${token}` },
      payload: { email: elsewhere, password: PASSWORD },
    });
    const link = await openMailbox(test).token(elsewhere);
    await statuses(9, () => login(email));
    expect((await post('/auth/confirm', { token: link, password: PASSWORD })).statusCode).toBe(200);
    expect((await login(email)).statusCode).toBe(429);
  });

  it('begin anew once somebody has signed in to the confirmed account, or the time is over', async () => {
    const { email } = await person();
    await test.deps.db.execute(sql`update members set verified_at = now() where email = ${email}`);
    await statuses(9, () => login(email));
    expect((await login(email, PASSWORD)).statusCode).toBe(200);
    expect(await statuses(11, () => login(email))).toEqual([...times(10, 401), 429]);
    await test.deps.db.execute(sql`update attempts set ends_at = now()`);
    expect((await login(email, PASSWORD)).statusCode).toBe(200);
  });
});

describe('attempts from one network', () => {
  it('to sign in are twenty, to whatever accounts', async () => {
    const from = freshNetwork();
    expect(await statuses(21, () => login(freshAddress(), undefined, from))).toEqual([
      ...times(20, 401),
      429,
    ]);
  });

  it('are those of a whole IPv6 /64', async () => {
    const from = (n: number) => `2001:db8:7:7:${n.toString(16)}::${n}`;
    expect(await statuses(21, (n) => login(freshAddress(), undefined, from(n)))).toEqual([
      ...times(20, 401),
      429,
    ]);
    expect((await login(freshAddress(), undefined, '2001:db8:7:8::1')).statusCode).toBe(401);
  });

  it.each([
    ['/auth/register', 20],
    ['/auth/login', 20],
    ['/auth/link', 20],
    ['/auth/reset', 20],
    ['/auth/link/use', 20],
    ['/auth/reset/use', 20],
    ['/auth/confirm', 20],
    ['/invitations/look', 20],
    ['/invitations/accept', 20],
  ])('at %s are %i, also when they make no sense', async (url, most) => {
    const from = freshNetwork();
    expect(await statuses(most + 1, () => post(url, {}, from))).toEqual([...times(most, 400), 429]);
  });

  it('at all that takes a token are counted together', async () => {
    const from = freshNetwork();
    const urls = [
      '/auth/link/use',
      '/auth/reset/use',
      '/auth/confirm',
      '/invitations/look',
      '/invitations/accept',
    ];
    expect(await statuses(21, (n) => post(urls[n % 5] ?? '', {}, from))).toEqual([...times(20, 400), 429]);
  });
});

describe('mails that anybody can have sent to an address', () => {
  it('are five an hour, links and resets together, whatever the account', async () => {
    const { email } = await person();
    for (const address of [email, freshAddress()]) {
      const ask = (n: number) => post(n % 2 ? '/auth/link' : '/auth/reset', { email: address });
      expect(await statuses(6, ask)).toEqual([...times(5, 202), 429]);
    }
    const mailbox = openMailbox(test);
    expect((await mailbox.read(email)).length).toBe(6);
  });

  it('are five confirmations more', async () => {
    const { token } = await person();
    const again = () =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/me/confirmation',
        remoteAddress: freshNetwork(),
        headers: { authorization: `Bearer ${token}` },
        payload: {},
      });
    expect(await statuses(6, again)).toEqual([...times(5, 202), 429]);
  });

  it('go out for five new accounts an hour', async () => {
    const email = freshAddress();
    expect(await statuses(6, () => post('/auth/register', registration({ email })))).toEqual([
      ...times(5, 201),
      429,
    ]);
  });
});

it('guesses at one’s own password are ten', async () => {
  const { token } = await person();
  const guess = () =>
    test.app.inject({
      method: 'POST',
      url: '/api/v1/me/password',
      remoteAddress: freshNetwork(),
      headers: { authorization: `Bearer ${token}` },
      payload: { password: 'a guess of some length', newPassword: 'another one, just as long' },
    });
  expect(await statuses(11, guess)).toEqual([...times(10, 400), 429]);
});

it('guesses at a password behind a confirmation link count as attempts to sign in', async () => {
  const { email } = await person();
  const token = await openMailbox(test).token(email);
  const guess = () => post('/auth/confirm', { token, password: 'a guess of some length' });
  expect(await statuses(11, guess)).toEqual([...times(10, 401), 429]);
  expect((await login(email, PASSWORD)).statusCode).toBe(429);
});

it('nobody’s name is kept, and what needs no limit has none', async () => {
  const giver = await newPerson(test);
  for (let n = 0; n < 25; n += 1)
    expect((await giver.call('POST', '/listings', listingBody())).status).toBe(201);
  const rows = await test.deps.db.execute(sql`select to_jsonb(a)::text as row from attempts a`);
  expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/example|198\.51|2001:/);
});
