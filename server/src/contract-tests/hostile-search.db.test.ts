import { SEARCH_SORTS, searchAnswer, searchQuery } from '@scampolo/shared/contract/search';
import { COLOUR_FAMILIES } from '@scampolo/shared/domain/colour';
import { UNITS } from '@scampolo/shared/domain/quantity';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchDocument } from '../search/document.ts';
import { toEngineQuery } from '../search/search.ts';
import { answerBySql } from '../search/testing/answer-by-sql.ts';
import { KNOWN, storeHostileListings } from '../search/testing/hostile-listings.ts';
import { hostileText } from '../search/testing/hostile-values.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { expectErrorAnswer } from './testing/refusal.ts';

const SEED = 20_260_302;
const REQUESTS = 3_000;
/** Of these requests, so many must have been answered: refusing everything would prove nothing. */
const ANSWERED = 500;

let test: TestApp;
let documents: ReadonlyMap<string, SearchDocument>;

beforeAll(async () => {
  test = await startTestApp();
  const stored = await storeHostileListings(test.database, test.deps.search, { bent: false });
  documents = new Map(stored.map((document) => [document.id, document]));
});
afterAll(() => test.close());

/** What each parameter is made for. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  ...KNOWN,
  near: KNOWN.hex,
  q: ['lana', 'seta cruda', 'velluto', '"fresco di lana"', '-tweed', 'tweed scozese'],
  colour: COLOUR_FAMILIES,
  unit: UNITS,
  photo: ['true', 'false'],
  sort: SEARCH_SORTS,
  weightMin: ['0', '100', '150.5'],
  widthMin: ['0', '140', '1e2'],
  pieceLength: ['60', '140.5'],
  offset: ['0', '1', '10000'],
  limit: ['1', '60'],
};
/** What passes for a word, a code, a hub or a figure and is none of ours. */
const wellFormed = fc.constantFrom(
  ...[
    'constructor',
    '__proto__',
    'toString',
    '..',
    '0',
    'NaN',
    '1e3',
    '-0',
    'WOOL',
    'woven.',
    'wool_',
    'w',
    '1',
  ],
  ...['--', 'or-1', 'milano-', '9007199254740993', '0x10', '', '5', '100', '0.1', 'a.b.c', '_____', '.....'],
  ...['_', 'sil_', 'wo_en', '_nit', 'hid_', 'wool_', '______', 'co_on', 'WOVEN'],
);
const hostile = hostileText(Object.values(GOOD).flat());

const pair = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...Object.entries(GOOD)).chain(pairFor) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(searchQuery.shape)), hostile) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom('__proto__', 'constructor', 'hub[]', 'hub[$ne]', 'Hub', 'hub '),
      wellFormed,
    ),
  },
);

function pairFor([name, good]: [string, readonly string[]]): fc.Arbitrary<[string, string]> {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...good) },
    { weight: 2, arbitrary: wellFormed },
    { weight: 1, arbitrary: hostile },
  );
  return value.map((text) => [name, text]);
}

/** A query as a browser writes it, sometimes as a broken program does. */
const anyQuery = fc
  .tuple(
    fc.array(pair, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...Array(12).fill(''), '&hub=%ff', '&q=%', '&&&', '&=', '&q', '%00=1', ';hub=x'),
  )
  .map(([pairs, broken]) => new URLSearchParams(pairs.map(([key, text]) => [key, text])).toString() + broken);

it('a search by address finds what plain SQL finds for it or is refused, whatever it asks', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const answer = await test.app.inject({ url: `/api/v1/search?${query}` });
      if (answer.statusCode !== 200) {
        expect(answer.statusCode, answer.body).toBe(400);
        expect(expectErrorAnswer(answer).error.code).toBe('VALIDATION_FAILED');
        return;
      }
      answered += 1;
      const asked = toEngineQuery(searchQuery.parse(parametersOf(query)));
      const expected = new Set(await answerBySql(test.database.sql, documents, asked));
      const { hits, total } = searchAnswer.parse(answer.json());
      expect(total).toBe(expected.size);
      expect(hits.filter(({ id }) => !expected.has(id))).toEqual([]);
    }),
    { seed: SEED, numRuns: REQUESTS },
  );
  expect(answered).toBeGreaterThan(ANSWERED);
}, 120_000);

/** As the contract takes them: a parameter that stands several times is a list. */
function parametersOf(query: string): Record<string, string | string[]> {
  const given = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(given.keys())].map((key) => {
      const all = given.getAll(key);
      return [key, all.length > 1 ? all : (all[0] ?? '')];
    }),
  );
}
