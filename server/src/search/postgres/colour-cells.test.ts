import type { Lab } from '@scampolo/shared/domain/colour';
import { differenceCiede2000, lab65 } from 'culori';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsNear, colourCell } from './colour-cells.ts';

const ciede2000 = differenceCiede2000();
const difference = (one: Lab, other: Lab) => ciede2000(asLab65(one), asLab65(other));

const upTo = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const lightness = fc.double({ min: 0, max: 100, noNaN: true });
/** Any colour, and greys, of which the hue is hardly one. */
const lab: fc.Arbitrary<Lab> = fc.oneof(
  fc.tuple(lightness, upTo(110), upTo(110)),
  fc.tuple(lightness, upTo(8), upTo(8)),
);

const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

test('every colour within the distance lies in one of the cells, and in its range of lightness', () => {
  fc.assert(
    fc.property(lab, lab, fc.double({ min: 0, max: 1, noNaN: true }), (one, far, share) => {
      // On the way from one to a far colour there are near ones.
      const other = one.map(
        (value, axis) => value + ((far[axis] ?? 0) - value) * share ** 3,
      ) as unknown as Lab;
      const deltaE = Math.max(1, difference(one, other) * 1.000001);
      const [darkest, lightest] =
        cellsNear(one, deltaE).find(({ cell }) => cell === colourCell(other))?.lightness ?? [];
      expect(other[0]).toBeGreaterThanOrEqual(darkest ?? Number.NaN);
      expect(other[0]).toBeLessThanOrEqual(lightest ?? Number.NaN);
    }),
    { numRuns: 2000 },
  );
});

test('every colour that lies in the sure range of its cell is within the distance', () => {
  let sure = 0;
  fc.assert(
    fc.property(
      lab,
      fc.double({ min: 1, max: 30, noNaN: true }),
      fc.infiniteStream(share),
      (one, deltaE, shares) => {
        const next = () => shares.next().value ?? 0;
        for (const { cell, surely } of cellsNear(one, deltaE)) {
          if (surely === null) continue;
          sure += 1;
          // Also at its ends and corners.
          const other: Lab = [
            surely[0] + next() * (surely[1] - surely[0]),
            -160 + 5 * (Math.floor(cell / 64) + next() * 0.999999),
            -160 + 5 * ((cell % 64) + next() * 0.999999),
          ];
          expect(colourCell(other)).toBe(cell);
          if (other[0] >= 0 && other[0] <= 100) expect(difference(one, other)).toBeLessThanOrEqual(deltaE);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(sure).toBeGreaterThan(1000);
});

test('the cells are few beside those of the whole plane', () => {
  expect(cellsNear([50, 0, 0], 5).length).toBeLessThan(40);
  expect(cellsNear([50, 30, 20], 10).length).toBeLessThan(200);
  expect(cellsNear([40, 10, -50], 10).length).toBeLessThan(700);
});

test('at the edge of the distance nothing is left to lightness', () => {
  const cells = cellsNear([50, 0, 0], 5);
  const reach = cells.map(({ lightness: [darkest, lightest] }) => lightest - darkest);
  expect(Math.max(...reach)).toBeLessThan(2 * 5 * 1.1);
  expect(Math.min(...reach)).toBeLessThan(2 * 5 * 0.7);
});

function asLab65([l, a, b]: Lab) {
  return lab65({ mode: 'lab65', l, a, b });
}
