/** Side of a swatch in texels; swatches repeat without a seam. */
export const SWATCH_SIZE = 1024;

/**
 * A flat, seamless piece of material, before any light falls on its folds: `texels` holds red, green, blue and
 * relief (128 = flat, more = catches the lamp, less = in its own shade), four bytes a texel; `holes` (for lace
 * and nets) holds how closed the material is, 0 open to 255 closed.
 */
export type Swatch = {
  readonly texels: Uint8ClampedArray;
  /** The same bytes as one little-endian word a texel, for the painter. */
  readonly packed: Uint32Array;
  readonly holes?: Uint8ClampedArray;
  readonly finish: Finish;
  /** The relief that reads as flat: the mean over the swatch once it is drawn. */
  level: number;
};

/** How a material answers the lamp: all 0 to about 1. */
export type Finish = {
  /** Strength of the highlight: 0 flannel, 1 patent. */
  readonly gloss: number;
  /** Tightness of the highlight: exponent of the cosine, 4 (soft) to 80 (wet). */
  readonly tightness: number;
  /** Brightness where the material turns away, as on velvet. */
  readonly rim: number;
  /** How deep its own texture reads: 0 smooth film, 1 coarse. */
  readonly depth: number;
};

/** The finish of ordinary cloth. */
export const MATT: Finish = { gloss: 0.04, tightness: 6, rim: 0, depth: 0.8 };

/** An empty swatch to be filled by a material. */
export function createSwatch(finish: Finish, withHoles = false): Swatch {
  const texels = new Uint8ClampedArray(SWATCH_SIZE * SWATCH_SIZE * 4);
  const packed = new Uint32Array(texels.buffer);
  if (!withHoles) return { texels, packed, finish, level: 128 };
  return { texels, packed, finish, level: 128, holes: new Uint8ClampedArray(SWATCH_SIZE * SWATCH_SIZE) };
}

/**
 * Sets the level of a drawn swatch from its own relief, so that its texture neither lightens nor darkens it.
 */
export function levelSwatch(swatch: Swatch): void {
  let total = 0;
  let count = 0;
  for (let texel = 0; texel < SWATCH_SIZE * SWATCH_SIZE; texel += 61) {
    if (swatch.holes && (swatch.holes[texel] ?? 0) < 128) continue;
    total += swatch.texels[texel * 4 + 3] ?? 128;
    count += 1;
  }
  if (count > 0) swatch.level = total / count;
}
