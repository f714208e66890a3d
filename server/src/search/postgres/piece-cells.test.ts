import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellOf, cellsFrom, SIDES } from './piece-cells.ts';

const side = fc.oneof(
  fc.constantFrom(0, 0.1, 9.99, 5000, 1e6, ...SIDES),
  fc.integer({ min: 0, max: 2500 }),
  fc.integer({ min: 0, max: 25_000 }).map((tenths) => tenths / 10),
);
const size = fc
  .tuple(side, side)
  .map((sides) => ({ longCm: Math.max(...sides), shortCm: Math.min(...sides) }));

test('a size is as large as asked exactly when a whole cell has it or one of the strips', () => {
  fc.assert(
    fc.property(size, size, (asked, had) => {
      const { cells, strips } = cellsFrom(asked);
      const inStrip = strips.some(
        ({ long, short }) =>
          had.longCm >= long[0] && had.longCm < long[1] && had.shortCm >= short[0] && had.shortCm < short[1],
      );
      const fits = had.longCm >= asked.longCm && had.shortCm >= asked.shortCm;
      expect(cells.includes(cellOf(had)) || inStrip).toBe(fits);
    }),
    { numRuns: 20_000 },
  );
});

test('of the sizes that people ask for nothing has to be measured', () => {
  expect(cellsFrom({ longCm: 120, shortCm: 60 }).strips).toEqual([]);
  expect(cellsFrom({ longCm: 100, shortCm: 0 }).strips).toEqual([]);
  expect(cellsFrom({ longCm: 125, shortCm: 60 }).strips).toHaveLength(1);
});
