import { readFile } from 'node:fs/promises';
import { PREVIEW_SIZE } from '@scampolo/shared/domain/preview';
import { sharp } from './limited-sharp.ts';
import type { Raster } from './photo.ts';
import { fromRaster } from './raster.ts';

/** What a preview is made from beside its photo. */
export interface PreviewFacts {
  /** colours of the cloth as `#rrggbb`, the largest share first */
  colours: readonly { hex: string; share: number }[];
  /** the shares of the main composition, in percent */
  shares: readonly number[];
}

interface Canvas {
  data: Uint8Array;
  width: number;
  height: number;
}

type Rgb = readonly [number, number, number];
type Box = readonly [x: number, y: number, width: number, height: number];

// The light theme of the pages: paper, ink, graphite, edge, line, and the greys of a composition bar.
const PAPER: Rgb = [246, 243, 236];
const INK: Rgb = [28, 27, 25];
const EDGE: Rgb = [139, 133, 120];
const FIBRES: readonly Rgb[] = [INK, EDGE, [191, 183, 166], [91, 87, 79], [165, 156, 138], [208, 201, 186]];

const BAND = 132;
const CLOTH_HEIGHT = PREVIEW_SIZE.height - BAND;
const MARGIN = 44;
const SWATCH = 68;
const MARK = new URL('./word-mark.png', import.meta.url);

/**
 * Draws a listing's preview: its photo, and below, on paper, a tape measure, true swatches, the composition as a bar and the
 * word mark. A photo is never enlarged: a small one lies in its own size on cloth drawn from the colours, which is all there is
 * without a photo. Equal input gives equal bytes.
 * @returns a JPEG of {@link PREVIEW_SIZE}
 */
export async function drawPreview(
  photo: Raster | null,
  { colours, shares }: PreviewFacts,
): Promise<Uint8Array> {
  const { width, height } = PREVIEW_SIZE;
  const canvas: Canvas = { data: new Uint8Array(width * height * 3), width, height };
  const cloth = colours.flatMap(({ hex, share }) => ({ rgb: rgbOf(hex), share }));
  drawCloth(canvas, cloth);
  if (photo) await layPhoto(canvas, photo);
  fill(canvas, [0, CLOTH_HEIGHT, width, BAND], PAPER);
  drawTape(canvas);
  const end = drawSwatches(
    canvas,
    cloth.map(({ rgb }) => rgb),
  );
  const mark = await sharp(await readFile(MARK)).toBuffer({ resolveWithObject: true });
  const markAt = width - MARGIN - mark.info.width;
  drawBar(canvas, shares, [end + MARGIN, CLOTH_HEIGHT + 68, markAt - end - 2 * MARGIN, 14]);
  return sharp(canvas.data, { raw: { width, height, channels: 3 } })
    .composite([{ input: mark.data, left: markAt, top: CLOTH_HEIGHT + 42 }])
    .jpeg({ quality: 82, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** Bands of the colours, as wide as their shares, with the diagonal of a twill; paper where no colour is known. */
function drawCloth({ data, width }: Canvas, cloth: readonly { rgb: Rgb; share: number }[]): void {
  const total = cloth.reduce((sum, { share }) => sum + share, 0) || 1;
  let [from, band] = [0, 0];
  for (let y = 0; y < CLOTH_HEIGHT; y += 1) {
    const { rgb = PAPER, share = 1 } = cloth[band] ?? {};
    for (let x = 0; x < width; x += 1) {
      const light = (x + 2 * y) % 8 < 4 ? 1 : 0.93;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (rgb[channel] ?? 0) * light;
    }
    if (y + 1 - from >= (share / total) * CLOTH_HEIGHT && band < cloth.length - 1) {
      band += 1;
      from = y + 1;
    }
  }
}

/** Puts the part of a photo that draws the eye on the cloth. */
async function layPhoto(canvas: Canvas, photo: Raster): Promise<void> {
  const width = Math.min(canvas.width, photo.width);
  const height = Math.min(CLOTH_HEIGHT, photo.height);
  const { data } = await fromRaster(photo)
    .flatten({ background: { r: PAPER[0], g: PAPER[1], b: PAPER[2] } })
    .resize({ width, height, fit: 'cover', position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor((canvas.width - width) / 2);
  const top = Math.floor((CLOTH_HEIGHT - height) / 2);
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width * 3, (y + 1) * width * 3);
    canvas.data.set(row, ((top + y) * canvas.width + left) * 3);
  }
}

/** The edge of a tape measure: a tick each ten pixels, a long one each fifty. */
function drawTape(canvas: Canvas): void {
  for (let x = 0; x < canvas.width; x += 10) {
    fill(canvas, [x, CLOTH_HEIGHT, 2, x % 50 === 0 ? 18 : 10], EDGE);
  }
}

/** @returns where the last one ends */
function drawSwatches(canvas: Canvas, colours: readonly Rgb[]): number {
  const top = CLOTH_HEIGHT + 42;
  for (const [index, rgb] of colours.entries()) {
    const x = MARGIN + index * (SWATCH + 10);
    fill(canvas, [x - 1, top - 1, SWATCH + 2, SWATCH + 2], EDGE);
    fill(canvas, [x, top, SWATCH, SWATCH], rgb);
  }
  return MARGIN + Math.max(0, colours.length * (SWATCH + 10) - 10);
}

function drawBar(canvas: Canvas, shares: readonly number[], [x, y, width, height]: Box): void {
  let from = 0;
  for (const [index, share] of shares.entries()) {
    const at = x + Math.round((from / 100) * width);
    from += share;
    const end = x + Math.round((from / 100) * width) - (index < shares.length - 1 ? 4 : 0);
    fill(canvas, [at, y, Math.max(end - at, 2), height], FIBRES[Math.min(index, FIBRES.length - 1)] ?? INK);
  }
}

function fill({ data, width, height }: Canvas, [x, y, w, h]: Box, rgb: Rgb): void {
  for (let row = Math.max(y, 0); row < Math.min(y + h, height); row += 1) {
    for (let column = Math.max(x, 0); column < Math.min(x + w, width); column += 1) {
      data.set(rgb, (row * width + column) * 3);
    }
  }
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
