import { describe, expect, it } from 'vitest';
import { HASH_HEIGHT, HASH_WIDTH, perceptualHash } from './perceptual-hash.ts';

const greys = (greyAt: (x: number, y: number) => number) =>
  Array.from({ length: HASH_WIDTH * HASH_HEIGHT }, (_, at) =>
    greyAt(at % HASH_WIDTH, Math.floor(at / HASH_WIDTH)),
  );

describe('perceptualHash', () => {
  it('is nought for an even picture', () => {
    expect(perceptualHash(greys(() => 128))).toBe('0000000000000000');
  });

  it('has every bit where the light comes from the right', () => {
    expect(perceptualHash(greys((x) => x * 10))).toBe('ffffffffffffffff');
  });

  it('has its bits in rows from the top left', () => {
    expect(perceptualHash(greys((x, y) => (y === 0 && x > 0 ? 200 : 100)))).toBe('8000000000000000');
    expect(perceptualHash(greys((x, y) => (y === 7 && x === 8 ? 200 : 100)))).toBe('0000000000000001');
  });

  it('does not change with brightness', () => {
    const picture = (light: number) => greys((x, y) => light * ((x * 31 + y * 17) % 64));
    expect(perceptualHash(picture(1))).toBe(perceptualHash(picture(1.5)));
  });
});
