/** What a file is by its first bytes; neither its name nor its type's word counts. `other` may still be something a browser reads. */
export type PhotoKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'other';

/** How much of a file's beginning {@link photoKind} and {@link isWideGamut} want to see, in bytes. */
export const HEAD_BYTES = 131_072;

/** True for what the exchange takes as it is. */
export function isTaken(kind: PhotoKind): boolean {
  return kind !== 'heic' && kind !== 'other';
}

export function photoKind(head: Uint8Array): PhotoKind {
  if (text(head, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'webp';
  if (text(head, 4, 8) !== 'ftyp') return 'other';
  const brands = brandsOf(head);
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'heic' : 'other';
}

const AVIF_BRANDS = new Set(['avif', 'avis']);
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1']);

/** The red of Display P3, Adobe RGB and wider spaces lies beyond this X in the profile's own space; that of sRGB is 0.436. */
const WIDE_RED_X = 0.45;

/** Colour primaries of ITU-T H.273 that are wider than sRGB: BT.2020, DCI-P3, Display P3. */
const WIDE_PRIMARIES = new Set([9, 11, 12]);

/**
 * True when the file says that its colours go beyond sRGB: by the red of its ICC profile (ICC.1:2022 §9.2), or by the `nclx` box
 * of AVIF and HEIC. A profile that is compressed (PNG) is not looked into.
 */
export function isWideGamut(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const nclx = find(head, 'nclx', 0);
  if (nclx >= 0 && nclx + 6 <= head.length && WIDE_PRIMARIES.has(view.getUint16(nclx + 4))) return true;
  // `acsp` stands at byte 36 of every profile, the table of tags at byte 128.
  const start = find(head, 'acsp', 0) - 36;
  if (start < 0) return false;
  const red = find(head.subarray(0, start + 512), 'rXYZ', start + 128);
  if (red < 0 || red + 8 > head.length) return false;
  const at = start + view.getUint32(red + 4) + 8;
  return at + 4 <= head.length && view.getInt32(at) / 65_536 > WIDE_RED_X;
}

/** ISO/IEC 14496-12 §4.3: a size, `ftyp`, the major brand, a version, then the compatible brands. */
function brandsOf(head: Uint8Array): string[] {
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const brands = [text(head, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, head.length, 256); at += 4) brands.push(text(head, at, at + 4));
  return brands;
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (text(bytes, at, at + word.length) === word) return at;
  }
  return -1;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
