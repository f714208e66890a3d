import { rm } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { newId } from '@scampolo/db/ids';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAnswerVersion } from '../answer-version.ts';
import { buildApp } from '../app.ts';
import { storeHubNews, storeListing, storePhoto, storeWorkshop } from '../contract-tests/testing/objects.ts';
import { makeTellingWeb } from '../testing/bare-web.ts';
import { newPerson } from '../testing/people.ts';
import { type OverheardApp, startOverheardApp } from '../testing/statement-count.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const HTML = { accept: 'text/html' };

let test: TestApp;
let web: string;
/** Two processes' worth of applications over one database, each with a memory of its own. */
let one: OverheardApp;
let other: FastifyInstance;
let workshopId: string;
let listingId: string;

beforeAll(async () => {
  test = await startTestApp();
  web = await makeTellingWeb();
  one = await startOverheardApp(test, web);
  other = await buildApp(test.deps, { webFolder: web, readiness: { indexed: true } });
});
afterAll(async () => {
  await one.close();
  await other.close();
  await test.close();
  await rm(web, { recursive: true });
});
beforeEach(async () => {
  workshopId = await storeWorkshop(test, { profilePublic: true });
  listingId = await storeListing(test, workshopId, 'published', { brandVisible: true });
  await storePiece(listingId);
  await reindex(listingId);
});

async function storePiece(id: string): Promise<void> {
  await test.database.sql`insert into listing_pieces (id, listing_id, position, length_cm, width_cm, count)
    values (${newId()}, ${id}, 0, 120, 80, 1)`;
}

async function reindex(id: string): Promise<void> {
  await test.database.sql`insert into search_outbox (listing_id) values (${id})`;
  await test.drain();
}

/** Status and text that both processes answer, which have to be the same. */
async function seen(url: string): Promise<string> {
  const [first, second] = await Promise.all(
    [one.app, other].map((app) => app.inject({ url, headers: HTML })),
  );
  const tell = (answer: typeof first) =>
    `${answer?.statusCode} ${answer?.body.replaceAll(/"(now|claimBy|requestId)":"[^"]*"/g, '')}`;
  expect(tell(first)).toBe(tell(second));
  return tell(first);
}

const paths = () => ({
  listing: `/api/v1/listings/${listingId}`,
  page: `/listings/${listingId}`,
  search: '/api/v1/search?q=fresco',
  home: '/?q=fresco',
  workshop: `/workshops/${workshopId}`,
  hub: '/hubs/milano',
  hubs: '/hubs',
});
type Path = keyof ReturnType<typeof paths>;

const CHANGES: readonly [
  name: string,
  statement: (listing: string, workshop: string) => string,
  changes: Path[],
][] = [
  [
    'hides it',
    (id) => `update listings set status = 'removed' where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'workshop', 'hub', 'hubs'],
  ],
  [
    'takes it back',
    (id) => `update listings set status = 'withdrawn' where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'hub'],
  ],
  [
    'ends it',
    (id) => `update listings set status = 'expired' where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'hub'],
  ],
  [
    'hides its brand',
    (id) => `update listings set brand_visible = false where id = '${id}'`,
    ['listing', 'page', 'search', 'workshop'],
  ],
  [
    'edits it',
    (id) => `update listings set title = 'Fresco di seta' where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'workshop', 'hub'],
  ],
  [
    'holds some of it',
    (id) => `update listings set amount_held = 50 where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'workshop'],
  ],
  [
    'takes a piece',
    (id) => `update listing_pieces set taken = 1 where listing_id = '${id}'`,
    ['listing', 'page', 'search'],
  ],
  [
    'removes a piece',
    (id) => `delete from listing_pieces where listing_id = '${id}'`,
    ['listing', 'page', 'search'],
  ],
  [
    'adds a photo',
    (
      id,
    ) => `insert into listing_photos (id, listing_id, position, width, height, thumbhash, variants, colours, perceptual_hash)
    values ('${newId()}', '${id}', 0, 4, 3, '', '[]', '[]', '0')`,
    ['listing', 'page', 'search', 'home', 'workshop', 'hub'],
  ],
  [
    'renames the workshop',
    (_, id) => `update workshops set name = 'Altro nome' where id = '${id}'`,
    ['listing', 'page', 'search', 'home', 'workshop'],
  ],
  [
    'closes the workshop',
    (_, id) => `update workshops set closed_at = now(), name = '' where id = '${id}'`,
    ['listing', 'search', 'workshop'],
  ],
  [
    'hides the profile',
    (_, id) => `update workshops set profile_public = false where id = '${id}'`,
    ['listing', 'workshop'],
  ],
  [
    'edits the hub’s page',
    () => `insert into hub_pages (hub, locale, welcome) values ('milano', 'it', '${newId()}')
    on conflict (hub) do update set welcome = excluded.welcome, places = '[{"name":"${newId()}","address":"","note":"","hours":[]}]'`,
    ['hub', 'hubs'],
  ],
];

describe('who asks after a commit sees it, in every process', () => {
  it.each(CHANGES)('that %s', async (_name, statement, changes) => {
    const where = paths();
    await test.database
      .sql`insert into hub_pages (hub, locale) values ('milano', 'it') on conflict do nothing`;
    const before = await Promise.all(changes.map((path) => seen(where[path])));
    expect(before.every((text) => text.startsWith('200 '))).toBe(true);
    expect(await Promise.all(changes.map((path) => seen(where[path])))).toEqual(before);
    await test.database.sql.unsafe(statement(listingId, workshopId));
    const after = await Promise.all(changes.map((path) => seen(where[path])));
    const same = changes.filter((_path, index) => after[index] === before[index]);
    expect(same).toEqual([]);
  });

  it('that tells a hub’s news, and that takes it back', async () => {
    const { hub } = paths();
    const before = await seen(hub);
    const id = await storeHubNews(test, 'milano');
    expect(await seen(hub)).toContain(id);
    await test.database.sql`delete from hub_news where id = ${id}`;
    expect(await seen(hub)).toBe(before);
  });

  it('that brings the index up to date', async () => {
    const { search } = paths();
    const late = await storeListing(test, workshopId, 'published');
    expect(await seen(search)).not.toContain(late);
    await reindex(late);
    expect(await seen(search)).toContain(late);
  });

  it('that staff and claimants made over HTTP', async () => {
    const { listing, search } = paths();
    await test.database.sql`delete from listing_pieces where listing_id = ${listingId}`;
    const [staff, claimant] = [await newPerson(test, { staffOf: 'milano' }), await newPerson(test)];
    expect(await seen(listing)).toContain('"amountLeft":{"value":12.5,');
    const claim = await claimant.call(
      'POST',
      `/listings/${listingId}/claims`,
      { amount: { value: 2.5, unit: 'm' } },
      { 'idempotency-key': newId() },
    );
    expect(claim.status).toBe(201);
    expect(await seen(listing)).toContain('"amountLeft":{"value":10,');
    expect(await seen(search)).toContain(listingId);
    const decision = { action: 'remove', reason: 'prohibited', note: 'No.' };
    const decided = await staff.call('POST', `/moderation/listings/${listingId}/decision`, decision);
    expect(decided.body).toMatchObject({ status: 'removed' });
    expect(await seen(listing)).toMatch(/^404 /);
    expect(await seen(search)).not.toContain(listingId);
  });
});

describe('commits and numbers', () => {
  const rename = (title: string) =>
    test.database.sql`update listings set title = ${title} where id = ${listingId}`;

  it('a change that is made early and committed late is seen from its commit on', async () => {
    const second = await storeListing(test, workshopId, 'published');
    const { listing } = paths();
    await test.database.sql.begin(async (early) => {
      await early`update listings set title = 'Early change' where id = ${listingId}`;
      await early`set constraints all immediate`;
      await test.database.sql`update listings set title = 'Late change' where id = ${second}`;
      expect(await seen(listing)).toContain('Fresco di lana');
      expect(await seen(listing)).toContain('Fresco di lana');
    });
    expect(await seen(listing)).toContain('Early change');
  });

  it('writers do not wait for each other to count', async () => {
    const { sql } = test.database;
    const others = await Promise.all([1, 2, 3].map(() => storeListing(test, workshopId, 'published')));
    await sql.begin(async (first) => {
      await first`update listings set title = 'Held' where id = ${listingId}`;
      await first`set constraints all immediate`;
      for (const id of others) await sql`update listings set title = 'Not held' where id = ${id}`;
    });
  });

  it('a transaction counts once, whatever it changes, and not when it is rolled back', async () => {
    const { sql } = test.database;
    const count = async () => Number((await readAnswerVersion(test.deps.db)).split(':')[1]);
    const before = await count();
    await sql`update listings set title = 'All'`;
    expect(await count()).toBe(before + 1);
    await expect(
      sql.begin(async (tx) => {
        await tx`update listings set title = 'None'`;
        await tx`set constraints all immediate`;
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await count()).toBe(before + 1);
    await rename('Once more');
    await rename('And again');
    expect(await count()).toBe(before + 3);
  });

  it('a draft and its photos change nothing that anybody is shown', async () => {
    const before = await readAnswerVersion(test.deps.db);
    const draft = await storeListing(test, workshopId, 'draft');
    await storePhoto(test, draft);
    await storePiece(draft);
    expect(await readAnswerVersion(test.deps.db)).toBe(before);
    await test.database
      .sql`update listings set status = 'published', published_at = now() where id = ${draft}`;
    expect(await readAnswerVersion(test.deps.db)).not.toBe(before);
  });
});

describe('what is kept', () => {
  it('is found again whatever the order of the parameters, by one statement', async () => {
    // The first one files the answer under a version that may be from before what the tests above changed.
    for (const q of ['lana', 'fresco'])
      await one.app.inject({ url: `/api/v1/search?q=${q}&fibre=wool&limit=24` });
    const statements = await one.record(() => one.app.inject({ url: '/api/v1/search?fibre=wool&q=fresco' }));
    expect(statements.map(({ text }) => text)).toEqual([expect.stringContaining('answer_version')]);
  });

  it('is another one in another language and at another address', async () => {
    const inLanguage = async (language: string) =>
      (await other.inject({ url: paths().page, headers: { ...HTML, 'accept-language': language } })).body;
    expect(await inLanguage('it')).toContain('"locale":"it"');
    expect(await inLanguage('en')).toContain('"locale":"en"');
    const at = async (host: string) => (await other.inject({ url: '/', headers: { ...HTML, host } })).body;
    expect(await at('one.example')).toContain('http://one.example');
    expect(await at('two.example')).not.toContain('one.example');
  });

  it('is never for who is signed in, nor made of what they see', async () => {
    const staff = await newPerson(test, { staffOf: 'milano' });
    await seen(paths().listing);
    const answer = await staff.call('GET', `/listings/${listingId}`);
    expect(answer.body).toHaveProperty('warnings');
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(answer.headers).not.toHaveProperty('etag');
    expect(await seen(paths().listing)).not.toContain('warnings');
    const headers = { ...HTML, authorization: `Bearer ${staff.token}` };
    const page = await other.inject({ url: paths().page, headers });
    expect(page.body).toContain(staff.memberId);
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'scampolo-reader': staff.memberId,
    });
    expect(await seen(paths().page)).not.toContain(staff.memberId);
  });
});

describe('headers', () => {
  it.each([
    ['the API’s', () => paths().listing, 'private, no-cache', 'cookie, authorization, accept-encoding'],
    [
      'a page’s',
      () => paths().page,
      'private, max-age=0, stale-while-revalidate=30',
      'cookie, accept-language, accept-encoding',
    ],
    [
      'those of a page that sets a cookie',
      () => `${paths().page}?lang=en`,
      'private, no-cache',
      'cookie, accept-language, accept-encoding',
    ],
  ])('%s let the reader’s browser keep it, and ask with its tag', async (_whose, path, caching, vary) => {
    const { headers, body } = await other.inject({ url: path(), headers: HTML });
    expect(headers).toMatchObject({ 'cache-control': caching, vary });
    const etag = String(headers['etag']);
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const again = await other.inject({ url: path(), headers: { ...HTML, 'if-none-match': etag } });
    expect(again).toMatchObject({ statusCode: 304, body: '' });
    expect(again.headers).toMatchObject({ etag, 'cache-control': caching, vary });
    expect(again.headers).not.toHaveProperty('content-type');
    await test.database.sql`update listings set title = ${newId()} where id = ${listingId}`;
    const changed = await other.inject({ url: path(), headers: { ...HTML, 'if-none-match': etag } });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).not.toBe(body);
  });

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['identity', undefined],
  ])('for %s the body is %s', async (accepted, encoding) => {
    const url = paths().listing;
    const plain = await other.inject({ url });
    const answer = await other.inject({ url, headers: { 'accept-encoding': accepted } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''];
    expect((unpack?.(answer.rawPayload) ?? answer.rawPayload).toString()).toBe(plain.body);
    expect(answer.headers['etag']).toBe(plain.headers['etag']);
  });

  it('a page that is not there is nobody’s to keep', async () => {
    const answer = await other.inject({ url: `/listings/${newId()}`, headers: HTML });
    expect(answer).toMatchObject({ statusCode: 404 });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(answer.headers).not.toHaveProperty('etag');
  });
});
