import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineResult, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { describeSearchEngine } from '../testing/engine.contract.ts';
import { listingDocument, testId } from '../testing/listing-rows.ts';
import { createPlainEngine } from '../testing/plain-engine.ts';
import { anyDocument, anyQuery } from '../testing/random-searches.ts';
import { createPostgresEngine } from './engine.ts';

describeSearchEngine(
  'the PostgreSQL engine',
  async () => {
    const testDatabase = await createTestDatabase();
    const database = connect(testDatabase.url, { maxConnections: 4 });
    return {
      engine: createPostgresEngine(database),
      stop: async () => {
        await database.close();
        await testDatabase.drop();
      },
    };
  },
  { differences: new Set() },
);

describe('processes that share the index', () => {
  let testDatabase: TestDatabase;
  let databases: Database[];
  let one: SearchEngine;
  let other: SearchEngine;
  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    databases = [connect(testDatabase.url), connect(testDatabase.url)];
    [one, other] = databases.map(createPostgresEngine) as [SearchEngine, SearchEngine];
  });
  afterEach(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await testDatabase.drop();
  });
  const find = (engine: SearchEngine, q: string | null) =>
    engine.search({
      text: q === null ? null : parseQueryText(q),
      filters: {},
      sort: 'newest',
      limit: 10,
      offset: 0,
    });

  test('what one has looked up before misses no word that another adds', async () => {
    await one.upsert([listingDocument()]);
    expect((await find(other, 'zibel')).total).toBe(0);
    await one.upsert([listingDocument({ id: testId(2), title: 'Zibellino' })]);
    expect((await find(other, 'zibel')).ids).toEqual([testId(2)]);
    await one.upsert([listingDocument({ id: testId(3), title: 'Zibelline' })]);
    expect((await find(other, 'zibel')).total).toBe(2);
  });

  test('an index that another has replaced answers at once, also where no word is asked for', async () => {
    await one.upsert([listingDocument()]);
    expect((await find(other, null)).ids).toEqual([testId(1)]);
    const rebuild = await one.startRebuild();
    await rebuild.add([listingDocument({ id: testId(2) })]);
    await rebuild.swap(1);
    expect((await find(other, null)).ids).toEqual([testId(2)]);
  });

  test('each search sees the whole index, also while it is replaced', async () => {
    const documents = Array.from({ length: 40 }, (_, index) => listingDocument({ id: testId(index) }));
    await one.upsert(documents);
    const answers = new Set<string>();
    let replacing = true;
    const searching = (async () => {
      while (replacing) {
        for (const q of [null, 'lana', 'fresco pez']) {
          const { ids, total, facets } = await find(other, q);
          answers.add(`${ids.length} of ${total}, ${facets.hub.map(({ count }) => count)} counted`);
        }
      }
    })();
    for (let turn = 0; turn < 3; turn += 1) {
      const rebuild = await one.startRebuild();
      await rebuild.add(documents);
      await rebuild.swap(documents.length);
    }
    replacing = false;
    await searching;
    expect([...answers]).toEqual(['10 of 40, 40 counted']);
  });

  test('two write at once', async () => {
    const documents = Array.from({ length: 60 }, (_, index) => listingDocument({ id: testId(index) }));
    await Promise.all([
      one.upsert(documents.slice(0, 40)),
      other.upsert(documents.slice(20)),
      one.remove([testId(70)]),
      other.upsert(documents.slice(10, 30)),
    ]);
    expect((await find(one, 'fresco')).total).toBe(60);
    expect((await find(other, null)).facets.hub).toEqual([{ value: 'milano', count: 60 }]);
  });
});

test('agrees with looking at every document over several blocks', async () => {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.url);
  const engine = createPostgresEngine(database);
  const plain = createPlainEngine();
  const kinds = fc.sample(anyDocument, { numRuns: 200, seed: 7 });
  // Without the names that all share, which are most of the work. A block has 4,096 slots.
  const documents = Array.from({ length: 4200 }, (_, index) => {
    return { ...pick(kinds, index * 7), id: testId(index), fibreNames: [], materialNames: [] };
  });
  const rebuild = await engine.startRebuild();
  for (let from = 0; from < documents.length; from += 1000)
    await rebuild.add(documents.slice(from, from + 1000));
  await rebuild.swap(documents.length);
  await plain.upsert(documents);
  const gone = documents.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  for (const changed of [engine, plain]) await changed.remove(gone);
  for (const changed of [engine, plain]) await changed.upsert(documents.slice(0, 200));

  for (const query of fc.sample(anyQuery, { numRuns: 20, seed: 9 })) {
    expect(await engine.search(query)).toEqual(roundedLike(await plain.search(query)));
  }
  await database.close();
  await testDatabase.drop();
}, 120_000);

function pick<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** With distances that may differ in the last digits. */
function roundedLike(result: EngineResult) {
  const { distancesKm, ...rest } = result;
  if (distancesKm === undefined) return rest;
  return { ...rest, distancesKm: new Map([...distancesKm].map(([id, km]) => [id, expect.closeTo(km, 3)])) };
}
