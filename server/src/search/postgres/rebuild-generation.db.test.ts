import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DocumentRefused, type SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { listingDocument, testId } from '../testing/listing-rows.ts';
import { createPostgresEngine } from './engine.ts';

let testDatabase: TestDatabase;
let database: Database;
let engine: SearchEngine;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  engine = createPostgresEngine(database);
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const find = async (q: string | null) => {
  const text = q === null ? null : parseQueryText(q);
  const { ids } = await engine.search({ text, filters: {}, sort: 'newest', limit: 10, offset: 0 });
  return ids.toSorted();
};

/** Keeps documents from being written to a generation that has none yet, until what it gives is called. */
async function holdUp(generation: number): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = database.sql
    .begin(async (tx) => {
      await tx`insert into search_contents (generation, slot, words, filters, text) values (${generation}, 0, '{}', '{}', '')`;
      held.resolve();
      await released.promise;
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  await held.promise;
  return async () => {
    released.resolve();
    await holding;
  };
}

async function buildingGeneration(): Promise<number> {
  const [state] = await database.sql<{ building: number }[]>`select building from search_state`;
  return state?.building ?? 0;
}

/** Resolves when somebody waits for a lock of this type in this database. */
const untilWaiting = (type: 'advisory' | 'transactionid') =>
  vi.waitFor(async () => {
    const waiting = await database.sql`
      select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and l.locktype = ${type} and a.datname = current_database()`;
    expect(waiting).toHaveLength(1);
  }, 15_000);

test('documents are given while those before are being written, and have their words and facets', async () => {
  const rebuild = await engine.startRebuild();
  const titles = ['Zibellino', 'Zibellino', 'Zibellino rigato', 'Panno rigato'];
  await Promise.all(
    titles.map((title, index) =>
      rebuild.add([listingDocument({ id: testId(index), title, hub: `hub-${index % 2}` })]),
    ),
  );
  await rebuild.swap(4);
  expect(await find('zibellino')).toEqual([testId(0), testId(1), testId(2)]);
  expect(await find('rigato')).toEqual([testId(2), testId(3)]);
  const { facets } = await engine.search({ text: null, filters: {}, sort: 'newest', limit: 0, offset: 0 });
  expect(facets.hub).toEqual([
    { value: 'hub-0', count: 2 },
    { value: 'hub-1', count: 2 },
  ]);
});

test('no two transactions write one generation at once, which could wait for each other in turns', async () => {
  let open = 0;
  let most = 0;
  const sql = new Proxy(database.sql, {
    get: (target, name) => (name === 'begin' ? counted : Reflect.get(target, name)),
  });
  const counted: Database['sql']['begin'] = async (work: never) => {
    open += 1;
    most = Math.max(most, open);
    return await database.sql.begin(work).finally(() => {
      open -= 1;
    });
  };
  const rebuild = await createPostgresEngine({ ...database, sql }).startRebuild();
  // Its words are known afterwards, so that what follows is written and nothing else.
  await rebuild.add([listingDocument({ id: testId(0) })]);
  await Promise.all([1, 2, 3, 4].map((index) => rebuild.add([listingDocument({ id: testId(index) })])));
  expect(most).toBe(1);
});

test('documents that are refused keep those given after them from nothing', async () => {
  const rebuild = await engine.startRebuild();
  const refused = rebuild.add([listingDocument({ id: testId(1), amountLeft: 1e30 })]);
  const taken = rebuild.add([listingDocument({ id: testId(2), title: 'Panno' })]);
  await expect(refused).rejects.toThrow(DocumentRefused);
  await taken;
  await rebuild.add([listingDocument({ id: testId(1), title: 'Velluto' })]);
  await rebuild.swap(2);
  expect(await find(null)).toEqual([testId(1), testId(2)]);
  expect(await find('velluto')).toEqual([testId(1)]);
});

test('the index that answers is changed while documents are being written to the next one', async () => {
  const rebuild = await engine.startRebuild();
  const release = await holdUp(await buildingGeneration());
  const adding = rebuild.add([listingDocument({ id: testId(1) })]);
  await untilWaiting('transactionid');
  await engine.upsert([listingDocument({ id: testId(2), title: 'Velluto' })]);
  expect(await find('velluto')).toEqual([testId(2)]);
  await release();
  await adding;
  await rebuild.swap(1);
  expect(await find(null)).toEqual([testId(1)]);
});

test('nothing is left of what one was writing that another takes over from', async () => {
  const first = await engine.startRebuild();
  const generation = await buildingGeneration();
  const release = await holdUp(generation);
  const adding = first.add([listingDocument({ id: testId(1) })]);
  await untilWaiting('transactionid');
  const starting = engine.startRebuild();
  await untilWaiting('advisory');
  await release();
  await adding;
  const second = await starting;
  expect(await database.sql`select from search_documents where generation = ${generation}`).toHaveLength(0);
  await expect(first.add([listingDocument({ id: testId(2) })])).rejects.toThrow('took over');
  await second.add([listingDocument({ id: testId(3) })]);
  await second.swap(1);
  expect(await find(null)).toEqual([testId(3)]);
});
