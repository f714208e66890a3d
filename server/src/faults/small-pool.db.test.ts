import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../app.ts';
import { compose } from '../compose.ts';
import { loadConfig } from '../config.ts';
import { travel } from '../contract-tests/testing/journey.ts';
import { multipart, SMALL_PHOTO, storePerson } from '../contract-tests/testing/world.ts';
import { lapseClaims } from '../modules/exchange/use-cases/lapse-claims.ts';
import { expireListings } from '../modules/listings/use-cases/expire-listings.ts';
import { forget } from '../modules/privacy/use-cases/forget.ts';
import { createDrain } from '../search/drain.ts';
import { claim, listingBody, newPerson, type Person, publishListing } from '../testing/people.ts';
import type { TestApp } from '../testing/test-app.ts';
import { makeBareWeb } from './testing/bare-web.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Whoever takes a second connection inside a transaction waits for ever on the first of these, and for each other on the second. */
const [ONE, FEW] = [1, 4] as const;
const AT_ONCE = 5 * FEW;

let folder: string;
let template: TestDatabase;
let built: TestApp[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  await makeBareWeb(join(folder, 'web'));
});
afterEach(async () => {
  await Promise.all(built.map((app) => app.close()));
  built = [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The whole application, pages too, on a pool of so many connections. */
async function startOn(connections: number): Promise<TestApp> {
  template = await createTestDatabase();
  const { url } = template;
  const config = {
    ...loadConfig({
      NODE_ENV: 'test',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'silent',
      JWT_SECRET: 'test-secret-of-32-characters-or-more',
    }),
    dataDir: await mkdtemp(join(folder, 'data-')),
  };
  const log = pino({ level: 'silent' });
  const database = connect(url, { maxConnections: connections });
  const ofDrain = connect(url, { maxConnections: 2 });
  const { deps, close } = await compose({ config, database, databaseUrl: url, log });
  const app = await buildApp(deps, { webFolder: join(folder, 'web'), readiness: { indexed: true } });
  await app.ready();
  const drain = createDrain({ database: ofDrain, engine: deps.search, log });
  const own = template;
  const test: TestApp = {
    ...{ app, deps, database, databaseUrl: url },
    drain: async () => void (await drain.drainOnce()),
    close: async () => {
      await app.close();
      await close();
      await Promise.all([database.close(), ofDrain.close()]);
      await own.drop();
    },
  };
  built.push(test);
  return test;
}

describe('on a pool of one connection', () => {
  it('every route answers, every page, and every timer', async () => {
    const test = await startOn(ONE);
    const { giver, staff, listing } = await travel(test);
    for (const path of Object.values(PAGE_PATHS)) {
      for (const { token } of [giver, staff]) {
        const headers = { authorization: `Bearer ${token}`, accept: 'text/html' };
        const { statusCode } = await test.app.inject({ url: path.replace(':id', listing), headers });
        expect(statusCode, path).toBeLessThan(500);
      }
    }
    await lapseClaims(test.deps);
    await expireListings(test.deps);
    await forget(test.deps);
    expect((await test.app.inject('/readyz')).statusCode).toBe(200);
  });
});

describe('with five times as many requests as connections', () => {
  it('claims on one listing are all answered, and no more is promised than there is', async () => {
    const { test, database, giver, people } = await manyPeople();
    const { id } = await publishListing(giver);
    const answers = await Promise.all(
      people.map((one) => claim(one, id, { amount: { value: 1, unit: 'm' } })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(12);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(AT_ONCE - 12);
    expect(await database.sql`select amount_held::int as held from listings where id = ${id}`).toEqual([
      { held: 1200 },
    ]);
    expect((await test.app.inject('/readyz')).statusCode).toBe(200);
  });

  it('registrations, listings, photos, changes, messages, searches and pages at once are all answered', async () => {
    const { test, giver, people } = await manyPeople();
    const { id, revision } = await publishListing(giver);
    const claims = await Promise.all(
      people.slice(0, 5).map((one) => claim(one, id, { amount: { value: 1, unit: 'm' } })),
    );
    const upload = (one: Person, draft: string) =>
      test.app.inject({
        method: 'POST',
        url: `/api/v1/listings/${draft}/photos`,
        ...multipart(SMALL_PHOTO),
        headers: { ...multipart(SMALL_PHOTO).headers, authorization: `Bearer ${one.token}` },
      });
    const drafts = await Promise.all(
      people.slice(0, 2).map((one) => one.call('POST', '/listings', listingBody())),
    );
    const work: Promise<unknown>[] = people.flatMap((one, at) => [
      one.call('POST', '/listings', listingBody()),
      one.call('GET', '/me/claims'),
      one.call('GET', '/search?q=lana'),
      test.app.inject({
        url: `/listings/${id}`,
        headers: { accept: 'text/html', authorization: `Bearer ${one.token}` },
      }),
      giver.call('PATCH', `/listings/${id}`, { revision, title: `Panno numero ${at}` }),
    ]);
    work.push(
      ...claims.map(
        (made, at) =>
          people[at]?.call(
            'POST',
            `/claims/${made.body.id}/messages`,
            { text: 'Buongiorno' },
            { 'idempotency-key': `message-${at}` },
          ) ?? Promise.resolve(),
      ),
      ...claims
        .slice(0, 2)
        .map(
          (made, at) =>
            people[at]?.call('POST', `/claims/${made.body.id}/cancel`, { reason: 'Ho cambiato idea' }) ??
            Promise.resolve(),
        ),
      ...drafts.map((draft, at) => upload(people[at] ?? giver, draft.body.id)),
      newPerson(test),
      newPerson(test),
      lapseClaims(test.deps),
    );
    const statuses = (await Promise.all(work)).map((answer) => statusOf(answer));
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses).toHaveLength(work.length);
    expect((await test.app.inject('/readyz')).statusCode).toBe(200);
  });
});

async function manyPeople(): Promise<{ test: TestApp; database: Database; giver: Person; people: Person[] }> {
  const test = await startOn(FEW);
  const [giver, ...people] = await Promise.all(Array.from({ length: AT_ONCE + 1 }, () => storePerson(test)));
  if (!giver) throw new Error('nobody gives');
  return { test, database: test.database, giver, people };
}

/** Of whatever came back: an answer of either kind, or no answer at all. */
function statusOf(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 200;
  const status = Reflect.get(answer, 'status') ?? Reflect.get(answer, 'statusCode');
  return typeof status === 'number' ? status : 200;
}
