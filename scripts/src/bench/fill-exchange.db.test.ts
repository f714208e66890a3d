import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { type Composition, compose } from '@scampolo/server/compose';
import { loadConfig } from '@scampolo/server/config';
import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillExchange, fillIndex } from './fill-exchange.ts';
import { FILTERED_SEARCHES, generateQueries, toParsedQuery, toQueryString } from './generate-queries.ts';

let folder: string;
let testDatabase: TestDatabase;
let database: Database;
let exchange: Composition;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scampolo-test-'));
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  const config = loadConfig({ NODE_ENV: 'test', DATA_DIR: folder });
  exchange = await compose({
    config,
    database,
    databaseUrl: testDatabase.url,
    log: pino({ level: 'silent' }),
  });
  await fillExchange(database, 600);
  await fillIndex(database, exchange.deps);
});
afterAll(async () => {
  await exchange.close();
  await database.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true, force: true });
});

test('the database takes all listings, and a search finds every one of them', async () => {
  const { total, facets } = await searchListings(exchange.deps, null, toParsedQuery({}));
  expect(total).toBe(600);
  expect(facets.hub.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(600);
});

test('the filtered searches find something, without dropping a word', async () => {
  for (const parameters of FILTERED_SEARCHES) {
    const { total, dropped } = await searchListings(exchange.deps, null, toParsedQuery(parameters));
    expect({ ...parameters, found: total > 0, dropped }).toEqual({ ...parameters, found: true, dropped: [] });
  }
});

test('the mixed searches are good ones, the same every time, and most of them find something', async () => {
  const queries = generateQueries(110);
  expect(queries).toEqual(generateQueries(110));
  const totals: number[] = [];
  for (const parameters of queries) {
    totals.push((await searchListings(exchange.deps, null, toParsedQuery(parameters))).total);
  }
  expect(totals.filter((total) => total > 0).length).toBeGreaterThan(80);
});

test('writes the parameters of a search as an address has them', () => {
  expect(toQueryString({ q: 'lana blu', fibre: ['wool', 'silk'] })).toBe('q=lana+blu&fibre=wool&fibre=silk');
});
