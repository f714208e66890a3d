import { rm } from 'node:fs/promises';
import type { Statement } from '@scampolo/db/statement-tap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeClaim, storeListing, storeMember, storePhoto } from '../contract-tests/testing/objects.ts';
import { makeTellingWeb } from '../testing/bare-web.ts';
import { type OverheardApp, startOverheardApp } from '../testing/statement-count.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

/** More than one of everything a list shows, so that a statement for each of them would be noticed. */
const LISTINGS = 12;

let test: TestApp;
let web: string;
let overheard: OverheardApp;
let tokens: Record<Reader, string | null>;
let words: Record<string, string>;

type Reader = 'nobody' | 'giver' | 'claimant' | 'staff';

beforeAll(async () => {
  test = await startTestApp();
  web = await makeTellingWeb();
  const giver = await storeMember(test);
  const claimant = await storeMember(test);
  const staff = await storeMember(test, { staffOf: 'milano' });
  const workshopId = giver.workshopId ?? '';
  await test.database.sql`update workshops set profile_public = true where id = ${workshopId}`;
  let listingId = '';
  let claimId = '';
  for (let index = 0; index < LISTINGS; index += 1) {
    listingId = await storeListing(test, workshopId, 'published', { brandVisible: true });
    await storePhoto(test, listingId);
    claimId = await storeClaim(test, { listingId, claimant });
    await storeListing(test, workshopId, 'pending');
    await test.database.sql`insert into search_outbox (listing_id) values (${listingId})`;
  }
  await test.drain();
  tokens = { nobody: null, giver: giver.token, claimant: claimant.token, staff: staff.token };
  words = { LISTING: listingId, CLAIM: claimId, WORKSHOP: workshopId };
  overheard = await startOverheardApp(test, web);
});
afterAll(async () => {
  await overheard.close();
  await test.close();
  await rm(web, { recursive: true });
});

/** Asks twice, and gives what the second time sent: the first one learns the words of a search, and compiles. */
async function statementsOf(reader: Reader, path: string, twice = true): Promise<Statement[]> {
  const url = path.replace(/[A-Z]{4,}/, (word) => words[word] ?? word);
  const token = tokens[reader];
  const headers = { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) };
  const ask = async () => {
    const answer = await overheard.app.inject({ url, headers });
    expect(`${answer.statusCode} ${answer.body.slice(0, 200)}`).toMatch(/^200 /);
  };
  if (twice) await ask();
  return overheard.record(ask);
}

const textsOf = (statements: readonly Statement[]) =>
  statements.map(({ text }) => text.replaceAll(/\s+/g, ' ').slice(0, 120));

describe('how many statements an answer takes', () => {
  it.each<[reader: Reader, path: string, statements: number]>([
    // Page and facets by one each, and whether the cards are still true.
    ['giver', '/api/v1/search?q=fresco&fibre=wool', 4],
    ['giver', '/api/v1/search/facets/fibre?q=fresco&fq=la', 2],
    // Two that look up what is like the word, and the search that finds it.
    ['giver', '/api/v1/search?q=fersoc', 6],
    ['giver', '/api/v1/listings/LISTING', 2],
    ['giver', '/api/v1/me/listings', 3],
    ['giver', '/api/v1/listings/LISTING/claims', 3],
    ['claimant', '/api/v1/me/claims', 2],
    ['claimant', '/api/v1/claims/CLAIM/messages', 4],
    ['claimant', '/api/v1/me/desk', 4],
    ['giver', '/api/v1/me/desk', 4],
    ['claimant', '/api/v1/me/saved-searches', 2],
    ['claimant', '/api/v1/me/wanted', 2],
    ['nobody', '/api/v1/wanted', 1],
    ['giver', '/api/v1/listings/LISTING/asked', 4],
    ['giver', '/api/v1/me', 1],
    ['staff', '/api/v1/moderation/queue', 3],
    ['nobody', '/api/v1/hubs', 1],
    ['nobody', '/api/v1/catalogue', 0],
    ['nobody', '/api/v1/workshops/WORKSHOP', 1],
    ['nobody', '/api/v1/workshops/WORKSHOP/listings', 2],
    ['giver', '/', 6],
    ['giver', '/listings/LISTING', 6],
    ['claimant', '/listings/LISTING', 5],
    ['claimant', '/me/claims', 4],
    ['giver', '/me/listings', 5],
    ['claimant', '/claims/CLAIM', 8],
    ['staff', '/moderation', 4],
  ])('to %s for %s', async (reader, path, expected) => {
    const statements = textsOf(await statementsOf(reader, path));
    expect(statements).toHaveLength(expected);
  });
});

describe('answers to who is not signed in', () => {
  const PUBLIC: readonly [path: string, statements: number][] = [
    // Two of these look at the version: for the answer, and for the cards.
    ['/api/v1/search?q=fresco&fibre=wool', 5],
    ['/api/v1/listings/LISTING', 2],
    ['/?q=fresco', 6],
    ['/listings/LISTING', 3],
    ['/workshops/WORKSHOP', 5],
    ['/hubs', 3],
    ['/hubs/milano', 7],
    ['/about', 1],
    ['/feeds/hub-milano.atom', 5],
  ];

  /** What the same statements read for insiders alone, and the counter itself. Those of the index count in `change-index.ts`. */
  const NOT_SHOWN = ['answer_version', 'decisions', 'workshop_members'];

  it.each(PUBLIC)('%s: made once, and then one look whether it is still true', async (path, expected) => {
    await statementsOf('nobody', path);
    await test.database.sql`update answer_version set changes = changes + 1 where shard = 0`;
    const made = textsOf(await statementsOf('nobody', path, false));
    expect(made).toHaveLength(expected);
    expect(textsOf(await statementsOf('nobody', path, false))).toEqual([
      expect.stringContaining('answer_version'),
    ]);
  });

  it('are made from tables alone whose changes are counted', async () => {
    await test.database.sql`update answer_version set changes = changes + 1 where shard = 0`;
    const texts: string[] = [];
    for (const [path] of PUBLIC)
      texts.push(...(await statementsOf('nobody', path, false)).map(({ text }) => text));
    const tables = await test.database.sql<{ name: string; counted: boolean }[]>`
      select c.relname as name, exists (
        select from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'answer_changed%') as counted
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
    const uncounted = tables
      .filter(({ name, counted }) => !counted && texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
      .map(({ name }) => name);
    expect(uncounted.filter((name) => !name.startsWith('search_'))).toEqual(NOT_SHOWN);
  });
});
