import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pieceSizes, piecesThatFit } from './pieces.ts';

const size = (longCm: number, shortCm: number) => ({ longCm, shortCm });
const cuts = (roll: [number, number], asked: [number, number]) =>
  piecesThatFit({ pieces: [], roll: size(...roll) }, size(...asked));

describe('pieces that fit', () => {
  test('are all that are large enough, by their counts, whichever way round they lie', () => {
    const pieces = pieceSizes([
      { lengthCm: 40, widthCm: 90, count: 2 },
      { lengthCm: 50, widthCm: 60, count: 7 },
      { lengthCm: 90, widthCm: 40, count: 3 },
    ]);
    const fit = (longCm: number, shortCm: number) =>
      piecesThatFit({ pieces, roll: null }, size(longCm, shortCm));
    expect([fit(60, 40), fit(60, 50), fit(90, 40), fit(90.5, 40), fit(0, 0)]).toEqual([12, 7, 5, 0, 12]);
  });

  test.each<[string, [number, number], [number, number], number]>([
    ['two side by side, five rows', [500, 140], [100, 70], 10],
    ['turned, when that gives more', [300, 150], [150, 100], 3],
    ['one, when a second one is a little too wide', [100, 139.9], [100, 70], 1],
    ['none that is larger than the roll', [1000, 90], [100, 91], 0],
    ['as many as decimals say, 3.3 by 1.1', [3.3, 1.1], [1.1, 1.1], 3],
    ['sides of which only one is asked', [1250, 150], [100, 0], 1800],
    ['one of less than a centimetre', [1250, 0.7], [0.5, 0], 1],
  ])('from a roll: %s', (_name, roll, asked, count) => {
    expect(cuts([Math.max(...roll), Math.min(...roll)], asked)).toBe(count);
  });

  test('never use more cloth than there is, and fewer when larger ones are asked for', () => {
    const side = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(side, side, side, side, fc.nat(50), (a, b, c, d, more) => {
        const roll: [number, number] = [Math.max(a, b), Math.min(a, b)];
        const asked: [number, number] = [Math.max(c, d), Math.min(c, d)];
        const count = cuts(roll, asked);
        expect(count * c * d).toBeLessThanOrEqual(a * b);
        expect(count > 0).toBe(roll[0] >= asked[0] && roll[1] >= asked[1]);
        expect(cuts(roll, [asked[0] + more, asked[1]])).toBeLessThanOrEqual(count);
      }),
    );
  });
});
