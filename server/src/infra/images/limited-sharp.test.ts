import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

// In a process of its own: what limited-sharp shuts off is off for a whole process.
const PROGRAM = `
  import { sharp } from ${JSON.stringify(new URL('./limited-sharp.ts', import.meta.url))};
  const { format } = await sharp(Buffer.from(process.argv[1], 'base64')).metadata().catch(() => ({ format: 'refused' }));
  console.log(format);
`;

function readAs(bytes: Buffer): string {
  const args = ['--input-type=module', '-e', PROGRAM, bytes.toString('base64')];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

describe('the limited sharp', () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } });

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('reads %s', async (format) => {
    const expected = format === 'avif' ? 'heif' : format;
    expect(readAs(await picture.clone().toFormat(format).toBuffer())).toBe(expected);
  });

  it.each(['gif', 'tiff'] as const)('has no parser for %s', async (format) => {
    expect(readAs(await picture.clone().toFormat(format).toBuffer())).toBe('refused');
  });

  it('has no parser for SVG', () => {
    expect(readAs(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe(
      'refused',
    );
  });
});
