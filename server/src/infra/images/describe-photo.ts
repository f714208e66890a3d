import { rgbaToThumbHash } from 'thumbhash';
import type { PhotoLight } from './colour-uncertainty.ts';
import { dominantColours } from './dominant-colours.ts';
import { HASH_HEIGHT, HASH_WIDTH, perceptualHash } from './perceptual-hash.ts';
import type { ProcessedPhoto, Raster } from './photo.ts';
import { boxOf, fromRaster, toRaster } from './raster.ts';

/** Wide enough to keep the yarns of a weave apart, so that two colours stay two. */
const COLOURS_WIDTH = 400;
/** thumbhash takes at most 100 pixels a side and keeps seven waves of them, for which 40 are enough. */
const THUMBHASH_SIDE = 40;

/** What is said about a photo's look: placeholder, colours, perceptual hash. Equal pixels give equal answers. */
export async function describePhoto(
  base: Raster,
  light: PhotoLight,
): Promise<Pick<ProcessedPhoto, 'thumbhash' | 'colours' | 'perceptualHash'>> {
  const small = await toRaster(fromRaster(base).resize(boxOf(COLOURS_WIDTH)));
  return {
    thumbhash: await thumbhash(small),
    colours: dominantColours(small, light),
    perceptualHash: perceptualHash(await greyPicture(small)),
  };
}

async function thumbhash(raster: Raster): Promise<string> {
  const thumb = await toRaster(
    fromRaster(raster)
      .resize({ width: THUMBHASH_SIDE, height: THUMBHASH_SIDE, fit: 'inside', withoutEnlargement: true })
      .ensureAlpha(),
  );
  return Buffer.from(rgbaToThumbHash(thumb.width, thumb.height, thumb.data)).toString('base64');
}

function greyPicture(raster: Raster): Promise<Uint8Array> {
  return fromRaster(raster)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ width: HASH_WIDTH, height: HASH_HEIGHT, fit: 'fill' })
    .raw()
    .toBuffer();
}
