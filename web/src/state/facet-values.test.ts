import { describe, expect, it } from 'vitest';
import { splitValues } from './facet-values.ts';

const value = (code: string, count = 1) => ({ value: code, label: code, count });
const codes = (values: { value: string }[]) => values.map((one) => one.value);
const materials = [
  value('woven', 9),
  value('woven.suiting', 5),
  value('leather', 4),
  value('woven.coating', 4),
  value('leather.calf', 3),
];

describe('the values of a facet', () => {
  it('are the most frequent at once, and every chosen one', () => {
    const values = 'abcdefgh'.split('').map((code) => value(code));
    const { first, rest } = splitValues('fibre', values, ['h']);
    expect(codes(first)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h']);
    expect(codes(rest)).toEqual(['g']);
  });

  it('are all shown when they are colours', () => {
    const values = 'abcdefgh'.split('').map((code) => value(code));
    expect(splitValues('colour', values, []).rest).toEqual([]);
  });

  it('are families only, until one is chosen', () => {
    expect(codes(splitValues('category', materials, []).first)).toEqual(['woven', 'leather']);
  });

  it('are kinds too, each under its own family, once the family or a kind of it is chosen', () => {
    const woven = ['woven', 'woven.suiting', 'woven.coating', 'leather'];
    expect(codes(splitValues('category', materials, ['woven']).first)).toEqual(woven);
    expect(codes(splitValues('category', materials, ['woven.coating']).first)).toEqual(woven);
  });

  it('keep a chosen family in sight with its kinds, however rare it is', () => {
    const families = 'abcdefgh'.split('').flatMap((code) => [value(code), value(`${code}.x`)]);
    expect(codes(splitValues('category', families, ['h.x']).first)).toContain('h.x');
  });
});
