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

/** How far from the middle the light begins to fall off; the corners are at 1. */
const BRIGHT = 0.4;

/** What the camera adds: corners that fall off by `vignette` (0 to 1). The lamp stands top left, so the fall-off is centred a little towards it. */
export function developFrame(frame: Frame, vignette: number): void {
  const { width, height } = frame;
  const across = Float32Array.from({ length: width }, (_, x) => (x / width - 0.47) ** 2 * 2);
  for (let y = 0; y < height; y += 1) {
    const down = (y / height - 0.46) ** 2 * 2;
    let left = 0;
    while (left < width && (across[left] ?? 0) + down > BRIGHT) left += 1;
    let right = width;
    while (right > left && (across[right - 1] ?? 0) + down > BRIGHT) right -= 1;
    dimRow(frame, y, { from: 0, to: left }, across, down, vignette);
    dimRow(frame, y, { from: right, to: width }, across, down, vignette);
  }
}

function dimRow(
  { width, pixels }: Frame,
  y: number,
  { from, to }: { from: number; to: number },
  across: Float32Array,
  down: number,
  vignette: number,
): void {
  for (let x = from, at = (y * width + from) * 3; x < to; x += 1, at += 3) {
    const away = (across[x] ?? 0) + down - BRIGHT;
    const light = (256 * (1 - vignette * away)) | 0;
    pixels[at] = ((pixels[at] ?? 0) * light + 128) >> 8;
    pixels[at + 1] = ((pixels[at + 1] ?? 0) * light + 128) >> 8;
    pixels[at + 2] = ((pixels[at + 2] ?? 0) * light + 128) >> 8;
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
