import { describe, expect, it } from 'vitest';
import { colourFamily, hexFromLab, labFromHex } from './colour.ts';

describe('labFromHex', () => {
  // Values of the CSS Color 4 sample conversions for D65, rounded.
  it.each([
    ['#ffffff', 100, 0, 0],
    ['#000000', 0, 0, 0],
    ['#ff0000', 53.24, 80.09, 67.2],
    ['#0000ff', 32.3, 79.19, -107.86],
    ['#808080', 53.59, 0, 0],
  ] as const)('converts %s', (hex, l, a, b) => {
    const lab = labFromHex(hex);
    expect(lab[0]).toBeCloseTo(l, 1);
    expect(lab[1]).toBeCloseTo(a, 1);
    expect(lab[2]).toBeCloseTo(b, 1);
  });

  it('refuses what is not a colour', () => {
    expect(() => labFromHex('red')).toThrow(RangeError);
    expect(() => labFromHex('#12345')).toThrow(RangeError);
  });
});

describe('colourFamily', () => {
  it.each([
    ['#fdfcf8', 'white'],
    ['#d8c9a8', 'beige'],
    ['#9a9a98', 'grey'],
    ['#111112', 'black'],
    ['#1a1a22', 'black'],
    ['#5b3a22', 'brown'],
    ['#b5763f', 'brown'],
    ['#a68a68', 'beige'],
    ['#b3261e', 'red'],
    ['#e07a1f', 'orange'],
    ['#e8c832', 'yellow'],
    ['#2f6f4e', 'green'],
    ['#2aa5a5', 'turquoise'],
    ['#2346c7', 'blue'],
    ['#1d2a4d', 'blue'],
    ['#6b3fa0', 'purple'],
    ['#f2a7c3', 'pink'],
  ] as const)('calls %s %s', (hex, family) => {
    expect(colourFamily(labFromHex(hex))).toBe(family);
  });
});

describe('hexFromLab', () => {
  it('gives back every colour that was converted', () => {
    for (let value = 0; value < 0x1000000; value += 4_999) {
      const hex = `#${value.toString(16).padStart(6, '0')}`;
      expect(hexFromLab(labFromHex(hex))).toBe(hex);
    }
  });

  it('cuts what sRGB does not have at its borders', () => {
    expect(hexFromLab([60, -128, 100])).toMatch(/^#00[0-9a-f]{4}$/);
    expect(hexFromLab([100, 0, 0])).toBe('#ffffff');
  });
});
