import { isCuttable } from '@scampolo/shared/domain/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Claimable,
  claimableOf,
  leastOf,
  pieceIdsOf,
  readAmount,
  stepDown,
  stepUp,
} from './claim-amount.ts';

const roll: Claimable = { unit: 'm', left: 830, cut: 50 };

describe('what can be claimed', () => {
  it('is what is left, in whole steps', () => {
    const amountLeft = { value: 8.3, unit: 'm' } as const;
    expect(claimableOf({ amountLeft, smallestCut: { value: 0.5, unit: 'm' } })).toEqual(roll);
    expect(claimableOf({ amountLeft, smallestCut: null })?.cut).toBeNull();
  });

  it('is nothing when nothing is left', () => {
    expect(claimableOf({ amountLeft: { value: 0, unit: 'm' }, smallestCut: null })).toBeNull();
    expect(claimableOf({ amountLeft: null, smallestCut: null })).toBeNull();
  });
});

describe('the stepper', () => {
  it('goes from cut to cut, and at last to all that is left', () => {
    expect(stepUp(100, roll)).toBe(150);
    expect(stepUp(120, roll)).toBe(150);
    expect(stepUp(800, roll)).toBe(830);
    expect(stepUp(830, roll)).toBe(830);
  });

  it('comes down from the rest to the last cut, and not below the first', () => {
    expect(stepDown(830, roll)).toBe(800);
    expect(stepDown(120, roll)).toBe(100);
    expect(stepDown(50, roll)).toBe(50);
  });

  it('offers the rest alone when it is less than a cut', () => {
    const end: Claimable = { unit: 'm', left: 30, cut: 50 };
    expect([leastOf(end), stepUp(30, end), stepDown(30, end)]).toEqual([30, 30, 30]);
  });

  it('only ever gives what can be cut', () => {
    const lots = fc.record({
      left: fc.integer({ min: 1, max: 100_000 }),
      cut: fc.option(fc.integer({ min: 1, max: 2000 })),
    });
    fc.assert(
      fc.property(lots, fc.nat(100_000), ({ left, cut }, from) => {
        const lot: Claimable = { unit: 'm', left, cut };
        return [stepUp(from, lot), stepDown(Math.min(from, left), lot)].every(
          (steps) => steps > 0 && steps <= left && isCuttable(steps, cut, left),
        );
      }),
    );
  });
});

describe('a typed amount', () => {
  it.each([
    ['2,5', 250],
    ['2.5', 250],
    [' 8,30 ', 830],
    ['2,3', 'claim.notMultiple'],
    ['9', 'claim.tooMuch'],
    ['', 'claim.notAmount'],
    ['0', 'claim.notAmount'],
    ['-1', 'claim.notAmount'],
    ['2,505', 'claim.notAmount'],
    ['due', 'claim.notAmount'],
  ] as const)('%s is %s', (text, expected) => {
    expect(readAmount(text, roll)).toBe(expected);
  });
});

describe('chosen pieces', () => {
  it('stand once for each piece of their size', () => {
    expect(pieceIdsOf({ a: 2, b: 0, c: 1 })).toEqual(['a', 'a', 'c']);
  });
});
