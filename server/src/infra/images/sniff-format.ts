/** The formats a photo may have. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'avif';

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const AVIF_BRANDS = new Set(['avif', 'avis']);
/** ISO/IEC 23008-12: pictures of HEVC, one or several, and of any codec. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);
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
  return hasBrand(file, AVIF_BRANDS) ? 'avif' : null;
}

/** Whether a file that is no AVIF, its near relation, says of itself that it is a HEIC or HEIF photo, as phones make them. */
export function isHeic(file: Uint8Array): boolean {
  return hasBrand(file, HEIC_BRANDS);
}

/** ISO/IEC 14496-12 §4.3: a box size, `ftyp`, the major brand, a version, then the compatible brands. */
function hasBrand(file: Uint8Array, brands: ReadonlySet<string>): boolean {
  if (ascii(file, 4, 8) !== 'ftyp' || file.length < BRANDS_START) return false;
  if (brands.has(ascii(file, 8, 12))) return true;
  const size = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0);
  const end = Math.min(size, file.length, 256);
  for (let at = BRANDS_START; at + BRAND_LENGTH <= end; at += BRAND_LENGTH) {
    if (brands.has(ascii(file, at, at + BRAND_LENGTH))) return true;
  }
  return false;
}

function ascii(file: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...file.subarray(from, to));
}
