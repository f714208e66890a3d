import type { Lab } from '@scampolo/shared/domain/colour';

/** The most bytes of an uploaded photo file: a 100-megapixel JPEG of a phone has about 20 MB. */
export const MAX_PHOTO_BYTES = 25_000_000;

/** The most pixels of a photo (width × height): phones make up to 108 megapixels. */
export const MAX_PHOTO_PIXELS = 120_000_000;

/** The most pixels of an AVIF, whose decoder holds the whole picture several times over (20 to 25 bytes a pixel). */
export const MAX_AVIF_PIXELS = 40_000_000;

/** The longest side of a photo in pixels: long enough for any panorama of a phone. */
export const MAX_PHOTO_SIDE_PX = 30_000;

/**
 * The widths that are kept, in pixels: a card on a phone, a card on a sharp screen, a photo on a phone, a photo to look into. A photo
 * is never enlarged, so a small one has fewer variants.
 */
export const VARIANT_WIDTHS = [320, 480, 800, 1600] as const;

/** Pixels in rows from the top left, eight bits a channel, sRGB; the fourth channel is unpremultiplied alpha. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

/** One kept size of a photo. `bytes` is a whole file of its type with no metadata. */
export interface PhotoVariant {
  /** content address for the photo store: SHA-256 of `bytes` in lower-case hex, and `.webp` or `.avif` */
  key: string;
  width: number;
  height: number;
  type: 'image/webp' | 'image/avif';
  bytes: Uint8Array;
}

/** A colour of a photo. `share` is its part of the visible surface, 0 to 1; `hex` and `lab` (D65) say the same colour. */
export interface PhotoColour {
  hex: string;
  lab: Lab;
  share: number;
  /** how far the thing itself may be from it, as a radius in ΔE2000 */
  uncertainty: number;
}

/** All that is kept of a photo. Equal photos give equal keys, colours and hashes. */
export interface ProcessedPhoto {
  /** size of the upright original in pixels */
  width: number;
  height: number;
  /** WebP by ascending width, one to four */
  variants: PhotoVariant[];
  /** base64 of https://evanw.github.io/thumbhash/ */
  thumbhash: string;
  /** largest share first, at most three; empty when the photo is wholly transparent */
  colours: PhotoColour[];
  /** 64 bits as 16 hex digits; a small Hamming distance means that two photos look alike */
  perceptualHash: string;
}
