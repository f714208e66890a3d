import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNothingButPixels, type SamplePipeline, samplePipeline } from './testing/processed-photos.ts';
import {
  heic,
  lopsidedPicture,
  noisyPicture,
  plain,
  pngBomb,
  pngThatClaims,
  withComment,
} from './testing/sample-photos.ts';

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
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>endobj\n%%EOF'), 'photo.jpg'],
    ['a GIF that is a script too', () => Buffer.from('GIF89a/*\0\0*/=1;alert(1)'), 'photo.gif'],
    [
      'a script with a JPEG in it',
      () => Buffer.from('<!--\xff\xd8\xff\xe0--><script>', 'latin1'),
      'photo.jpg',
    ],
    ['a ZIP', () => Buffer.from('PK\x03\x04'.padEnd(40, '\0')), 'photo.png'],
    ['an empty file', () => Buffer.alloc(0), 'photo.jpg'],
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0x00]), 'photo.jpg'],
    ['a RIFF that is a sound', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt '), 'photo.webp'],
  ] as const)('is refused: %s', async (_, make, name) => {
    await expect(sample.processed(await make(), name)).rejects.toMatchObject({ code: 'PHOTO_UNSUPPORTED' });
  });

  it.each(['heic', 'heix', 'hevc', 'mif1'])(
    'is refused by its name: a HEIC of the brand %s',
    async (brand) => {
      const refused = sample.processed(heic(brand), 'IMG_0001.jpg');
      await expect(refused).rejects.toMatchObject({ code: 'PHOTO_UNSUPPORTED', details: { format: 'heic' } });
    },
  );

  it('is refused: a HEIC that calls itself an AVIF', async () => {
    const refused = sample.processed(heic('avif'));
    await expect(refused).rejects.toMatchObject({
      code: expect.stringMatching(/^PHOTO_(UNSUPPORTED|DAMAGED)$/),
    });
  });

  it('is no HEIC: a film in the same container', async () => {
    const film = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1');
    await expect(sample.processed(film)).rejects.toMatchObject({
      code: 'PHOTO_UNSUPPORTED',
      details: undefined,
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

  it.each([
    ['HTML behind a JPEG', 'jpeg', (photo: Buffer) => Buffer.concat([photo, Buffer.from(script)])],
    [
      'a ZIP behind a PNG',
      'png',
      (photo: Buffer) => Buffer.concat([photo, Buffer.from('PK\x03\x04<script')]),
    ],
    [
      'a script in a comment of a JPEG',
      'jpeg',
      (photo: Buffer) => withComment(photo, '<script>alert(1)</script>'),
    ],
    ['HTML behind a WebP', 'webp', (photo: Buffer) => Buffer.concat([photo, Buffer.from(script)])],
    ['HTML behind an AVIF', 'avif', (photo: Buffer) => Buffer.concat([photo, Buffer.from(script)])],
  ] as const)('does not reach what is kept: %s', async (_, format, polyglot) => {
    const bytes = polyglot(
      await sharp(await lopsidedPicture())
        .toFormat(format)
        .toBuffer(),
    );
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

  it('are refused: a small PNG that unpacks to 360 MB', async () => {
    const bomb = pngBomb(12_001, 10_000);
    expect(bomb.length).toBeLessThan(500_000);
    await expect(sample.processed(bomb)).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
  });

  it('are taken at 100 megapixels', async () => {
    const photo = await sample.processed(
      await plain('#2f6f4e', 11_600, 8_700).jpeg({ quality: 60 }).toBuffer(),
    );
    expect(photo).toMatchObject({ width: 11_600, height: 8_700, colours: [{ share: 1 }] });
    expect(photo.variants.at(-1)?.width).toBe(1600);
  });

  it('are refused: a file of more than 25 MB, unread', async () => {
    await expect(sample.processed(Buffer.alloc(25_000_001))).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      details: { bytes: 25_000_001, maxBytes: 25_000_000 },
    });
  });
});

describe('photos that unpack to far more than they are', () => {
  it('are taken within the limits: a PNG of one colour, 30,000 wide, that unpacks to 360 MB', async () => {
    const photo = await sample.processed(pngBomb(30_000, 4_000));
    expect(photo).toMatchObject({ width: 30_000, height: 4_000 });
    expect(photo.variants.at(-1)?.width).toBe(1600);
  });

  it('are read no further than their header says: a PNG of 64 × 48 with 400 MB of pixels', async () => {
    const photo = await sample.processed(pngThatClaims(64, 48, 400_000));
    expect(photo).toMatchObject({ width: 64, height: 48, colours: [{ hex: '#000000', share: 1 }] });
  });

  it('are read no further than their first frame: a WebP of 400', async () => {
    const colours = Array.from({ length: 400 }, (_, frame) => (frame % 2 === 0 ? '#b3261e' : '#2346c7'));
    const frames = await Promise.all(colours.map((colour) => plain(colour, 400, 400).png().toBuffer()));
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true, effort: 0 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).pages).toBe(400);
    expect(bytes.length).toBeLessThan(100_000);

    const photo = await sample.processed(bytes);
    expect(photo).toMatchObject({ width: 400, height: 400, colours: [{ hex: '#b3261e', share: 1 }] });
    for (const variant of photo.variants)
      expect((await sharp(variant.bytes).metadata()).pages).toBeUndefined();
  });
});
