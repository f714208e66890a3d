import type { ResizeOptions, Sharp } from 'sharp';
import { sharp } from './limited-sharp.ts';
import type { Raster } from './photo.ts';

/** The box of a kept width: at most that wide and twice as high, so that a long strip stays a small file. */
export function boxOf(width: number): ResizeOptions {
  return { width, height: 2 * width, fit: 'inside', withoutEnlargement: true };
}

/** Whether a raster has to shrink to fit into {@link boxOf} that width. */
export function exceedsBox(raster: Raster, width: number): boolean {
  return raster.width > width || raster.height > 2 * width;
}

/** Starts a sharp chain from pixels. */
export function fromRaster({ data, width, height, channels }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

/** Ends a sharp chain in pixels. Its output must be sRGB, which sharp gives unless told otherwise: three or four channels. */
export async function toRaster(chain: Sharp): Promise<Raster> {
  const { data, info } = await chain.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4) throw new Error(`${info.channels} channels are not sRGB`);
  return { data, width: info.width, height: info.height, channels: info.channels };
}
