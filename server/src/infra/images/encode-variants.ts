import type { AvifOptions, WebpOptions } from 'sharp';
import { type Raster, VARIANT_WIDTHS } from './photo.ts';
import { boxOf, exceedsBox, fromRaster } from './raster.ts';

/** A WebP or AVIF file without metadata, and its size in pixels. */
export interface EncodedVariant {
  width: number;
  height: number;
  bytes: Uint8Array;
}

// Chosen by SSIM and size over ten photos (cloth and nature). A phone takes cards of 320 pixels, which have two thirds of the bytes of
// 400 pixels (10 kB on average), so that 24 of them stay under 250 kB; a sharp screen takes 480. Better chroma sampling there lifts the
// worst photo (a red weave) from 0.88 to 0.92 for 7 % more bytes. Effort 2 instead of 4 halves the time for 3 % more bytes at the
// larger widths.
const CARD: WebpOptions = { quality: 52, effort: 4, smartSubsample: true };
const SHARP_CARD: WebpOptions = { quality: 52, effort: 2, smartSubsample: true };
const MIDDLE: WebpOptions = { quality: 68, effort: 2 };
// Nothing better than the largest variant is ever kept, so it is the one with quality to spare.
const LARGEST: WebpOptions = { quality: 80, effort: 2 };
/** Up to this width a photo is a card. */
const LARGEST_CARD = 480;
/**
 * What a phone's card may have: lace, tweed and a heap of buttons take four times the bytes of plain cloth, and beside each other they
 * would make a page heavy. They hide what is lost best, too.
 */
const PHONE_CARD_BYTES = 15_000;
const CARD_STEP = 12;
const CARD_LOWEST = 26;

// What is drawn here has no noise and no hard edges of red; 400 of them are encoded while somebody waits for the first start.
const DRAWN_CARD: WebpOptions = { quality: 50, effort: 2 };
const DRAWN: WebpOptions = { quality: 78, effort: 0 };

// Encoded from the kept WebP, since the original is gone: that costs 0.001 of SSIM on cards, 0.004 at 800 and 0.013 at 1600.
// Chosen over seven grained photos so that each looks like its WebP (SSIM 0.966 for 0.964, 0.957 for 0.959, 0.946 for 0.960) in 16,
// 25 and 27 % fewer bytes. Full chroma: for 2 % more bytes, a twentieth less error of colour. Effort 2 takes 1.3 s for all four.
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
      if (at === widths.length - 1) return encode(base, width, LARGEST);
      if (at === 0) return encodeCard(base, width, CARD);
      return encode(base, width, width <= LARGEST_CARD ? SHARP_CARD : MIDDLE);
    }),
  );
}

/** Encodes a picture that was drawn here, and what it was made into for a card. */
export function encodeDrawn(card: Raster, whole: Raster): Promise<EncodedVariant[]> {
  return Promise.all([encodeCard(card, card.width, DRAWN_CARD), encode(whole, whole.width, DRAWN)]);
}

/**
 * Encodes a width of a kept photo as AVIF, from its largest variant: in fewer than `belowBytes`, unless even the lowest quality takes
 * more.
 */
export async function encodeAvif(
  largest: Raster,
  { width, belowBytes }: { width: number; belowBytes: number },
): Promise<EncodedVariant> {
  const size = !exceedsBox(largest, width) ? 'largest' : width <= LARGEST_CARD ? 'card' : 'middle';
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

/** In at most {@link PHONE_CARD_BYTES}, unless even the lowest quality takes more. */
async function encodeCard(
  base: Raster,
  width: number,
  { quality = 50, ...options }: WebpOptions,
): Promise<EncodedVariant> {
  const card = await encode(base, width, { ...options, quality });
  const less = quality - CARD_STEP;
  if (card.bytes.length <= PHONE_CARD_BYTES || less < CARD_LOWEST) return card;
  return encodeCard(base, width, { ...options, quality: less });
}

async function encode(base: Raster, width: number, options: WebpOptions): Promise<EncodedVariant> {
  const { data, info } = await fromRaster(base)
    .resize(boxOf(width))
    .webp(options)
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}
