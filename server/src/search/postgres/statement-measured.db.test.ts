import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineFilters, EngineQuery, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { testId } from '../testing/listing-rows.ts';
import { createPlainEngine } from '../testing/plain-engine.ts';
import { anyDocument } from '../testing/random-searches.ts';
import { createPostgresEngine } from './engine.ts';

const DOCUMENTS = 1200;
/** How many have a word, from a few to so many that they are not looked at one by one; `null` asks for no word. */
const WORDS = { raro: 3, poco: 12, molto: 13, troppo: 400 } as const;

let testDatabase: TestDatabase;
let database: Database;
let engine: SearchEngine;
const plain = createPlainEngine();
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 4 });
  engine = createPostgresEngine(database);
  const kinds = fc.sample(anyDocument, { numRuns: 150, seed: 11 });
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => {
    const said = Object.entries(WORDS).filter(([, count]) => index % Math.floor(DOCUMENTS / count) === 0);
    const title = said.map(([word]) => word).join(' ');
    const like = kinds[(index * 7) % kinds.length];
    if (like === undefined) throw new Error('no document to begin with');
    return { ...like, id: testId(index), title, fibreNames: [], materialNames: [] };
  });
  for (const one of [engine, plain]) await one.upsert(documents);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const side = fc.oneof(fc.constantFrom(10, 60, 120, 150), fc.double({ min: 1, max: 220, noNaN: true }));
const piece = fc
  .record({ long: side, short: side, count: fc.constantFrom(1, 1, 2, 5) })
  .map(({ long, short, count }) => ({
    longCm: Math.max(long, short),
    shortCm: Math.min(long, short),
    count,
  }));
const near = fc.record({
  lab: fc.constantFrom<[number, number, number]>([28, 1, -21], [40, 60, 30], [45, 3, 20], [95, 0, 0]),
  deltaE: fc.constantFrom(5, 15, 40),
});
const measures: fc.Arbitrary<EngineFilters> = fc.oneof(
  piece.map((asked) => ({ piece: asked })),
  near.map((asked) => ({ near: asked })),
  fc.record({ piece, near }),
);

test('sizes and colours are found alike in a few documents, looked at one by one, and in many', async () => {
  const found = new Set<string>();
  const query = fc.record({
    word: fc.constantFrom(...Object.keys(WORDS), null),
    measures,
    hub: fc.constantFrom(undefined, ['milano', 'zagreb']),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({ word, measures: filters, hub }) => {
      const asked: EngineQuery = {
        text: word === null ? null : parseQueryText(word),
        filters: hub === undefined ? filters : { ...filters, hub },
        sort: 'newest',
        limit: 50,
        offset: 0,
      };
      const answer = await engine.search(asked);
      expect(answer).toEqual(await plain.search(asked));
      if (answer.total > 0) found.add(`${word}: ${Object.keys(filters).join(' and ')}`);
    }),
    { numRuns: 250, seed: 5 },
  );
  // Whatever the question is made of, something was found that way.
  expect(found.size).toBe((Object.keys(WORDS).length + 1) * 3);
});
