import {
  heic,
  lopsidedPicture,
  plain,
  pngBomb,
  pngThatClaims,
} from '@scampolo/server/infra/images/testing/sample-photos';
import sharp from 'sharp';

const SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** Photos that want more than they should have: what each is, and how it is made. */
export const HOSTILE_PHOTOS: readonly (readonly [name: string, make: () => Promise<Buffer>])[] = [
  ['SVG with a script, named .jpg', async () => Buffer.from(SCRIPT)],
  ['HEIC', async () => heic()],
  ['JPEG with HTML behind it', async () => Buffer.concat([await lopsidedJpeg(), Buffer.from(SCRIPT)])],
  ['PNG that claims 50,000 × 50,000', async () => pngThatClaims(50_000, 50_000)],
  ['PNG bomb: 250 MB of pixels behind a header of 10 × 10', async () => pngThatClaims(10, 10, 250_000)],
  [
    'AVIF cut off',
    async () => (await plain('#123456', 2000, 1500).avif({ effort: 0 }).toBuffer()).subarray(0, -20),
  ],
  ['one pixel', () => plain('#123456', 1, 1).png().toBuffer()],
  ['animated WebP of 300 frames', animation],
  ['JPEG of 100 megapixels', () => large().jpeg().toBuffer()],
  ['progressive JPEG of 100 megapixels', () => large().jpeg({ progressive: true }).toBuffer()],
  ['CMYK JPEG of 12 megapixels', () => plain('#2f6f4e', 4000, 3000).toColourspace('cmyk').jpeg().toBuffer()],
  ['PNG of 120 megapixels, 360 MB unpacked', async () => pngBomb(12_000, 10_000)],
  ['interlaced PNG of 100 megapixels', () => large().png({ progressive: true }).toBuffer()],
  ['WebP of 100 megapixels', () => large().webp({ effort: 0 }).toBuffer()],
  ['AVIF of 40 megapixels', () => plain('#2f6f4e', 8_000, 5_000).avif({ effort: 0 }).toBuffer()],
];

function large() {
  return plain('#2f6f4e', 11_600, 8_620);
}

async function lopsidedJpeg(): Promise<Buffer> {
  return sharp(await lopsidedPicture())
    .jpeg()
    .toBuffer();
}

async function animation(): Promise<Buffer> {
  const frames = await Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      plain(`#${(at * 40_000 + 4096).toString(16).padStart(6, '0').slice(0, 6)}`, 400, 300)
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp({ effort: 0 })
    .toBuffer();
}
