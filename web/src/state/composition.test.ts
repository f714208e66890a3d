import { describe, expect, it } from 'vitest';
import { compositionSums, missingShare } from './composition.ts';
import type { ShareRow } from './listing-form.ts';

const row = (percent: string, part: ShareRow['part'] = 'main'): ShareRow => ({
  key: percent,
  fibre: 'wool',
  percent,
  part,
});

describe('compositionSums', () => {
  it('adds each part for itself, without binary fractions', () => {
    expect(compositionSums([row('1,1'), row('98.9'), row('100', 'lining')])).toEqual([
      { part: 'main', sum: 100 },
      { part: 'lining', sum: 100 },
    ]);
  });

  it('counts what cannot be read as nothing', () => {
    expect(compositionSums([row('8o'), row('')])).toEqual([{ part: 'main', sum: 0 }]);
  });
});

describe('missingShare', () => {
  it('is the rest to a hundred, and nothing beyond', () => {
    expect(missingShare([], 'main')).toBe(100);
    expect(missingShare([row('66,7')], 'main')).toBe(33.3);
    expect(missingShare([row('120')], 'main')).toBe(0);
  });
});
