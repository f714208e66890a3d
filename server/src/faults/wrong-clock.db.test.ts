import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Database } from '@scampolo/db/client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { lapseClaims } from '../modules/exchange/use-cases/lapse-claims.ts';
import { ACCESS_TOKEN_SECONDS } from '../modules/identity/tokens.ts';
import { expireListings } from '../modules/listings/use-cases/expire-listings.ts';
import { forget } from '../modules/privacy/use-cases/forget.ts';
import { claim, newPerson, PASSWORD, type Person, publishListing } from '../testing/people.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const MODULES = fileURLToPath(new URL('../modules/', import.meta.url));
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];

/** What may read the clock of the process: nothing that another process or the database decides by. */
const READERS: Readonly<Record<string, string>> = {
  'identity/use-cases/accept-invitation.ts': 'notes that an address is confirmed; only whether it is counts',
  'privacy/archive.ts': 'prints a date into the copy of a member’s own things',
  'listings/use-cases/read-preview.ts':
    'how long this process leaves a preview alone that could not be drawn',
  'listings/use-cases/sweep-photo-files.ts': 'compares the ages of files, by a day at least',
};

let test: TestApp;
let database: Database;
let giver: Person;
let taker: Person;
beforeAll(async () => {
  test = await startTestApp();
  database = connect(test.databaseUrl, { maxConnections: 1 });
  giver = await newPerson(test, { trust: 'trusted' });
  taker = await newPerson(test);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await database.close();
  await test.close();
});

/** Sets the clock of this process, and of nothing else. */
function setClock(byMs: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + byMs });
}

async function signIn() {
  const payload = { email: taker.email, password: PASSWORD };
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const statusWith = async (token: string) =>
  (await test.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode;

describe('no rule of a feature asks the clock of its process', () => {
  it('but those that say why they may', async () => {
    const files = (await readdir(MODULES, { recursive: true })).filter(
      (path) => path.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(path),
    );
    const readers: string[] = [];
    for (const path of files) {
      const text = await readFile(join(MODULES, path), 'utf8');
      if (/Date\.now\(|new Date\(\)/.test(text)) readers.push(path);
    }
    expect(readers.toSorted()).toEqual(Object.keys(READERS).toSorted());
  });
});

describe.each([
  ['an hour behind', -HOUR_MS],
  ['an hour ahead', HOUR_MS],
  ['a month ahead', 30 * DAY_MS],
])('a server whose clock is %s of the database’s', (_how, byMs) => {
  it('reserves for seven days of the database’s, and ends nothing before its time', async () => {
    const listing = await publishListing(giver, {
      availableUntil: new Date(Date.now() + 3 * DAY_MS).toISOString(),
    });
    setClock(byMs);
    const { status, body } = await claim(await withToken(taker), listing.id, {
      amount: { value: 2.5, unit: 'm' },
    });
    expect(status).toBe(201);
    const [row] = await database.sql<{ days: number }[]>`
      select round(extract(epoch from reserved_until - now()) / 86400)::int as days from claims where id = ${body.id}`;
    expect(row?.days).toBe(7);
    await lapseClaims(test.deps);
    await expireListings(test.deps);
    await forget(test.deps);
    const states = await database.sql`select c.status as claim, l.status as listing
      from claims c join listings l on l.id = c.listing_id where c.id = ${body.id}`;
    expect(states).toEqual([{ claim: 'reserved', listing: 'published' }]);
  });

  it('ends a reservation whose time is over by the database’s clock', async () => {
    const listing = await publishListing(giver);
    const made = await claim(taker, listing.id, { amount: { value: 2.5, unit: 'm' } });
    await database.sql`update claims set reserved_until = now() - interval '1 second' where id = ${made.body.id}`;
    setClock(byMs);
    expect(await lapseClaims(test.deps)).toBe(1);
    expect(await database.sql`select status from claims where id = ${made.body.id}`).toEqual([
      { status: 'lapsed' },
    ]);
  });

  it('lets people sign in, and renews a session that another server opened', async () => {
    const before = await signIn();
    setClock(byMs);
    expect(await statusWith((await signIn()).accessToken)).toBe(200);
    const { refreshToken } = before;
    const renewed = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      payload: { refreshToken },
    });
    expect(renewed.statusCode).toBe(200);
    expect(await statusWith(renewed.json().accessToken)).toBe(200);
  });
});

describe('an access token', () => {
  it('of a server that is an hour behind has ended for one that is not, and the session renews', async () => {
    setClock(-HOUR_MS);
    const { accessToken, refreshToken } = await signIn();
    vi.useRealTimers();
    expect(await statusWith(accessToken)).toBe(401);
    const renewed = await test.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      payload: { refreshToken },
    });
    expect(await statusWith(renewed.json().accessToken)).toBe(200);
  });

  it('of a server that is an hour ahead is worth no more than its session, which the database ends', async () => {
    setClock(HOUR_MS);
    const { accessToken } = await signIn();
    vi.useRealTimers();
    await database.sql`update sessions set ended_at = now() where member_id = ${taker.memberId}`;
    expect(await statusWith(accessToken)).toBe(401);
    expect(ACCESS_TOKEN_SECONDS * 1000).toBeLessThan(HOUR_MS);
  });
});

/** The same person with a token of the clock of now. */
async function withToken(person: Person): Promise<Person> {
  const { accessToken: token } = await signIn();
  return {
    ...person,
    call: (method, url, body, headers) =>
      person.call(method, url, body, { ...headers, authorization: `Bearer ${token}` }),
  };
}
