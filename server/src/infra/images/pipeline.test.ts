import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImagePipeline, type ProcessedPhoto } from './pipeline.ts';
import {
  expectNothingButPixels,
  meanDifference,
  type SamplePipeline,
  samplePipeline,
} from './testing/processed-photos.ts';
import {
  declaring,
  heldAs,
  LATITUDE_BYTES,
  lopsidedPicture,
  ORIENTATIONS,
  photoWithPlace,
  plain,
  ultraHdrPhoto,
} from './testing/sample-photos.ts';

const FORMATS = ['jpeg', 'png', 'webp', 'avif'] as const;

let sample: SamplePipeline;
let picture: Buffer;
beforeAll(async () => {
  sample = await samplePipeline();
  picture = await lopsidedPicture();
});
afterAll(() => sample[Symbol.asyncDispose]());

describe('a photo in any of the four formats', () => {
  it.each(FORMATS)('is taken as %s and kept as WebP under the address of its bytes', async (format) => {
    const photo = await sample.processed(await sharp(picture).toFormat(format).toBuffer());

    expect(photo).toMatchObject({ width: 480, height: 320 });
    for (const { key, type, bytes, width, height } of photo.variants) {
      expect(key).toBe(`${createHash('sha256').update(bytes).digest('hex')}.webp`);
      expect(type).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height });
    }
  });

  it.each([
    [
      3000,
      2000,
      [
        [320, 213],
        [480, 320],
        [800, 534],
        [1600, 1067],
      ],
    ],
    [
      1000,
      500,
      [
        [320, 160],
        [480, 240],
        [800, 400],
        [1000, 500],
      ],
    ],
    [
      800,
      600,
      [
        [320, 240],
        [480, 360],
        [800, 600],
      ],
    ],
    [320, 240, [[320, 240]]],
    [90, 60, [[90, 60]]],
    [1, 1, [[1, 1]]],
    [
      500,
      9000,
      [
        [36, 640],
        [53, 960],
        [89, 1600],
        [178, 3200],
      ],
    ],
    [
      30_000,
      2,
      [
        [320, 1],
        [480, 1],
        [800, 1],
        [1600, 1],
      ],
    ],
  ])('of %i × %i is kept in up to four sizes, never enlarged', async (width, height, sizes) => {
    const photo = await sample.processed(await plain('#556677', width, height).png().toBuffer());
    expect(photo.variants.map((variant) => [variant.width, variant.height])).toEqual(sizes);
    expect(photo).toMatchObject({ width, height });
  });

  it('gives the same result every time, also from another worker', async () => {
    const bytes = await photoWithPlace(await lopsidedPicture(1200, 900));
    const path = join(sample.folder, 'again.jpg');
    await writeFile(path, bytes);
    const other = createImagePipeline({ log: { debug: () => undefined } });

    const [once, twice, elsewhere] = [
      await sample.images.process(path),
      await sample.images.process(path),
      await other.process(path),
    ];

    await other.close();
    expect(twice).toEqual(once);
    expect(elsewhere).toEqual(once);
  });
});

describe('orientation', () => {
  it.each(ORIENTATIONS)('%i comes out upright, without a trace in the result', async (orientation) => {
    const upright = await sample.processed(picture);
    expect(await sample.processed(await heldAs(orientation, picture, 'png'))).toEqual(upright);
  });

  it.each(ORIENTATIONS)('%i of a JPEG comes out upright', async (orientation) => {
    const photo = await sample.processed(await heldAs(orientation, picture, 'jpeg'));

    expect(photo).toMatchObject({ width: 480, height: 320 });
    for (const { bytes } of photo.variants) expect(await meanDifference(bytes, picture)).toBeLessThan(3);
  });
});

describe('what a photo knows beside its picture', () => {
  it.each(FORMATS)('is in no variant of a %s', async (format) => {
    const bytes = await photoWithPlace(picture, format);
    const sent = await sharp(bytes).metadata();
    expect(sent.exif?.includes(LATITUDE_BYTES)).toBe(true);
    expect(sent).toMatchObject({ xmpAsString: expect.stringContaining('GPSLatitude'), hasProfile: true });
    expect(sent.iptc?.includes('Milano')).toBe(format === 'jpeg' ? true : undefined);

    const { variants } = await sample.processed(bytes, `Via Bergognone 34, ${format}.jpg`);

    expect(variants.length).toBeGreaterThan(0);
    for (const variant of variants) await expectNothingButPixels(Buffer.from(variant.bytes));
  });

  it('is gone with the gain map of an Ultra HDR photo, whose plain picture is kept', async () => {
    const bytes = await ultraHdrPhoto(picture);
    expect((await sharp(bytes).metadata()).gainMap).toBeDefined();

    for (const variant of (await sample.processed(bytes)).variants) {
      await expectNothingButPixels(Buffer.from(variant.bytes));
      expect(await meanDifference(variant.bytes, bytes)).toBeLessThan(3);
    }
  });
});

describe('unusual but sound photos', () => {
  it.each([
    ['CMYK', () => plain('#2f6f4e').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), '#2f6f4e', 25],
    ['16-bit', () => plain('#b3261e').toColourspace('rgb16').png().toBuffer(), '#b3261e', 2],
    ['grey', () => plain('#777777').toColourspace('b-w').jpeg().toBuffer(), '#777777', 3],
    ['16-bit grey', () => plain('#777777').toColourspace('grey16').png().toBuffer(), '#777777', 3],
    ['palette', () => plain('#2346c7').png({ palette: true }).toBuffer(), '#2346c7', 3],
    ['progressive', () => plain('#c8a24a').jpeg({ progressive: true, quality: 95 }).toBuffer(), '#c8a24a', 4],
    ['interlaced', () => plain('#c8a24a').png({ progressive: true }).toBuffer(), '#c8a24a', 3],
    ['Display P3', () => plain('#d02030').withIccProfile('p3').png().toBuffer(), '#d02030', 3],
    [
      '16-bit P3',
      () => plain('#d02030').toColourspace('rgb16').withIccProfile('p3').png().toBuffer(),
      '#d02030',
      3,
    ],
    ['10-bit AVIF', () => plain('#2f6f4e').avif({ bitdepth: 10, quality: 90 }).toBuffer(), '#2f6f4e', 5],
  ] as const)('keep their colour in sRGB: %s', async (_, make, expected, tolerance) => {
    const photo = await sample.processed(await make());
    const { data } = await sharp(photo.variants[0]?.bytes).raw().toBuffer({ resolveWithObject: true });
    for (const [at, channel] of [...Buffer.from(expected.slice(1), 'hex')].entries()) {
      expect(Math.abs((data[at] ?? -999) - channel)).toBeLessThanOrEqual(tolerance);
    }
    expect(photo.colours).toHaveLength(1);
    expect(photo.colours[0]).toMatchObject({ share: 1 });
  });

  // What Display P3 and BT.2020 call (191, 52, 55) and (170, 68, 55) is the red that sRGB calls #d02030.
  it.each([
    ['png', 'Display P3', '#bf3437', { primaries: 12, transfer: 13 }, '#d02030'],
    ['avif', 'Display P3', '#bf3437', { primaries: 12, transfer: 13 }, '#d02030'],
    ['png', 'BT.2020', '#aa4437', { primaries: 9, transfer: 1 }, '#d02030'],
    ['png', 'sRGB', '#d02030', { primaries: 1, transfer: 13 }, '#d02030'],
    ['avif', 'sRGB', '#d02030', { primaries: 1, transfer: 13 }, '#d02030'],
    ['png', 'a curve that is no paper’s', '#bf3437', { primaries: 12, transfer: 16 }, '#bf3437'],
  ] as const)(
    'keep their colour when a %s declares %s by numbers alone',
    async (format, _, sent, numbers, seen) => {
      const photo = await sample.processed(await declaring(format, plain(sent), numbers));
      const { data } = await sharp(photo.variants[0]?.bytes).raw().toBuffer({ resolveWithObject: true });
      for (const [at, channel] of [...Buffer.from(seen.slice(1), 'hex')].entries()) {
        expect(Math.abs((data[at] ?? -999) - channel), `channel ${at}: ${data[at]}`).toBeLessThanOrEqual(4);
      }
    },
  );

  it('keep their transparency, which has no colour', async () => {
    const bytes = await sharp({ create: { width: 100, height: 50, channels: 4, background: '#00000000' } })
      .composite([{ input: await plain('#2346c7', 50, 50).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const photo = await sample.processed(bytes);
    const corner = await sharp(photo.variants[0]?.bytes)
      .extract({ left: 90, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(corner[3]).toBe(0);
    expect(photo.colours).toMatchObject([{ hex: '#2346c7', share: 1 }]);
  });

  it('may be wholly transparent, and then have no colours', async () => {
    const clear = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#12345600' } })
      .png()
      .toBuffer();
    expect((await sample.processed(clear)).colours).toEqual([]);
  });

  it('may be grey with transparency', async () => {
    const bytes = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#77777780' } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    expect(await sharp(bytes).metadata()).toMatchObject({ channels: 2 });
    expect((await sample.processed(bytes)).colours).toMatchObject([{ hex: '#777777' }]);
  });

  it('may be animated: the first frame is the photo', async () => {
    const frames = await Promise.all(
      ['#b3261e', '#2f6f4e', '#2346c7'].map((colour) => plain(colour).png().toBuffer()),
    );
    const photo = await sample.processed(
      await sharp(frames, { join: { animated: true } })
        .webp({ lossless: true })
        .toBuffer(),
    );

    expect(photo).toMatchObject({ width: 64, height: 48, colours: [{ hex: '#b3261e', share: 1 }] });
    expect((await sharp(photo.variants[0]?.bytes).metadata()).pages).toBeUndefined();
  });
});

describe('a logo', () => {
  const drawn = (colour: string) =>
    sharp({ create: { width: 120, height: 60, channels: 4, background: '#00000000' } })
      .composite([
        { input: { create: { width: 60, height: 60, channels: 3, background: colour } }, left: 0, top: 0 },
      ])
      .png()
      .toBuffer();
  async function logoOf(bytes: Buffer): Promise<ProcessedPhoto> {
    const path = join(sample.folder, 'logo.png');
    await writeFile(path, bytes);
    return sample.images.processLogo(path);
  }
  const groundOf = async ({ variants }: ProcessedPhoto) => {
    const [largest] = variants.toReversed();
    const pixel = { left: 110, top: 30, width: 1, height: 1 };
    return [...(await sharp(largest?.bytes).extract(pixel).raw().toBuffer())];
  };

  it.each([
    ['black', '#000000', 255],
    ['white', '#ffffff', 27],
  ])(
    'that is %s on nothing is laid on a ground that shows it, with no transparency left',
    async (_, colour, level) => {
      const ground = await groundOf(await logoOf(await drawn(colour)));
      expect(ground).toHaveLength(3);
      for (const channel of ground) expect(Math.abs(channel - level)).toBeLessThanOrEqual(3);
    },
  );

  it('that is opaque is kept as a photo is', async () => {
    const photo = await sample.processed(picture, 'logo.png');
    expect(await logoOf(picture)).toEqual(photo);
  });
});

describe('AVIF of a kept photo', () => {
  it('is as wide as asked, in fewer bytes than told where that can be, without metadata', async () => {
    const photo = await sample.processed(await photoWithPlace(await lopsidedPicture(1200, 900)));
    const largest = photo.variants.at(-1);
    const path = join(sample.folder, 'kept.webp');
    await writeFile(path, largest?.bytes ?? '');
    for (const { width, height } of photo.variants) {
      const avif = await sample.images.encodeAvif(path, { width, belowBytes: 1e6 });
      expect(avif).toMatchObject({ width, height, type: 'image/avif' });
      expect(avif.key).toBe(`${createHash('sha256').update(avif.bytes).digest('hex')}.avif`);
      expect(await meanDifference(avif.bytes, largest?.bytes ?? new Uint8Array())).toBeLessThan(3);
      const { exif, xmp, hasProfile, format } = await sharp(avif.bytes).metadata();
      expect({ exif, xmp, hasProfile, format }).toEqual({ hasProfile: false, format: 'heif' });
      const less = await sample.images.encodeAvif(path, { width, belowBytes: avif.bytes.length });
      expect(less.bytes.length).toBeLessThan(avif.bytes.length);
    }
    const tiny = await sample.images.encodeAvif(path, { width: 320, belowBytes: 1 });
    expect(tiny.bytes.length).toBeGreaterThan(1);
  });
});
