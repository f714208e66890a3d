import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { COLOUR_FAMILIES, labFromHex } from '@scampolo/shared/domain/colour';
import { UNITS } from '@scampolo/shared/domain/quantity';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchDocument } from '../document.ts';
import type { EngineFilters, EngineQuery, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { answerBySql } from '../testing/answer-by-sql.ts';
import { KNOWN, storeHostileListings } from '../testing/hostile-listings.ts';
import { hostileNumber, hostileText } from '../testing/hostile-values.ts';
import { createPostgresEngine } from './engine.ts';

const SEED = 20_260_301;
const QUESTIONS = 1_500;
/** Values that must have gone through the engine when all is said. */
const HOSTILE_VALUES = 10_000;

let testDatabase: TestDatabase;
let database: Database;
let engine: SearchEngine;
let documents: ReadonlyMap<string, SearchDocument>;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 4 });
  engine = createPostgresEngine(database);
  const stored = await storeHostileListings(database, engine, { bent: true });
  documents = new Map(stored.map((document) => [document.id, document]));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

/** One filter with hostile values, alone or beside ones that there are, and how many of them are hostile. */
interface Attack {
  filters: EngineFilters;
  q: string | null;
  hostile: number;
}

type TextFilter =
  | 'category'
  | 'form'
  | 'fibre'
  | 'condition'
  | 'legalRoute'
  | 'priceKind'
  | 'hub'
  | 'workshopKind';
const TEXT_FILTERS: readonly TextFilter[] = [
  ...(['category', 'form', 'fibre', 'condition', 'legalRoute', 'priceKind', 'hub', 'workshopKind'] as const),
];

function attackOnList(filter: TextFilter): fc.Arbitrary<Attack> {
  const known: readonly string[] = KNOWN[filter];
  const bent = fc.array(hostileText(known), { minLength: 1, maxLength: 20, size: 'max' });
  return fc.tuple(bent, fc.option(fc.constantFrom(...known), { freq: 3 })).map(([values, real]) => ({
    filters: { [filter]: real === null ? values : [...values, real] },
    q: null,
    hostile: values.length,
  }));
}

/** What the types do not let in, and a careless caller does. */
const attackOnChoice: fc.Arbitrary<Attack> = fc.oneof(
  fc.array(hostileText(COLOUR_FAMILIES), { minLength: 1, maxLength: 20, size: 'max' }).map((values) => ({
    filters: { colour: values } as unknown as EngineFilters,
    q: null,
    hostile: values.length,
  })),
  fc.tuple(storable(hostileText(UNITS)), fc.option(fc.nat(2000))).map(([unit, amountMin]) => ({
    filters: { unit, ...(amountMin !== null && { amountMin }) } as EngineFilters,
    q: null,
    hostile: 1,
  })),
);

/** A unit goes into the statement as it is: PostgreSQL itself refuses a NUL. */
function storable(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return text.map((value) => value.replaceAll('\u0000', '\u0001'));
}

const attackOnShare: fc.Arbitrary<Attack> = fc
  .tuple(attackOnList('fibre'), hostileNumber)
  .map(([attack, fibreMin]) => ({
    ...attack,
    filters: { ...attack.filters, fibreMin },
    hostile: attack.hostile + 1,
  }));

const attackOnFigures: fc.Arbitrary<Attack> = fc
  .subarray(['weight', 'width', 'amount', 'piece', 'within', 'near'] as const, { minLength: 1, maxLength: 2 })
  .chain((which) => fc.tuple(...which.map(figureFilter)))
  .map((parts) => ({ filters: Object.assign({}, ...parts), q: null, hostile: parts.length }));

function figureFilter(which: 'weight' | 'width' | 'amount' | 'piece' | 'within' | 'near') {
  const figure = hostileNumber;
  const filter: Record<typeof which, fc.Arbitrary<EngineFilters>> = {
    weight: fc.record({ weightGsm: fc.record({ min: figure, max: figure }, { requiredKeys: [] }) }),
    width: fc.record({ widthCm: fc.record({ min: figure }) }),
    amount: fc.record({ unit: fc.constantFrom(...UNITS), amountMin: figure }),
    piece: fc.record({
      piece: fc.record(
        { longCm: figure, shortCm: figure, count: fc.oneof(fc.constantFrom(1, 2, 3, 20), figure) },
        { requiredKeys: ['longCm', 'shortCm'] },
      ),
    }),
    within: fc.record({ withinKm: figure }),
    near: fc.record({
      near: fc.record({ lab: fc.constantFrom(...KNOWN.hex.map(labFromHex)), deltaE: figure }),
    }),
  };
  return filter[which];
}

const attackOnText: fc.Arbitrary<Attack> = fc
  .array(hostileText(['lana', 'seta cruda', 'velluto', '"fresco di lana"', '-tweed']), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => ({ filters: {}, q: parts.join(' '), hostile: parts.length }));

const legitimate: fc.Arbitrary<EngineFilters> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.constantFrom(...KNOWN.hub).map((hub) => ({ hub: [hub] })),
  fc.constantFrom('woven', ...KNOWN.category).map((category) => ({ category: [category] })),
  fc.boolean().map((hasPhoto) => ({ hasPhoto })),
  fc.constantFrom(100, 150, 280).map((min) => ({ weightGsm: { min } })),
);

const anyAttack = fc
  .tuple(
    fc.oneof(
      { weight: 13, arbitrary: fc.constantFrom(...TEXT_FILTERS).chain(attackOnList) },
      { weight: 2, arbitrary: attackOnChoice },
      { weight: 2, arbitrary: attackOnShare },
      { weight: 4, arbitrary: attackOnFigures },
      { weight: 5, arbitrary: attackOnText },
    ),
    legitimate,
    fc.constantFrom(0, 0, 0, 5, 10_000),
  )
  .map(([attack, beside, offset]) => ({
    ...attack,
    offset,
    filters: { ...beside, ...attack.filters },
  }));

test('whatever a filter is given finds what plain SQL over the rows finds, and nothing else', async () => {
  let hostile = 0;
  await fc.assert(
    fc.asyncProperty(anyAttack, async ({ filters, q, offset, hostile: values }) => {
      const query: EngineQuery = {
        text: q === null ? null : parseQueryText(q),
        filters,
        sort: 'newest',
        limit: 60,
        offset,
        from: { lat: 45.5, lon: 9.2 },
      };
      const found = await engine.search(query);
      const expected = await answerBySql(database.sql, documents, query);
      expect({ total: found.total, ids: found.ids }).toEqual({
        total: expected.length,
        ids: expected.slice(offset, offset + 60),
      });
      hostile += values;
    }),
    { seed: SEED, numRuns: QUESTIONS },
  );
  expect(hostile).toBeGreaterThanOrEqual(HOSTILE_VALUES);
}, 300_000);

test('and the rows, the index and the dictionary are as they were', async () => {
  expect(await engine.count()).toBe(documents.size);
  expect(documents.size).toBe(120);
  const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from listings`;
  expect(row?.n).toBe(150);
});
