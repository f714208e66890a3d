/** The formats a photo may have. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif';

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const AVIF_BRANDS = new Set(['avif', 'avis']);
const BRAND_LENGTH = 4;
const BRANDS_START = 16;

/**
 * Names the format of a file by its first bytes; neither its name nor its sender's word counts.
 * @returns null when it is none of the four formats
 */
export function sniffFormat(file: Uint8Array): PhotoFormat | null {
  if (ascii(file, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (ascii(file, 0, 8) === PNG_SIGNATURE) return 'png';
  if (ascii(file, 0, 4) === 'RIFF' && ascii(file, 8, 12) === 'WEBP') return 'webp';
  return ascii(file, 4, 8) === 'ftyp' && hasAvifBrand(file) ? 'avif' : null;
}

/** ISO/IEC 14496-12 §4.3: a box size, `ftyp`, the major brand, a version, then the compatible brands. */
function hasAvifBrand(file: Uint8Array): boolean {
  if (AVIF_BRANDS.has(ascii(file, 8, 12))) return true;
  const size = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0);
  const end = Math.min(size, file.length, 256);
  for (let at = BRANDS_START; at + BRAND_LENGTH <= end; at += BRAND_LENGTH) {
    if (AVIF_BRANDS.has(ascii(file, at, at + BRAND_LENGTH))) return true;
  }
  return false;
}

function ascii(file: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...file.subarray(from, to));
}
