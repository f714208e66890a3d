import { describe, expect, it } from 'vitest';
import { isTaken, isWideGamut, photoKind } from './photo-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const box = (brand: string, ...others: string[]) => {
  const brands = others.join('');
  return bytes(`\0\0\0${String.fromCharCode(16 + brands.length)}ftyp${brand}\0\0\0\0${brands}`);
};

describe('photoKind', () => {
  it.each([
    ['jpeg', bytes('\xff\xd8\xff\xe1\0\0Exif')],
    ['png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['avif', box('avif', 'mif1', 'miaf')],
    ['avif', box('mif1', 'avif')],
    ['heic', box('heic')],
    ['heic', box('heic', 'mif1', 'heic')],
    ['heic', box('mif1', 'heic')],
    ['heic', box('hevx')],
    ['other', box('isom', 'mp42')],
    ['other', bytes('GIF89a')],
    ['other', bytes('%PDF-1.7')],
    ['other', bytes('<svg xmlns=')],
    ['other', bytes('')],
  ] as const)('knows %s by its first bytes', (kind, head) => {
    expect(photoKind(head)).toBe(kind);
  });

  it('reads no brand beyond the box', () => {
    const head = box('isom');
    expect(photoKind(Uint8Array.from([...head, ...bytes('heic')]))).toBe('other');
  });
});

it('names what the exchange takes as it is', () => {
  expect((['jpeg', 'png', 'webp', 'avif', 'heic', 'other'] as const).filter(isTaken)).toEqual([
    'jpeg',
    'png',
    'webp',
    'avif',
  ]);
});

/** A profile whose red lies at X, inside of a file that begins with something else. */
function withProfile(redX: number): Uint8Array {
  const file = new Uint8Array(400);
  const view = new DataView(file.buffer);
  const start = 60;
  file.set(bytes('acsp'), start + 36);
  view.setUint32(start + 128, 1);
  file.set(bytes('rXYZ'), start + 132);
  view.setUint32(start + 136, 160);
  file.set(bytes('XYZ '), start + 160);
  view.setInt32(start + 168, Math.round(redX * 65_536));
  return file;
}

describe('isWideGamut', () => {
  it.each([
    ['sRGB', 0.436, false],
    ['Display P3', 0.5151, true],
    ['Adobe RGB', 0.6097, true],
  ])('tells by the red of its profile: %s', (_name, redX, wide) => {
    expect(isWideGamut(withProfile(redX))).toBe(wide);
  });

  it('tells by the primaries of an AVIF', () => {
    expect(isWideGamut(bytes('....colrnclx\0\x0c\0\x0d'))).toBe(true);
    expect(isWideGamut(bytes('....colrnclx\0\x01\0\x0d'))).toBe(false);
  });

  it.each(['', 'acsp', '....nclx', `${'.'.repeat(40)}acsp${'.'.repeat(92)}rXYZ`])(
    'is false where nothing says so',
    (text) => {
      expect(isWideGamut(bytes(text))).toBe(false);
    },
  );
});
