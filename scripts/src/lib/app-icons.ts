import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { REPOSITORY_ROOT } from './repository.ts';

const PUBLIC_DIR = join(REPOSITORY_ROOT, 'web', 'public');

/** Where the drawn icons are kept. */
export const ICONS_DIR = join(PUBLIC_DIR, 'icons');

/** The one drawing that every icon comes from. */
const SOURCE = join(PUBLIC_DIR, 'favicon.svg');

/** An icon of an installed app. */
export interface AppIcon {
  file: string;
  /** width and height, in pixels */
  size: number;
  /** true where the system cuts the shape itself: the ground then reaches every edge, and the stitches stay clear of them */
  whole: boolean;
}

export const APP_ICONS: readonly AppIcon[] = [
  { file: 'icon-192.png', size: 192, whole: false },
  { file: 'icon-512.png', size: 512, whole: false },
  { file: 'maskable-192.png', size: 192, whole: true },
  { file: 'maskable-512.png', size: 512, whole: true },
  { file: 'apple-touch-180.png', size: 180, whole: true },
];

/** Draws an icon from `favicon.svg` as PNG. */
export async function drawIcon({ size, whole }: AppIcon): Promise<Buffer> {
  const svg = await readFile(SOURCE, 'utf8');
  const cornered = whole ? svg.replace(/ rx="[^"]*"/, '') : svg;
  if (whole && cornered === svg) throw new Error('favicon.svg has no rounded ground to square');
  return sharp(Buffer.from(cornered), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
}
