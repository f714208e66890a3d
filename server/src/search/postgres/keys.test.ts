import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listingDocument } from '../testing/listing-rows.ts';
import { FILTER, filtersOf, splitRange } from './keys.ts';

/** The buckets that a weight is stored under. */
function bucketsOf(weightGsm: number): string[] {
  return filtersOf(listingDocument({ weightGsm }))
    .filter(({ kind, value }) => kind === FILTER.range && value.startsWith('weight#'))
    .map(({ value }) => value);
}

test('a figure lies in a range exactly when its bucket or one of the open ends says so', () => {
  const figure = fc.oneof(
    fc.constantFrom(0, 0.5, 1, 1.1, 99.9, 100, 110, 150, 200, 3000, 1e9, 5e9),
    fc.integer({ min: 0, max: 40_000 }).map((tenths) => tenths / 10),
  );
  fc.assert(
    fc.property(figure, figure, fc.option(figure), (value, min, max) => {
      const { values, ends } = splitRange('weight', min, max ?? Number.POSITIVE_INFINITY);
      const inBucket = bucketsOf(value).some((bucket) => values.includes(bucket));
      const inEnd = ends.some(({ low, high }) => low <= value && value <= high);
      expect(inBucket || inEnd).toBe(min <= value && value <= (max ?? Number.POSITIVE_INFINITY));
    }),
    { numRuns: 5000 },
  );
});

test('a range between round figures has little to look up besides whole buckets', () => {
  const { values, ends } = splitRange('weight', 100, 300);
  expect(values).toHaveLength(10);
  expect(ends).toEqual([{ low: 300, high: 300 }]);
});
