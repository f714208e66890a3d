import { type Lab, labFromHex } from '@scampolo/shared/domain/colour';

/** A colour of a photo: `#rrggbb`, and how much of the photo it covers, 0 to 1. */
export interface PhotoSwatch {
  hex: string;
  share: number;
}

const MOST = 5;
const SMALLEST_SHARE = 0.02;
/** ΔE*ab (CIE 1976) within which colours are one: folds and shadows of a plain cloth are no colours of their own. */
const SAME = 16;
/** Of a photo's 4096 possible shades, the rarer ones only cost time. */
const MOST_SHADES = 400;

interface Shade {
  rgb: readonly [number, number, number];
  lab: Lab;
  weight: number;
}

/**
 * Up to five colours of a picture, the largest first, each a mean of like pixels. For choosing among, in a browser: quicker and coarser
 * than what the server keeps of a lot's photos.
 * @param pixels RGBA, eight bits a channel, as a canvas gives them; what is transparent does not count
 */
export function photoSwatches(pixels: Uint8ClampedArray): PhotoSwatch[] {
  const shades = shadesOf(pixels);
  const surface = shades.reduce((sum, { weight }) => sum + weight, 0);
  const groups: Shade[][] = [];
  for (const shade of shades.slice(0, MOST_SHADES)) {
    const near = groups.find(([first]) => first !== undefined && distance(first.lab, shade.lab) < SAME);
    if (near) near.push(shade);
    else groups.push([shade]);
  }
  return groups
    .map((group) => ({
      hex: meanOf(group),
      share: group.reduce((sum, { weight }) => sum + weight, 0) / surface,
    }))
    .filter(({ share }) => share >= SMALLEST_SHARE)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST);
}

/** Pixels by the upper four bits of their channels, each group as its mean, the most frequent first. */
function shadesOf(pixels: Uint8ClampedArray): Shade[] {
  const sums = new Map<number, [r: number, g: number, b: number, weight: number]>();
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha < 128) continue;
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, [r, g, b, 1]);
      continue;
    }
    sum[0] += r;
    sum[1] += g;
    sum[2] += b;
    sum[3] += 1;
  }
  return Array.from(sums.values(), ([r, g, b, weight]) => {
    const rgb = [r / weight, g / weight, b / weight] as const;
    return { rgb, lab: labFromHex(hexOf(rgb)), weight };
  }).sort((one, other) => other.weight - one.weight);
}

function meanOf(group: readonly Shade[]): string {
  const whole = group.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (channel: 0 | 1 | 2) =>
    group.reduce((sum, { rgb, weight }) => sum + rgb[channel] * weight, 0) / whole;
  return hexOf([mean(0), mean(1), mean(2)]);
}

function hexOf(rgb: readonly number[]): string {
  return `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

function distance(one: Lab, other: Lab): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
