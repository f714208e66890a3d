import { AppError } from '@scampolo/shared/errors';
import type { Metadata } from 'sharp';
import { declaredGamut, narrowToSrgb } from './declared-gamut.ts';
import { sharp } from './limited-sharp.ts';
import {
  MAX_AVIF_PIXELS,
  MAX_PHOTO_PIXELS,
  MAX_PHOTO_SIDE_PX,
  type Raster,
  VARIANT_WIDTHS,
} from './photo.ts';
import { boxOf, toRaster } from './raster.ts';
import { isHeic, sniffFormat } from './sniff-format.ts';

// "error" includes truncated files, but not the warnings that sound phone photos give (odd ICC profiles, stray bytes).
const READING = { failOn: 'error', limitInputPixels: MAX_PHOTO_PIXELS } as const;
// The header of a photo that is too large must still be read, to say how large it is.
const READING_HEADER = { ...READING, limitInputPixels: false } as const;
// Named, so that a page can say what to do: phones make it, browsers and shrinking turn it into a JPEG.
const HEIC = { format: 'heic' } as const;

/** A decoded photo: its upright size, and its pixels at the largest width that is kept. */
export interface DecodedPhoto {
  width: number;
  height: number;
  base: Raster;
  /** true when the file says which colours its numbers mean */
  profiled: boolean;
}

/**
 * Decodes an untrusted file, with its size checked before any pixel is read: upright, in sRGB, first frame only.
 * @throws {AppError} PHOTO_UNSUPPORTED (details.format is "heic" when it is one), PHOTO_TOO_LARGE or PHOTO_DAMAGED
 */
export async function decodePhoto(file: Buffer): Promise<DecodedPhoto> {
  const format = sniffFormat(file);
  if (!format) throw new AppError('PHOTO_UNSUPPORTED', isHeic(file) ? HEIC : undefined);
  const metadata = await orDamaged(sharp(file, READING_HEADER).metadata());
  if (metadata.compression === 'hevc') throw new AppError('PHOTO_UNSUPPORTED', HEIC);
  const isAvif = metadata.format === 'heif' && metadata.compression === 'av1';
  if (isAvif ? format !== 'avif' : metadata.format !== format) throw new AppError('PHOTO_UNSUPPORTED');
  refuseTooLarge(metadata, isAvif ? MAX_AVIF_PIXELS : MAX_PHOTO_PIXELS);
  const base = await orDamaged(readPixels(file, metadata));
  const gamut = metadata.hasProfile ? null : declaredGamut(file, format);
  if (gamut) narrowToSrgb(base, gamut);
  return {
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    base,
    profiled: metadata.hasProfile || gamut !== null,
  };
}

async function readPixels(file: Buffer, metadata: Metadata): Promise<Raster> {
  const reading = sharp(file, READING)
    .autoOrient()
    .resize(boxOf(Math.max(...VARIANT_WIDTHS)));
  // sharp takes deep pictures that carry a profile to Display P3 and leaves them there unless an output profile is named.
  if (metadata.depth !== 'uchar' && metadata.hasProfile) reading.withIccProfile('srgb');
  return toRaster(reading);
}

function refuseTooLarge({ width, height }: Metadata, maxPixels: number): void {
  if (width * height <= maxPixels && Math.max(width, height) <= MAX_PHOTO_SIDE_PX) return;
  throw new AppError('PHOTO_TOO_LARGE', {
    width,
    height,
    maxPixels,
    maxSidePx: MAX_PHOTO_SIDE_PX,
  });
}

async function orDamaged<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw Object.assign(new AppError('PHOTO_DAMAGED'), { cause });
  }
}
