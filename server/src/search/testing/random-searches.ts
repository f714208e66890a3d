import { COLOUR_FAMILIES, labFromHex } from '@scampolo/shared/domain/colour';
import { UNITS } from '@scampolo/shared/domain/quantity';
import fc from 'fast-check';
import type { DocumentRow, SearchDocument } from '../document.ts';
import type { EngineFilters, EngineQuery } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { listingDocument, testId } from './listing-rows.ts';

/**
 * Values that have broken engines: quotes, wildcards, operators, arrays, nothing, half a character, the end
 * of a C string.
 */
export const HOSTILE = [
  "' or 1=1 --",
  '%',
  '_',
  '\\',
  '"',
  '{a,b}',
  '$1',
  ');drop table search_documents;--',
  '',
  ' ',
  '\u0000',
  '\ud800',
  '*',
  'null',
  'constructor',
  '__proto__',
  'a'.repeat(300),
  '🧵',
];

const HUBS = [
  { hub: 'milano', hubCity: 'Milano', lat: 45.45, lon: 9.16 },
  { hub: 'blonduos', hubCity: 'Blönduós', lat: 65.66, lon: -20.28 },
  { hub: 'zagreb', hubCity: 'Zagreb', lat: 45.81, lon: 15.98 },
];
const CATEGORIES = ['woven.suiting', 'woven.denim_canvas', 'knit.jersey', 'leather', 'trims'];
const FORMS = ['end_of_roll', 'offcut', 'hide'];
const FIBRES = ['wool', 'cotton', 'silk', 'polyester', 'unknown'];
const KINDS = ['studio', 'school', 'non_profit'];
const HEXES = ['#1f2a44', '#2b3a67', '#c8102e', '#ffffff', '#7a5c3e', '#3f6f4f'];
const WORDS =
  `lana lane lino velluto velluti vellutino seta setificio blu blue rosso fine pezza giacca cappotto
  poliestere polyester gabardine tweed l'orlo T-shirt 100% 280g Crêpe vævet Łódź rotolo scampolo`.split(
    /\s+/u,
  );
const HEX_DIGITS = [...'0123456789abcdef'];

const several = <T>(values: readonly T[], max = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: max });
const text = (max: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...WORDS) },
        { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      ),
      {
        maxLength: max,
      },
    )
    .map((words) => words.join(' '));

/** A document of few enough words and values that many questions find something. */
export const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record<Partial<DocumentRow>>({
    id: fc.integer({ min: 1, max: 400 }).map(testId),
    documentRevision: fc.integer({ min: 1, max: 9 }),
    title: text(4),
    description: text(6),
    category: fc.constantFrom(...CATEGORIES, null),
    form: fc.constantFrom(...FORMS, null),
    condition: fc.constantFrom('A', 'B', null),
    composition: fc.array(
      fc.record({ fibre: fc.constantFrom(...FIBRES), percent: fc.constantFrom(5, 49.9, 50, 80, 100) }),
      { maxLength: 3 },
    ),
    weightGsm: fc.constantFrom(null, 80, 99.9, 100, 150, 280, 300, 640),
    widthCm: fc.constantFrom(null, 90, 140, 150, 320),
    unit: fc.constantFrom(...UNITS),
    amountLeft: fc.constantFrom(0, 1, 50, 1250, 1251, 9_000_000_000),
    legalRoute: fc.constantFrom('product', 'gift', null),
    priceKind: fc.constantFrom('gift', 'swap'),
    brandVisible: fc.boolean(),
    workshopName: text(2),
    colours: several(HEXES).map((hexes) =>
      hexes.map((hex, at) => ({ hex, lab: labFromHex(hex), share: at === 2 ? 0.05 : 0.4 })),
    ),
    publishedAt: fc.constantFrom(1, 2, 3, 4, 5).map((day) => new Date(Date.UTC(2026, 2, day))),
    availableUntil: fc
      .constantFrom(null, 1, 2, 3)
      .map((day) => (day === null ? null : new Date(Date.UTC(2027, 0, day)))),
    workshopKind: fc.constantFrom(...KINDS),
    photoCount: fc.constantFrom(0, 2),
    piecesLeft: fc.array(
      fc.record({
        lengthCm: fc.constantFrom(20, 60, 61, 200),
        widthCm: fc.constantFrom(20, 50, 60.5, 140),
        count: fc.constantFrom(1, 2, 40),
      }),
      { maxLength: 3 },
    ),
  })
  .chain((row) => fc.constantFrom(...HUBS).map((hub) => listingDocument({ ...row, ...hub })));

const queryWord = fc
  .tuple(
    fc.constantFrom(...WORDS, ...HOSTILE),
    fc.nat(40),
    fc.constantFrom('', '', '', '-', '"', 'swap', 'cut', 'drop'),
  )
  .map(([word, at, how]) => {
    const letter = at % Math.max(1, word.length);
    if (how === '-') return `-${word}`;
    if (how === '"') return `"${word} ${WORDS[at % WORDS.length] ?? ''}"`;
    if (how === 'cut') return word.slice(0, letter + 1);
    if (how === 'drop') return word.slice(0, letter) + word.slice(letter + 1);
    if (how === 'swap')
      return (
        word.slice(0, letter) +
        word
          .slice(letter, letter + 2)
          .split('')
          .reverse()
          .join('') +
        word.slice(letter + 2)
      );
    return word;
  });

const anyFilters: fc.Arbitrary<EngineFilters> = fc.record(
  {
    category: chosen(['woven', ...CATEGORIES]),
    form: chosen(FORMS),
    fibre: chosen(FIBRES),
    fibreMin: fc.constantFrom(0, 5, 49.9, 50, 80, 100),
    colour: several(COLOUR_FAMILIES),
    near: fc.record({
      lab: fc
        .array(fc.constantFrom(...HEX_DIGITS), { minLength: 6, maxLength: 6 })
        .map((digits) => labFromHex(`#${digits.join('')}`)),
      deltaE: fc.constantFrom(1, 10, 25, 50),
    }),
    weightGsm: fc.record(
      { min: fc.constantFrom(0, 80, 100, 120), max: fc.constantFrom(99, 150, 300, 3000) },
      { requiredKeys: [] },
    ),
    widthCm: fc.record({ min: fc.constantFrom(0, 90, 140.5, 600) }),
    unit: fc.constantFrom(...UNITS),
    amountMin: fc.constantFrom(0, 1, 1250, 9_000_000_000),
    piece: fc.record({
      longCm: fc.constantFrom(0, 60, 61, 140),
      shortCm: fc.constantFrom(0, 20, 50, 60.5),
      count: fc.constantFrom(1, 1, 2, 3, 5, 30, 41),
    }),
    condition: chosen(['A', 'B']),
    legalRoute: chosen(['product', 'gift']),
    priceKind: chosen(['gift', 'swap']),
    hub: chosen(HUBS.map(({ hub }) => hub)),
    withinKm: fc.constantFrom(0.1, 600, 3000),
    workshopKind: chosen(KINDS),
    hasPhoto: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Any question: few filters at a time, or most find nothing. */
export const anyQuery: fc.Arbitrary<EngineQuery> = fc
  .record({
    q: fc.option(fc.array(queryWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))),
    filters: anyFilters.chain((filters) => {
      const given = Object.entries(filters);
      return fc.subarray(given, { maxLength: Math.min(3, given.length) });
    }),
    sort: fc.constantFrom(
      'relevance' as const,
      'newest' as const,
      'nearest' as const,
      'ends_soon' as const,
      'amount' as const,
    ),
    limit: fc.integer({ min: 1, max: 60 }),
    offset: fc.constantFrom(0, 0, 0, 1, 24, 10_000),
    from: fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
  })
  .map(({ q, filters, ...rest }) => ({
    ...rest,
    text: q === null ? null : parseQueryText(q),
    filters: Object.fromEntries(filters) as EngineFilters,
  }));

function chosen(values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.uniqueArray(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    ),
    { maxLength: 3 },
  );
}
