import { labFromHex } from '@scampolo/shared/domain/colour';
import { describe, expect, it } from 'vitest';
import { logoGround } from './logo-ground.ts';

const colours = (...shares: [hex: string, share: number][]) =>
  shares.map(([hex, share]) => ({ hex, lab: labFromHex(hex), share }));

describe('logoGround', () => {
  it.each([
    ['black', colours(['#000000', 1]), '#ffffff'],
    ['white', colours(['#ffffff', 1]), '#1c1b19'],
    ['a light yellow', colours(['#ffe98a', 1]), '#1c1b19'],
    ['a strong colour, readable on both', colours(['#b3261e', 1]), '#ffffff'],
    ['mostly white with some black', colours(['#ffffff', 0.8], ['#000000', 0.2]), '#1c1b19'],
    ['mostly black with some white', colours(['#ffffff', 0.2], ['#000000', 0.8]), '#ffffff'],
    ['nothing', [], '#ffffff'],
  ] as const)('of %s is the one on which more of it can be read', (_, logo, ground) => {
    expect(logoGround(logo)).toBe(ground);
  });
});
