import { createRandom } from '@scampolo/db/seed/demo/draw/random';
import sharp from 'sharp';

const PICTURES = 8;
const WIDTH = 640;
const HEIGHT = 480;

/** Some small photos, each different from the others, as a phone would send them (JPEG). */
export function drawPhotos(): Promise<Buffer[]> {
  return Promise.all(
    Array.from({ length: PICTURES }, (_, n) => {
      const random = createRandom(n);
      const cells = Buffer.from(Array.from({ length: 16 * 12 * 3 }, () => Math.floor(random() * 256)));
      return sharp(cells, { raw: { width: 16, height: 12, channels: 3 } })
        .resize(WIDTH, HEIGHT)
        .jpeg()
        .toBuffer();
    }),
  );
}
