import type { Raster } from './photo.ts';
import type { PhotoFormat } from './sniff-format.ts';

/** A wider set of colours than sRGB. */
export type WideGamut = 'display-p3' | 'bt2020';

/** Colour primaries and transfer curves of ITU-T H.273, as AVIF (`nclx`) and PNG (`cICP`) declare them by number. */
const PRIMARIES: Readonly<Record<number, WideGamut>> = { 9: 'bt2020', 12: 'display-p3' };
/** sRGB, and those of the BT.709 family, which screens show like it. PQ and HLG (brighter than any paper) are none of them. */
const PLAIN_CURVES = new Set([1, 6, 13, 14, 15]);

// ISO/IEC 23008-12: the properties stand before the pixels.
const NCLX = 'colrnclx';
const NCLX_WITHIN = 65_536;
const PNG_CHUNKS_START = 8;

/** Linear light of one gamut to that of sRGB, all of D65 (CSS Color 4, "Sample code for color conversions"). */
const TO_SRGB: Readonly<Record<WideGamut, readonly number[]>> = {
  'display-p3': [1.22494, -0.22494, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274],
  bt2020: [1.660491, -0.587641, -0.07285, -0.12455, 1.1329, -0.008349, -0.018151, -0.100579, 1.11873],
};

const LEVELS = 4096;
const linearOf = Float32Array.from({ length: 256 }, (_, level) => linear(level / 255));
const encodedOf = Uint8Array.from({ length: LEVELS + 1 }, (_, at) =>
  Math.round(255 * encoded((at / LEVELS) ** 2)),
);

/**
 * The wide gamut that a file without a colour profile declares by numbers, which the decoder ignores; null for sRGB, for nothing,
 * and for what cannot be converted by primaries alone.
 */
export function declaredGamut(file: Buffer, format: PhotoFormat): WideGamut | null {
  const numbers = format === 'avif' ? nclxOf(file) : format === 'png' ? cicpOf(file) : null;
  return numbers && PLAIN_CURVES.has(numbers.transfer) ? (PRIMARIES[numbers.primaries] ?? null) : null;
}

/** Changes the pixels of a raster from a wide gamut to sRGB, in place; colours that sRGB does not have become their nearest. */
export function narrowToSrgb({ data, channels }: Raster, gamut: WideGamut): void {
  const [rr, rg, rb, gr, gg, gb, br, bg, bb] = TO_SRGB[gamut] as Matrix;
  for (let at = 0; at + channels <= data.length; at += channels) {
    const r = linearOf[data[at] ?? 0] ?? 0;
    const g = linearOf[data[at + 1] ?? 0] ?? 0;
    const b = linearOf[data[at + 2] ?? 0] ?? 0;
    data[at] = toByte(rr * r + rg * g + rb * b);
    data[at + 1] = toByte(gr * r + gg * g + gb * b);
    data[at + 2] = toByte(br * r + bg * g + bb * b);
  }
}

type Matrix = [number, number, number, number, number, number, number, number, number];

interface CodePoints {
  primaries: number;
  transfer: number;
}

function nclxOf(file: Buffer): CodePoints | null {
  const at = file.subarray(0, NCLX_WITHIN).indexOf(NCLX, 0, 'latin1') + NCLX.length;
  if (at < NCLX.length || at + 4 > file.length) return null;
  return { primaries: file.readUInt16BE(at), transfer: file.readUInt16BE(at + 2) };
}

/** PNG (third edition) §11.3.2.6: `cICP` stands before the pixels, and wins over a profile. */
function cicpOf(file: Buffer): CodePoints | null {
  for (let at = PNG_CHUNKS_START; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'cICP') return { primaries: file.readUInt8(at + 8), transfer: file.readUInt8(at + 9) };
    if (type === 'IDAT') return null;
  }
  return null;
}

/** The table is finer in the dark, as eyes are. */
function toByte(light: number): number {
  return encodedOf[Math.round(Math.sqrt(Math.min(1, Math.max(0, light))) * LEVELS)] ?? 0;
}

/** The sRGB curve (IEC 61966-2-1), which Display P3 shares. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
