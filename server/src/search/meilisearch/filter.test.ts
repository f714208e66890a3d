import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalized } from '../testing/meilisearch-double/attributes.ts';
import { readFilter } from '../testing/meilisearch-double/filter-grammar.ts';
import { HOSTILE } from '../testing/random-searches.ts';
import { decodeCode, encodeCode, isEncodable } from './codes.ts';
import { allBut, figure, oneOfPoints, quoted, writeFilters } from './filter.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE), fc.string());

describe('a value in a filter', () => {
  test('reads back as it was, whatever it says', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(readFilter(`hub = ${quoted(value)}`)).toEqual({
          kind: 'compare',
          field: 'hub',
          operator: '=',
          value: value.toWellFormed(),
        });
      }),
    );
  });

  test('that is a number reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
        const written = figure(value);
        expect(written).toMatch(/^-?\d+(?:\.\d+)?$/);
        expect(Number(written)).toBeCloseTo(value, 6);
      }),
    );
    expect(figure(Number.POSITIVE_INFINITY)).toBe(String(Number.MAX_SAFE_INTEGER));
    expect(() => figure(Number.NaN)).toThrow(RangeError);
  });
});

describe('a code', () => {
  test('reads back as it was', () => {
    fc.assert(
      fc.property(anyText.filter(isEncodable), (code) => {
        expect(decodeCode(encodeCode(code))).toBe(code);
        expect(encodeCode(code)).toMatch(/^[a-z0-9_.~-]+$/);
      }),
    );
  });

  test('differs from every other one also where case, accents and blanks do not count', () => {
    const codes = ['a', 'A', 'à', ' a', 'a ', '', ' ', '~41~', '~0~', '\u0000', 'a.b', 'a~2e~b', ...HOSTILE];
    const written = new Set(codes).size;
    expect(new Set([...new Set(codes)].map((code) => normalized(encodeCode(code)))).size).toBe(written);
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        expect(normalized(encodeCode(one)) === normalized(encodeCode(other))).toBe(one === other);
      }),
    );
  });
});

describe('the conditions of a search', () => {
  test('of a facet are its own, so that its counts can leave them out', () => {
    const written = writeFilters({ hub: ['milano', 'zagreb'], fibre: ['wool'], widthCm: { min: 150 } });
    expect(allBut(written, null)).toEqual([
      'hub IN ["milano", "zagreb"]',
      'fibre IN ["wool"]',
      'widthCm >= 150',
    ]);
    expect(allBut(written, 'hub')).toEqual(['fibre IN ["wool"]', 'widthCm >= 150']);
  });

  test('ask for the share of each fibre where a least share is asked', () => {
    const written = writeFilters({ fibre: ['wool', 'a.b'], fibreMin: 80.5 });
    expect(allBut(written, null)).toEqual(['"shares.wool" >= 80.5 OR "shares.a~2e~b" >= 80.5']);
  });

  test('are none for what narrows nothing', () => {
    expect(allBut(writeFilters({}), null)).toEqual([]);
    expect(allBut(writeFilters({ hub: [], fibreMin: 80, weightGsm: {}, amountMin: 5 }), null)).toEqual([]);
  });

  test('match nothing when no value that was chosen can be in a document', () => {
    const huge = 'a'.repeat(100_000);
    expect(allBut(writeFilters({ hub: [huge] }), null)).toEqual(['hub IN []']);
    expect(allBut(writeFilters({ fibre: [huge], fibreMin: 1 }), null)).toEqual(['fibre IN []']);
    expect(oneOfPoints([])).toBe('point IN []');
  });

  test('can all be read by the grammar of filters, whatever is asked', () => {
    const list = fc.array(anyText, { maxLength: 3 });
    const filters = fc.record(
      { hub: list, fibre: list, condition: list, fibreMin: fc.double({ min: 0, max: 100, noNaN: true }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (given) => {
        const clauses = allBut(writeFilters(given), null);
        const read = readFilter([...clauses]);
        expect(read === null ? 0 : 'parts' in read && read.parts.length).toBe(clauses.length);
      }),
    );
  });
});
