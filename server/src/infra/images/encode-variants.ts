import type { AvifOptions, WebpOptions } from 'sharp';
import { type Raster, VARIANT_WIDTHS } from './photo.ts';
import { boxOf, exceedsBox, fromRaster } from './raster.ts';

/** A WebP or AVIF file without metadata, and its size in pixels. */
export interface EncodedVariant {
  width: number;
  height: number;
  bytes: Uint8Array;
}

// Chosen by SSIM and size over ten photos (cloth and nature). Cards: 10 kB on average, so that 24 of them stay under 250 kB;
// better chroma sampling there lifts the worst photo (a red weave) from 0.88 to 0.92 for 7 % more bytes.
// Effort 2 instead of 4 halves the time for 3 % more bytes at the larger widths.
const CARD: WebpOptions = { quality: 50, effort: 4, smartSubsample: true };
const MIDDLE: WebpOptions = { quality: 68, effort: 2 };
// Nothing better than the largest variant is ever kept, so it is the one with quality to spare.
const LARGEST: WebpOptions = { quality: 80, effort: 2 };

// Encoded from the kept WebP, since the original is gone: that costs 0.001 of SSIM at 400 pixels, 0.004 at 800 and 0.013 at 1600.
// Chosen over seven grained photos so that each looks like its WebP (SSIM 0.966 for 0.964, 0.957 for 0.959, 0.946 for 0.960) in 16,
// 25 and 27 % fewer bytes. Full chroma: for 2 % more bytes, a twentieth less error of colour. Effort 2 takes 1.1 s for all three.
const AVIF: AvifOptions = { effort: 2, chromaSubsampling: '4:4:4' };
const AVIF_QUALITY = { card: 55, middle: 57, largest: 60 };
// Of fine and smooth cloth WebP keeps less than AVIF does, in fewer bytes. With as few, AVIF still shows more (a twill at 400 pixels:
// SSIM 0.917 in 1.9 kB for 0.911 in 2.1 kB), so its quality goes down until it is the smaller one.
const AVIF_STEP = 10;
const AVIF_LOWEST = 25;

/** Encodes the kept widths by ascending width; never enlarges, so a photo below a width ends the list with its own size. */
export function encodeVariants(base: Raster): Promise<EncodedVariant[]> {
  const widths = VARIANT_WIDTHS.filter((_, at) => at === 0 || exceedsBox(base, VARIANT_WIDTHS[at - 1] ?? 0));
  return Promise.all(
    widths.map((width, at) => {
      const options = at === widths.length - 1 ? LARGEST : at === 0 ? CARD : MIDDLE;
      return encode(base, width, options);
    }),
  );
}

/**
 * Encodes a width of a kept photo as AVIF, from its largest variant: in fewer than `belowBytes`, unless even the lowest quality takes
 * more.
 */
export async function encodeAvif(
  largest: Raster,
  { width, belowBytes }: { width: number; belowBytes: number },
): Promise<EncodedVariant> {
  const size = !exceedsBox(largest, width) ? 'largest' : width <= VARIANT_WIDTHS[0] ? 'card' : 'middle';
  for (let quality = AVIF_QUALITY[size]; ; quality -= AVIF_STEP) {
    const { data, info } = await fromRaster(largest)
      .resize(boxOf(width))
      .avif({ ...AVIF, quality })
      .toBuffer({ resolveWithObject: true });
    if (data.length < belowBytes || quality - AVIF_STEP < AVIF_LOWEST) {
      return { width: info.width, height: info.height, bytes: data };
    }
  }
}

async function encode(base: Raster, width: number, options: WebpOptions): Promise<EncodedVariant> {
  const { data, info } = await fromRaster(base)
    .resize(boxOf(width))
    .webp(options)
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}
