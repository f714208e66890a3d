/** A colour in CIELAB under D65: L* 0 to 100, a* and b* about -128 to 128. */
export type Lab = readonly [l: number, a: number, b: number];

/** The colour families people search by, with what they are called. */
export const COLOUR_FAMILIES = [
  'white',
  'beige',
  'grey',
  'black',
  'brown',
  'red',
  'orange',
  'yellow',
  'green',
  'turquoise',
  'blue',
  'purple',
  'pink',
] as const;
export type ColourFamily = (typeof COLOUR_FAMILIES)[number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** D65 white point of the 2° observer (CIE 15:2018), which sRGB (IEC 61966-2-1) is defined against. */
const WHITE = [0.95047, 1, 1.08883] as const;

/**
 * Converts `#rrggbb` (sRGB) to CIELAB under D65.
 * @throws {RangeError} when the text is not `#rrggbb`
 */
export function labFromHex(hex: string): Lab {
  const match = HEX.exec(hex);
  if (!match) throw new RangeError(`not a #rrggbb colour: ${hex}`);
  const [r, g, b] = [match[1], match[2], match[3]].map((part) =>
    linear(Number.parseInt(part ?? '0', 16) / 255),
  ) as [number, number, number];
  const x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = 0.0193339 * r + 0.119192 * g + 0.9503041 * b;
  const [fx, fy, fz] = [curve(x / WHITE[0]), curve(y / WHITE[1]), curve(z / WHITE[2])];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** Converts CIELAB under D65 to `#rrggbb`, the inverse of {@link labFromHex}; what sRGB does not have is cut at its borders. */
export function hexFromLab([l, a, b]: Lab): string {
  const fy = (l + 16) / 116;
  const [x, y, z] = [WHITE[0] * uncurve(fy + a / 500), uncurve(fy), WHITE[2] * uncurve(fy - b / 200)];
  const rgb = [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ];
  return `#${rgb.map((channel) => byte(channel).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Names the family a colour belongs to, by lightness, chroma and hue in CIE LCh(ab).
 * The borders are ours, set by looking at dyed cloth; they decide a filter, not a quality.
 */
export function colourFamily([l, a, b]: Lab): ColourFamily {
  const chroma = Math.hypot(a, b);
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  if (l < 18 && chroma < 14) return 'black';
  if (chroma < 7) return l > 88 ? 'white' : l < 22 ? 'black' : 'grey';
  if (hue >= 40 && hue < 105 && chroma < 26 && l > 55) return l > 92 && chroma < 10 ? 'white' : 'beige';
  if (hue >= 25 && hue < 90 && l < 60 && chroma < 52) return 'brown';
  return familyByHue(hue, l, chroma);
}

function familyByHue(hue: number, l: number, chroma: number): ColourFamily {
  if (hue < 20 || hue >= 345) return l > 62 ? 'pink' : 'red';
  if (hue < 45) return l > 72 && chroma < 45 ? 'pink' : 'red';
  if (hue < 72) return 'orange';
  if (hue < 105) return 'yellow';
  if (hue < 170) return 'green';
  if (hue < 225) return 'turquoise';
  if (hue < 300) return 'blue';
  return l > 68 && hue > 320 ? 'pink' : 'purple';
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function curve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116;
}

function uncurve(f: number): number {
  return f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27);
}

function byte(channel: number): number {
  const value = Math.min(1, Math.max(0, channel));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}
