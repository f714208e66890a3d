import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCuttable, STEPS_PER_UNIT, toAmount, toSteps, UNITS } from './quantity.ts';

describe('toSteps', () => {
  it('turns units into whole steps', () => {
    expect(toSteps(2.5, 'm')).toBe(250);
    expect(toSteps(0.29, 'm')).toBe(29);
    expect(toSteps(5.251, 'kg')).toBe(5251);
    expect(toSteps(0.0001, 'm2')).toBe(1);
    expect(toSteps(3, 'pcs')).toBe(3);
  });

  it.each([
    [2.505, 'm'],
    [1.5, 'pcs'],
    [0, 'kg'],
    [-1, 'm'],
    [Number.NaN, 'm'],
    [Number.POSITIVE_INFINITY, 'kg'],
    [1_000_001, 'm'],
  ] as const)('refuses %s %s', (value, unit) => {
    expect(toSteps(value, unit)).toBeNull();
  });

  it('is undone by toAmount for every step count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom(...UNITS), (steps, unit) => {
        fc.pre(steps / STEPS_PER_UNIT[unit] <= 1_000_000);
        return toSteps(toAmount(steps, unit).value, unit) === steps;
      }),
    );
  });
});

describe('isCuttable', () => {
  it('takes multiples of the smallest cut', () => {
    expect(isCuttable(150, 50, 1000)).toBe(true);
    expect(isCuttable(160, 50, 1000)).toBe(false);
  });

  it('takes the whole rest even when it is no multiple', () => {
    expect(isCuttable(130, 50, 130)).toBe(true);
  });

  it('takes anything of a lot without a smallest cut', () => {
    expect(isCuttable(7, null, 1000)).toBe(true);
  });
});
