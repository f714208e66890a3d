import { describe, expect, it } from 'vitest';
import { dominantColours } from './dominant-colours.ts';
import type { Raster } from './photo.ts';

const SIDE = 100;
type Rgb = readonly [number, number, number];

/** A cloth of one colour that lies on a table; the table takes a fifth of the picture. */
function photoOf(cloth: Rgb | ((x: number) => Rgb), table: Rgb): Raster {
  const pixels = Array.from({ length: SIDE * SIDE }, (_, at) => {
    const x = at % SIDE;
    if (x >= 80) return table;
    return typeof cloth === 'function' ? cloth(x) : cloth;
  });
  return { data: Uint8Array.from(pixels.flat()), width: SIDE, height: SIDE, channels: 3 };
}

function uncertaintyOf(photo: Raster, profiled = true): number {
  const [largest] = dominantColours(photo, { profiled });
  if (!largest) throw new Error('the photo has no colour');
  return largest.uncertainty;
}

const RED: Rgb = [170, 40, 50];
const GREEN: Rgb = [20, 190, 40];
const NAVY: Rgb = [24, 28, 48];
const WHITE_TABLE: Rgb = [235, 235, 235];
const LAMPLIT_TABLE: Rgb = [238, 220, 195];

describe('how far a colour of a photo is to be trusted', () => {
  const sound = uncertaintyOf(photoOf(RED, WHITE_TABLE));

  it('is as far as the camera itself where the light, the profile and the exposure are known', () => {
    expect(sound).toBe(4);
  });

  it('is less sure in light of a lamp', () => {
    expect(uncertaintyOf(photoOf(RED, LAMPLIT_TABLE))).toBeGreaterThan(sound + 2);
  });

  it('is less sure where nothing white shows what the light was', () => {
    expect(uncertaintyOf(photoOf(RED, RED))).toBeGreaterThan(sound + 4);
  });

  it('is less sure where the file does not say what its numbers mean, but not of a grey', () => {
    expect(uncertaintyOf(photoOf(GREEN, WHITE_TABLE), false)).toBeGreaterThan(
      uncertaintyOf(photoOf(GREEN, WHITE_TABLE)),
    );
    expect(uncertaintyOf(photoOf([120, 120, 120], WHITE_TABLE), false)).toBe(sound);
  });

  it('is less sure of dark cloth in a dark picture', () => {
    const alone = uncertaintyOf(photoOf(NAVY, NAVY));
    expect(alone).toBeGreaterThan(uncertaintyOf(photoOf(RED, RED)) + 1);
    expect(uncertaintyOf(photoOf(NAVY, WHITE_TABLE))).toBe(sound);
  });

  it('is less sure of what is blown out', () => {
    expect(uncertaintyOf(photoOf([255, 255, 255], [200, 200, 200]))).toBeGreaterThan(sound + 4);
  });

  it('is less sure of cloth in folds', () => {
    const folded = photoOf((x) => {
      const light = 0.7 + 0.3 * Math.sin(x / 6);
      return [170 * light, 40 * light, 50 * light];
    }, WHITE_TABLE);
    expect(uncertaintyOf(folded)).toBeGreaterThan(sound);
  });

  it('is never more than 25, and the same for equal pixels', () => {
    const worst = photoOf((x) => (x % 2 ? [0, 0, 0] : [4, 2, 30]), [0, 0, 0]);
    expect(uncertaintyOf(worst, false)).toBeLessThanOrEqual(25);
    expect(uncertaintyOf(worst, false)).toBe(uncertaintyOf(worst, false));
  });
});
