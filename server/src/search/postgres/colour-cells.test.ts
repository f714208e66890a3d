import type { Lab } from '@scampolo/shared/domain/colour';
import { differenceCiede2000, lab65 } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsNear, colourCell } from './colour-cells.ts';

const ciede2000 = differenceCiede2000();
const difference = (one: Lab, other: Lab) => ciede2000(asLab65(one), asLab65(other));

const lab: fc.Arbitrary<Lab> = fc.tuple(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: -110, max: 110, noNaN: true }),
  fc.double({ min: -110, max: 110, noNaN: true }),
);

test('every colour within the distance lies in the range of lightness and in one of the cells', () => {
  fc.assert(
    fc.property(lab, lab, fc.double({ min: 0, max: 1, noNaN: true }), (one, far, share) => {
      // On the way from one to a far colour there are near ones.
      const other = one.map(
        (value, axis) => value + ((far[axis] ?? 0) - value) * share ** 3,
      ) as unknown as Lab;
      const deltaE = Math.max(1, difference(one, other) * 1.000001);
      const { lightness, cells } = cellsNear(one, deltaE);
      expect(other[0]).toBeGreaterThanOrEqual(lightness[0]);
      expect(other[0]).toBeLessThanOrEqual(lightness[1]);
      expect(cells).toContain(colourCell(other));
    }),
    { numRuns: 2000 },
  );
});

test('the cells are few beside those of the whole plane', () => {
  expect(cellsNear([50, 0, 0], 5).cells.length).toBeLessThan(40);
  expect(cellsNear([50, 30, 20], 10).cells.length).toBeLessThan(200);
  expect(cellsNear([40, 10, -50], 10).cells.length).toBeLessThan(700);
});

function asLab65([l, a, b]: Lab) {
  return lab65({ mode: 'lab65', l, a, b });
}
