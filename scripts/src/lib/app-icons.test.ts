import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { APP_ICONS, type AppIcon, drawIcon, ICONS_DIR } from './app-icons.ts';

/** Other versions of the drawing library round edges a little differently. */
const MOST_DIFFERENT = 2;

const CHALK = [0x23, 0x46, 0xc7];

async function pixelsOf(png: Buffer): Promise<Buffer> {
  return sharp(png).ensureAlpha().raw().toBuffer();
}

async function kept({ file }: AppIcon): Promise<Buffer> {
  return readFile(join(ICONS_DIR, file));
}

describe.each(APP_ICONS)('$file', (icon) => {
  it('is what `node scripts/src/icons.ts` draws', async () => {
    const [stored, drawn] = await Promise.all([pixelsOf(await kept(icon)), pixelsOf(await drawIcon(icon))]);
    expect(stored.length).toBe(icon.size * icon.size * 4);
    const difference = stored.reduce((sum, value, at) => sum + Math.abs(value - (drawn[at] ?? 0)), 0);
    expect(difference / stored.length).toBeLessThan(MOST_DIFFERENT);
  });

  it('is small, and reaches its corners only where the system cuts them', async () => {
    const png = await kept(icon);
    expect(png.length).toBeLessThan(8000);
    const [red, green, blue, alpha] = await pixelsOf(png);
    if (icon.whole) expect([red, green, blue, alpha]).toEqual([...CHALK, 255]);
    else expect(alpha).toBe(0);
  });
});
