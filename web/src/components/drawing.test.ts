import { describe, expect, it } from 'vitest';
import { expectedMass } from './claims-list.tsx';
import { segments } from './composition-bar.tsx';
import { countPieces } from './pieces-editor.tsx';
import { nearestCut } from './tape-measure.tsx';

describe('segments of a composition bar', () => {
  it('stand where their share begins and never vanish', () => {
    const bar = segments([{ percent: 98 }, { percent: 1.9 }, { percent: 0.1 }]);
    expect(bar.map(({ x }) => x)).toEqual([0, 98, 99.9]);
    expect(bar.every(({ width }) => width > 0)).toBe(true);
  });
});

describe('the tape', () => {
  const roll = { unit: 'm', left: 830, cut: 50 } as const;

  it.each([
    [0, 50],
    [74, 50],
    [76, 100],
    [812, 800],
    [822, 830],
    [830, 830],
  ])('gives at %i the cut %i', (position, cut) => {
    expect(nearestCut(position, roll)).toBe(cut);
  });
});

describe('expectedMass', () => {
  it('is the share of the lot that is claimed', () => {
    const lot = { massKg: 5.25, amount: { value: 12.5, unit: 'm' } } as const;
    expect(expectedMass(lot, { amount: { value: 2.5, unit: 'm' } })).toBe(1.05);
  });

  it('is unknown where the lot was not weighed', () => {
    const lot = { massKg: null, amount: { value: 12.5, unit: 'm' } } as const;
    expect(expectedMass(lot, { amount: { value: 2.5, unit: 'm' } })).toBeNull();
  });
});

describe('countPieces', () => {
  it('adds the counts of all sizes, an unreadable one as one', () => {
    const row = { key: 'a', lengthCm: '1', widthCm: '1' };
    expect(
      countPieces([
        { ...row, count: '4' },
        { ...row, count: '' },
        { ...row, count: 'x' },
      ]),
    ).toBe(6);
  });
});
