import { describe, expect, it } from 'vitest';
import { thumbhashUrl } from './thumbhash.ts';

/** Size and corner colours (red, green, blue) of the bitmap in a `data:` address. */
function read(url: string) {
  const [head, base64 = ''] = url.split(',');
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const width = view.getInt32(18, true);
  const height = view.getInt32(22, true);
  const rowBytes = (bytes.length - 54) / height;
  const pixel = (x: number, y: number) => {
    const at = 54 + (height - 1 - y) * rowBytes + x * 3;
    return [bytes[at + 2], bytes[at + 1], bytes[at]];
  };
  return {
    head,
    width,
    height,
    corners: [pixel(0, 0), pixel(width - 1, 0), pixel(0, height - 1), pixel(width - 1, height - 1)],
  };
}

// Hashes by the encoder that the server uses, of a picture that is reddish to the right, bluish to the bottom and greener in its
// right half; the corners are those of its own decoder at 32 pixels, give or take what the coarser grid averages.
const CASES = [
  {
    of: 'a portrait',
    hash: 'H/gRbQSAeHOIiId4h3h4h4GPCIeI',
    width: 6,
    height: 8,
  },
  {
    of: 'a landscape',
    hash: 'H/gRbYSAeIdzh3h3iHiHiIF/CHZ4',
    width: 8,
    height: 6,
  },
  {
    of: 'a picture with transparent parts',
    hash: 'ogiOXQItsJuCiId3eKJvh494EEJ3eIeIiA==',
    width: 6,
    height: 6,
  },
];

describe('thumbhashUrl', () => {
  it.each(CASES)('draws $of in a few pixels of its shape', ({ hash, width, height }) => {
    const url = thumbhashUrl(hash);
    expect(read(url)).toMatchObject({ head: 'data:image/bmp;base64', width, height });
    expect(url.length).toBeLessThan(400);
  });

  it('puts the colours where they are', () => {
    const { corners } = read(thumbhashUrl('H/gRbQSAeHOIiId4h3h4h4GPCIeI'));
    const [topLeft = [], topRight = [], bottomLeft = [], bottomRight = []] = corners;
    for (const [left, right] of [
      [topLeft, topRight],
      [bottomLeft, bottomRight],
    ]) {
      expect(right?.[0]).toBeGreaterThan((left?.[0] ?? 0) + 100);
      expect(right?.[1]).toBeGreaterThan((left?.[1] ?? 0) + 80);
    }
    for (const [top, bottom] of [
      [topLeft, bottomLeft],
      [topRight, bottomRight],
    ]) {
      expect(bottom?.[2]).toBeGreaterThan((top?.[2] ?? 0) + 100);
    }
  });

  it('draws nothing where there is no hash', () => {
    expect(thumbhashUrl('')).toBe('');
  });
});
