import { differenceCiede2000 } from 'culori';
import { describe, expect, it } from 'vitest';
import { dominantColours as coloursIn } from './dominant-colours.ts';
import type { Raster } from './photo.ts';

const SIDE = 100;
const dominantColours = (raster: Raster) => coloursIn(raster, { profiled: true });

/** A square of pixels from a function of their place. */
function square(colourAt: (x: number, y: number) => readonly number[], channels: 3 | 4 = 3): Raster {
  const pixels = Array.from({ length: SIDE * SIDE }, (_, at) => colourAt(at % SIDE, Math.floor(at / SIDE)));
  return { data: Uint8Array.from(pixels.flat()), width: SIDE, height: SIDE, channels };
}

describe('dominantColours', () => {
  it('names the one colour of an even cloth exactly, in sRGB and in Lab under D65', () => {
    expect(dominantColours(square(() => [255, 0, 0]))).toMatchObject([
      { hex: '#ff0000', lab: [53.24, 80.09, 67.2], share: 1 },
    ]);
  });

  it('gives each colour its share, the largest first', () => {
    const colours = dominantColours(
      square((x) => (x < 60 ? [35, 70, 199] : x < 90 ? [200, 162, 74] : [179, 38, 30])),
    );
    expect(colours.map(({ hex, share }) => [hex, share])).toEqual([
      ['#2346c7', 0.6],
      ['#c8a24a', 0.3],
      ['#b3261e', 0.1],
    ]);
  });

  it('keeps the two yarns of a weave apart', () => {
    const colours = dominantColours(
      square((x, y) => (((x >> 1) + (y >> 1)) % 2 ? [20, 22, 30] : [240, 236, 225])),
    );
    expect(colours).toMatchObject([{ share: 0.5 }, { share: 0.5 }]);
  });

  it('takes the folds of a plain cloth for shadows, not for colours', () => {
    const colours = dominantColours(
      square((x) => {
        const light = 0.85 + 0.15 * Math.sin(x / 8);
        return [30 * light, 60 * light, 120 * light];
      }),
    );
    expect(colours).toHaveLength(1);
  });

  it('gives at most three colours, each unlike the others and none below two percent', () => {
    const rainbow = dominantColours(square((x, y) => [x * 2.5, y * 2.5, (x * y) % 256]));
    const difference = differenceCiede2000();
    expect(rainbow).toHaveLength(3);
    for (const [at, one] of rainbow.entries()) {
      expect(one.share).toBeGreaterThanOrEqual(0.02);
      for (const other of rainbow.slice(at + 1)) expect(difference(one.hex, other.hex)).toBeGreaterThan(10);
    }
    expect(rainbow.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.005);
  });

  it('keeps the three largest of five colours as they are, and mixes none', () => {
    const stripes = [
      [200, 30, 30],
      [35, 70, 199],
      [240, 236, 225],
      [60, 120, 60],
      [20, 22, 30],
    ] as const;
    const colours = dominantColours(
      square((x) => stripes[[40, 65, 85, 95].findIndex((end) => x < end)] ?? stripes[4]),
    );
    expect(colours.map(({ hex, share }) => [hex, share])).toEqual([
      ['#c81e1e', 0.4],
      ['#2346c7', 0.25],
      ['#f0ece1', 0.2],
    ]);
  });

  it('leaves out a button of one percent, without giving its share to the cloth', () => {
    const colours = dominantColours(square((x, y) => (x < 10 && y < 10 ? [255, 0, 0] : [35, 70, 199])));
    expect(colours).toMatchObject([{ hex: '#2346c7', share: 0.99 }]);
  });

  it('counts only what can be seen of a transparent picture', () => {
    const colours = dominantColours(square((x) => (x < 50 ? [255, 0, 0, 0] : [35, 70, 199, 255]), 4));
    expect(colours).toMatchObject([{ hex: '#2346c7', share: 1 }]);
    expect(dominantColours(square(() => [255, 0, 0, 0], 4))).toEqual([]);
  });

  it('gives the same colours for the same pixels', () => {
    const raster = square((x, y) => [(x * 37 + y * 11) % 256, (x * y) % 256, (x + y * 53) % 256]);
    expect(dominantColours(raster)).toEqual(dominantColours(raster));
  });
});
