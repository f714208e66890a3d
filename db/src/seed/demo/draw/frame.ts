import { grain } from './noise.ts';

/**
 * A picture being drawn: rows from the top, three bytes a pixel (sRGB). Scenes think in a width of 1200;
 * `unit` is pixels per such step.
 */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
  readonly pixels: Uint8ClampedArray;
};

/** The width in which scenes and materials give their sizes, whatever the size of the photo. */
export const SCENE_WIDTH = 1200;

/** An empty (black) frame. */
export function createFrame(width: number, height: number): Frame {
  return { width, height, unit: width / SCENE_WIDTH, pixels: new Uint8ClampedArray(width * height * 3) };
}

/**
 * Sensor noise of about 2.4 levels, in 256ths of a level, so that the loop over all pixels needs integers
 * only.
 */
const GRIT = Int16Array.from(grain, (value) => value * 2.4 * 256);

/**
 * What the camera adds: corners that fall off by `vignette` (0 to 1) and sensor noise. The lamp stands top
 * left, so the fall-off is centred a little towards it.
 */
export function developFrame(frame: Frame, vignette: number, seed: number): void {
  const { width, height, pixels } = frame;
  const lights = new Int32Array(width);
  let speck = (seed * 7919) & 65535;
  for (let y = 0; y < height; y += 1) {
    const down = (y / height - 0.46) ** 2 * 2;
    if (y % 4 === 0) {
      for (let x = 0; x < width; x += 1) {
        const away = (x / width - 0.47) ** 2 * 2 + down;
        lights[x] = (1.04 - vignette * away * (0.5 + 0.5 * away)) * 256;
      }
    }
    speck = (speck + 12289) & 65535;
    for (let x = 0, at = y * width * 3; x < width; x += 1, at += 3) {
      const light = lights[x] ?? 256;
      speck = (speck + 1) & 65535;
      const grains = (GRIT[speck] ?? 0) + 128;
      pixels[at] = ((pixels[at] ?? 0) * light + grains) >> 8;
      pixels[at + 1] = ((pixels[at + 1] ?? 0) * light + grains) >> 8;
      pixels[at + 2] = ((pixels[at + 2] ?? 0) * light + grains) >> 8;
    }
  }
}

/** Mirrors the frame left to right: the lamp of another workshop stands on the other side. */
export function mirrorFrame(frame: Frame): void {
  const { width, height, pixels } = frame;
  for (let y = 0; y < height; y += 1) {
    for (let left = y * width * 3, right = left + (width - 1) * 3; left < right; left += 3, right -= 3) {
      for (let channel = 0; channel < 3; channel += 1) {
        const kept = pixels[left + channel] ?? 0;
        pixels[left + channel] = pixels[right + channel] ?? 0;
        pixels[right + channel] = kept;
      }
    }
  }
}
