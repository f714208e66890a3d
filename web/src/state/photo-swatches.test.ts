import { describe, expect, it } from 'vitest';
import { photoSwatches } from './photo-swatches.ts';

const SIDE = 60;

function picture(
  colourAt: (x: number, y: number) => readonly [number, number, number, number?],
): Uint8ClampedArray {
  const pixels = Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [r, g, b, alpha = 255] = colourAt(at % SIDE, Math.floor(at / SIDE));
    return [r, g, b, alpha];
  });
  return Uint8ClampedArray.from(pixels.flat());
}

describe('the swatches of a photo', () => {
  it('are its colours, the largest first', () => {
    const found = photoSwatches(
      picture((x) => (x < 36 ? [42, 65, 104] : x < 54 ? [192, 176, 144] : [179, 38, 30])),
    );
    expect(found).toEqual([
      { hex: '#2a4168', share: 0.6 },
      { hex: '#c0b090', share: 0.3 },
      { hex: '#b3261e', share: 0.1 },
    ]);
  });

  it('takes folds for one colour', () => {
    const folded = picture((x) => {
      const light = 0.85 + 0.15 * Math.sin(x / 5);
      return [42 * light, 65 * light, 104 * light];
    });
    expect(photoSwatches(folded)).toHaveLength(1);
  });

  it('are five at most, and none of a thread', () => {
    const many = picture((x, y) =>
      y === 0 && x < 6 ? [255, 0, 255] : [(x % 8) * 32, ((x >> 3) % 8) * 32, 128],
    );
    const found = photoSwatches(many);
    expect(found).toHaveLength(5);
    for (const { share } of found) expect(share).toBeGreaterThanOrEqual(0.02);
  });

  it('leave out what is transparent, and are none of nothing', () => {
    expect(photoSwatches(picture((x) => (x < 30 ? [0, 0, 0, 0] : [200, 30, 30])))).toEqual([
      { hex: '#c81e1e', share: 1 },
    ]);
    expect(photoSwatches(picture(() => [0, 0, 0, 0]))).toEqual([]);
  });
});
