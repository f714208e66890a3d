import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNothingButPixels, type SamplePipeline, samplePipeline } from './testing/processed-photos.ts';
import { heic, lopsidedPicture, noisyPicture, plain, pngThatClaims } from './testing/sample-photos.ts';

const FORMATS = ['jpeg', 'png', 'webp', 'avif'] as const;

let sample: SamplePipeline;
beforeAll(async () => {
  sample = await samplePipeline();
});
afterAll(() => sample[Symbol.asyncDispose]());

describe('what is no photo', () => {
  const script =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  it.each([
    ['an SVG', () => Buffer.from(script), 'drawing.svg'],
    ['an SVG that calls itself a JPEG', () => Buffer.from(script), 'drawing.jpg'],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.png'],
    ['a GIF', () => plain('#123456').gif().toBuffer(), 'photo.gif'],
    ['a TIFF', () => plain('#123456').tiff().toBuffer(), 'photo.tiff'],
    ['a HEIC', () => heic(), 'photo.heic'],
    ['an empty file', () => Buffer.alloc(0), 'photo.jpg'],
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0x00]), 'photo.jpg'],
    ['a RIFF that is a sound', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt '), 'photo.webp'],
  ] as const)('is refused: %s', async (_, make, name) => {
    await expect(sample.processed(await make(), name)).rejects.toMatchObject({ code: 'PHOTO_UNSUPPORTED' });
  });

  it('is refused: a HEIC that calls itself an AVIF', async () => {
    const refused = sample.processed(heic('avif'));
    await expect(refused).rejects.toMatchObject({
      code: expect.stringMatching(/^PHOTO_(UNSUPPORTED|DAMAGED)$/),
    });
  });

  it.each([
    [
      'an SVG behind the first bytes of a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(script)]),
    ],
    [
      'an SVG behind the first bytes of a PNG',
      Buffer.concat([pngThatClaims(1, 1).subarray(0, 8), Buffer.from(script)]),
    ],
    ['a PNG with a size of nought', pngThatClaims(0, 0)],
  ])('is refused as damaged: %s', async (_, bytes) => {
    await expect(sample.processed(bytes)).rejects.toMatchObject({ code: 'PHOTO_DAMAGED' });
  });

  it('does not reach what is kept: HTML behind a real JPEG', async () => {
    const bytes = Buffer.concat([
      await sharp(await lopsidedPicture())
        .jpeg()
        .toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    for (const variant of (await sample.processed(bytes)).variants)
      await expectNothingButPixels(Buffer.from(variant.bytes));
  });
});

describe('damaged photos', () => {
  it.each(FORMATS)('are refused: a %s cut off', async (format) => {
    const bytes = await sharp(await noisyPicture(180, 120))
      .toFormat(format)
      .toBuffer();
    for (const part of [0.98, 0.6, 0.1]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      await expect(sample.processed(cut), `${part}`).rejects.toMatchObject({ code: 'PHOTO_DAMAGED' });
    }
  });
});

describe('photos beyond the limits', () => {
  it.each([
    ['50,000 × 50,000', 50_000, 50_000],
    ['one pixel more than 120 megapixels', 12_000, 10_001],
    ['a side of 30,001', 30_001, 1],
  ])('are refused by their header alone: %s', async (_, width, height) => {
    await expect(sample.processed(pngThatClaims(width, height))).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      details: { width, height, maxPixels: 120_000_000, maxSidePx: 30_000 },
    });
  });

  it('are refused: a small JPEG whose header claims 65,500 × 65,500', async () => {
    const bytes = await plain('#123456').jpeg().toBuffer();
    const size = bytes.indexOf(Buffer.from([0xff, 0xc0])) + 5;
    bytes.writeUInt16BE(65_500, size);
    bytes.writeUInt16BE(65_500, size + 2);
    await expect(sample.processed(bytes)).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
  });

  it('are refused: an AVIF of more than 40 megapixels, which would take too much memory', async () => {
    const bytes = await plain('#123456').avif().toBuffer();
    const size = bytes.indexOf('ispe') + 8;
    bytes.writeUInt32BE(8_000, size);
    bytes.writeUInt32BE(5_001, size + 4);
    await expect(sample.processed(bytes)).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      details: { width: 8_000, height: 5_001, maxPixels: 40_000_000 },
    });
  });

  it('are refused: a file of more than 25 MB, unread', async () => {
    await expect(sample.processed(Buffer.alloc(25_000_001))).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      details: { bytes: 25_000_001, maxBytes: 25_000_000 },
    });
  });
});
