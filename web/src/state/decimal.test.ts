import { describe, expect, it } from 'vitest';
import { parseDecimal } from './decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    [' 1 200 ', 1200],
    ['1\u202f200,5', 1200.5],
    ['7,', 7],
    [',5', 0.5],
    ['-3', -3],
  ])('reads %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each(['', '  '])('takes "%s" for nothing', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it.each(['12,5x', '1,2,3', '1e3', '0x10', 'Infinity', '--1', ','])('refuses %s', (text) => {
    expect(parseDecimal(text)).toBeNaN();
  });
});
