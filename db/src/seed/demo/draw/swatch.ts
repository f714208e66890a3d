import type { Rgb } from './colour.ts';

/** Side of a swatch in texels; swatches repeat without a seam. */
export const SWATCH_SIZE = 1024;

/**
 * A flat, seamless piece of material, before any light falls on its folds: `texels` holds red, green, blue and
 * relief (128 = flat, more = catches the lamp, less = in its own shade), four bytes a texel; `holes` (for lace
 * and nets) holds how closed the material is, 0 open to 255 closed.
 */
export type Swatch = {
  readonly texels: Uint8ClampedArray;
  readonly holes?: Uint8ClampedArray;
  readonly finish: Finish;
  /** What the painter reads: the swatch itself, and at half its size for photos that show it from afar; filled by `finishSwatch`. */
  readonly near: Grid;
  far: Grid;
  /** The relief that reads as flat: the mean over the swatch once it is drawn. */
  level: number;
  /** Factors on red, green and blue: what a swatch that was drawn grey is dyed with. */
  dye: Rgb;
  /** Where on the swatch the photo begins, in texels, so that two photos of one swatch differ. */
  start: { readonly u: number; readonly v: number };
};

/** Texels as one little-endian word each, `1 << bits` a row. */
export type Grid = {
  readonly bits: number;
  readonly packed: Uint32Array;
  readonly holes: Uint8ClampedArray | null;
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
  const holes = withHoles ? new Uint8ClampedArray(SWATCH_SIZE * SWATCH_SIZE) : null;
  const near = { bits: 10, packed: new Uint32Array(texels.buffer), holes };
  const dye: Rgb = [1, 1, 1];
  const swatch = { texels, finish, near, far: near, level: 128, dye, start: { u: 0, v: 0 } };
  return holes ? { ...swatch, holes } : swatch;
}

/** Readies a drawn swatch for the painter: finds its level, so that its texture neither lightens nor darkens it, and halves it. */
export function finishSwatch(swatch: Swatch): void {
  let total = 0;
  let count = 0;
  for (let texel = 0; texel < SWATCH_SIZE * SWATCH_SIZE; texel += 61) {
    if (swatch.holes && (swatch.holes[texel] ?? 0) < 128) continue;
    total += swatch.texels[texel * 4 + 3] ?? 128;
    count += 1;
  }
  if (count > 0) swatch.level = total / count;
  swatch.far = halve(swatch.near);
}

/** The mean of every two by two texels: cloth from afar, where a texel for each pixel would be noise. */
function halve({ packed, holes, bits }: Grid): Grid {
  const size = 1 << (bits - 1);
  const half = new Uint32Array(size * size);
  const openings = holes ? new Uint8ClampedArray(size * size) : null;
  for (let at = 0; at < half.length; at += 1) {
    const from = ((at >> (bits - 1)) << (bits + 1)) | ((at & (size - 1)) << 1);
    const below = from + 2 * size;
    const a = packed[from] ?? 0;
    const b = packed[from + 1] ?? 0;
    const c = packed[below] ?? 0;
    const d = packed[below + 1] ?? 0;
    const even = (a & PAIR) + (b & PAIR) + (c & PAIR) + (d & PAIR) + ROUNDING;
    const odd = ((a >>> 8) & PAIR) + ((b >>> 8) & PAIR) + ((c >>> 8) & PAIR) + ((d >>> 8) & PAIR) + ROUNDING;
    half[at] = ((even >>> 2) & PAIR) | (((odd >>> 2) & PAIR) << 8);
    if (!holes || !openings) continue;
    openings[at] =
      ((holes[from] ?? 0) + (holes[from + 1] ?? 0) + (holes[below] ?? 0) + (holes[below + 1] ?? 0)) / 4;
  }
  return { bits: bits - 1, packed: half, holes: openings };
}

/** Two channels in one integer, each with room for a sum of four bytes. */
const PAIR = 0x00ff00ff;
const ROUNDING = 0x00020002;
