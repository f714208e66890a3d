import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EngineQuery, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { listingDocument, testId } from '../testing/listing-rows.ts';
import { createPostgresEngine } from './engine.ts';

let testDatabase: TestDatabase;
let database: Database;
let engine: SearchEngine;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 4 });
  engine = createPostgresEngine(database);
  const hubs = ['milano', 'paris'];
  await engine.upsert(
    Array.from({ length: 30 }, (_, index) =>
      listingDocument({
        id: testId(index),
        title: `Tela ${index % 3 ? 'rossa' : 'blu'}`,
        hub: hubs[index % 2] ?? '',
      }),
    ),
  );
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const everything: EngineQuery = { text: null, filters: {}, sort: 'newest', limit: 5, offset: 5 };
const nearby: EngineQuery = { ...everything, filters: { near: { lab: [50, 0, 0], deltaE: 100 } } };

test.each<[string, EngineQuery]>([
  ['everything', everything],
  ['words', { ...everything, text: parseQueryText('tela rosa'), sort: 'relevance' }],
  [
    'a facet and a word that is not to be there',
    {
      ...everything,
      text: parseQueryText('tela -blu'),
      filters: { hub: ['paris'] },
    },
  ],
  ['nothing that is there', { ...everything, text: parseQueryText('tela'), filters: { hub: ['oslo'] } }],
  ['colours', nearby],
])('a search for %s is answered alike alone and beside another', async (_, query) => {
  const alone = await engine.search(query);
  const [, beside] = await Promise.all([engine.search(everything), engine.search(query)]);
  expect(beside).toEqual(alone);
});

test('who searches alone is told the page before the facets are counted', async () => {
  const told = vi.fn();
  const { ids } = await engine.search(everything, told);
  expect(told.mock.calls).toEqual([[ids]]);
});

test.each<[string, EngineQuery]>([
  ['another', everything],
  ['no facets', { ...everything, facets: false }],
  ['colours', nearby],
])('beside %s, one statement does both', async (kind, query) => {
  const told = vi.fn();
  const other = kind === 'another' ? engine.search(everything) : null;
  await engine.search(query, told);
  await other;
  expect(told).not.toHaveBeenCalled();
});
