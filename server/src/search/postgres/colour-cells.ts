import type { Lab } from '@scampolo/shared/domain/colour';

/** A closed interval. */
type Interval = readonly [low: number, high: number];

/** A square of the a*b* plane, from its corner of least a* and b*. */
interface Square {
  a: number;
  b: number;
  size: number;
}

/** The plane from −160 to 160, which all colours of screens and cloth lie in, in 64 × 64 cells. */
const PLANE: Square = { a: -160, b: -160, size: 320 };
const CELL = 5;
const CELLS_A_SIDE = 64;

/** S_L is so much at most. */
const LARGEST_SL = weightOfLightness(100);
/** T is at most 1 + 0.17 + 0.24 + 0.32 + 0.20. */
const LARGEST_T = 1.93;

/** The number of the cell of 5 × 5 that a colour's a* and b* lie in. */
export function colourCell([, a, b]: Lab): number {
  return cellIndex(a - PLANE.a) * CELLS_A_SIDE + cellIndex(b - PLANE.b);
}

/** A cell, and how dark and how light a colour of it may be. */
export interface NearbyCell {
  cell: number;
  lightness: Interval;
}

/**
 * Where every colour within `deltaE` (CIEDE2000) of `colour` lies: nothing outside is near; inside the formula decides.
 * Lightness stands alone in the formula. For the rest, squares of the plane are divided while a lower bound
 * of the difference does not rule them out; what that bound leaves is lightness'.
 */
export function cellsNear([l, a, b]: Lab, deltaE: number): NearbyCell[] {
  const cells: NearbyCell[] = [];
  const open = [PLANE];
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    const least = leastDifference(a, b, square);
    if (least > deltaE) continue;
    if (square.size <= CELL) {
      const rest = Math.sqrt(deltaE ** 2 - least ** 2);
      cells.push({ cell: colourCell([0, square.a, square.b]), lightness: lightnessNear(l, rest) });
      continue;
    }
    const size = square.size / 2;
    for (const [right, up] of [
      [0, 0],
      [0, size],
      [size, 0],
      [size, size],
    ] as const) {
      open.push({ a: square.a + right, b: square.b + up, size });
    }
  }
  return cells;
}

/** Holds all that differs by `difference` at most in lightness alone. */
function lightnessNear(l: number, difference: number): Interval {
  const reach = difference * LARGEST_SL;
  // S_L grows away from 50 on both sides, so that no mean lightness within reach has a larger one than an end.
  const largest = Math.max(weightOfLightness(l - reach / 2), weightOfLightness(l + reach / 2));
  return [l - difference * largest, l + difference * largest];
}

/** S_L of two colours with this mean lightness, which no colour has below 0 or above 100. */
function weightOfLightness(mean: number): number {
  const square = (Math.max(0, Math.min(100, mean)) - 50) ** 2;
  return 1 + (0.015 * square) / Math.sqrt(20 + square);
}

function cellIndex(distance: number): number {
  return Math.max(0, Math.min(CELLS_A_SIDE - 1, Math.floor(distance / CELL)));
}

/** No colour of the square differs less from (`a`, `b`), whatever its lightness. Names follow the formula. */
function leastDifference(a: number, b: number, square: Square): number {
  const distances = distancesOf([square.a, square.a + square.size], [square.b, square.b + square.size]);
  const chroma = Math.hypot(a, b);
  // a* is stretched by 1 to 1.5, the less the more chroma the two have on average.
  const g: Interval = [
    1.5 - saturation((chroma + distances[1]) / 2) / 2,
    1.5 - saturation((chroma + distances[0]) / 2) / 2,
  ];
  const own: Polar = {
    chroma: [Math.hypot(a * g[0], b), Math.hypot(a * g[1], b)],
    hue: arc(Math.atan2(b, a * g[0]), [Math.atan2(b, a * g[1])]),
  };
  const other = polarOf(stretch([square.a, square.a + square.size], g), [square.b, square.b + square.size]);
  const meanChroma = (own.chroma[1] + other.chroma[1]) / 2;
  const x = gap(own.chroma, other.chroma) / (1 + 0.045 * meanChroma);
  const turn = turnBetween(own.hue, other.hue);
  const y =
    (2 * Math.sqrt(own.chroma[0] * other.chroma[0]) * Math.sin(turn.least / 2)) /
    (1 + 0.015 * meanChroma * LARGEST_T);
  const rt =
    2 * saturation(meanChroma) * Math.sin((Math.PI / 3) * Math.exp(-((turn.fromPeak / RAD_25) ** 2)));
  // x² + y² − R_T·x·y grows outwards, so that its least value lies on the border of what x and y can be.
  const form = (u: number, v: number) => u * u + v * v - rt * u * v;
  return Math.sqrt(Math.min(form(Math.max(x, (rt * y) / 2), y), form(x, Math.max(y, (rt * x) / 2))));
}

/** Chroma, and hue as a middle and how far it reaches to both sides, in radians. */
interface Polar {
  chroma: Interval;
  hue: { middle: number; half: number };
}

const RAD_25 = (25 * Math.PI) / 180;
const PEAK = (275 * Math.PI) / 180;

function polarOf(a: Interval, b: Interval): Polar {
  const chroma = distancesOf(a, b);
  if (chroma[0] === 0) return { chroma, hue: { middle: 0, half: Math.PI } };
  const middle = Math.atan2((b[0] + b[1]) / 2, (a[0] + a[1]) / 2);
  const corners = a.flatMap((x) => b.map((y) => Math.atan2(y, x)));
  return { chroma, hue: arc(middle, corners) };
}

/** Least and greatest distance of a rectangle's points from the origin. */
function distancesOf(a: Interval, b: Interval): Interval {
  const least = Math.hypot(Math.max(a[0], -a[1], 0), Math.max(b[0], -b[1], 0));
  return [least, Math.hypot(Math.max(-a[0], a[1]), Math.max(-b[0], b[1]))];
}

function stretch([low, high]: Interval, [least, most]: Interval): Interval {
  return [low < 0 ? low * most : low * least, high > 0 ? high * most : high * least];
}

/** √(C⁷ ⁄ (C⁷ + 25⁷)) */
function saturation(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

function gap([low, high]: Interval, [otherLow, otherHigh]: Interval): number {
  return Math.max(0, otherLow - high, low - otherHigh);
}

/** An arc around `middle` that holds all `angles`, each less than half a turn away. */
function arc(middle: number, angles: readonly number[]): Polar['hue'] {
  return { middle, half: Math.max(...angles.map((angle) => Math.abs(wrapped(angle - middle)))) };
}

/**
 * The least turn from one arc into the other, and how close their mean hue can come to 275°, where R_T peaks.
 */
function turnBetween(one: Polar['hue'], other: Polar['hue']): { least: number; fromPeak: number } {
  const turn = wrapped(other.middle - one.middle);
  const slack = one.half + other.half;
  const least = Math.max(0, Math.abs(turn) - slack);
  // Beyond half a turn the mean of the two lies on the other side.
  if (Math.abs(turn) + slack >= Math.PI) return { least, fromPeak: 0 };
  return { least, fromPeak: Math.max(0, Math.abs(wrapped(one.middle + turn / 2 - PEAK)) - slack / 2) };
}

/** The same angle between −π and π. */
function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
