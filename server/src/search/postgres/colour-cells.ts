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
/** T is at most 1 + 0.17 + 0.24 + 0.32 + 0.20, and at least 1 less these. */
const LARGEST_T = 1.93;
const SMALLEST_T = 0.07;
/** What T changes by at most for a radian: 0.17 + 2 × 0.24 + 3 × 0.32 + 4 × 0.20. */
const STEEPEST_T = 2.41;

/** The number of the cell of 5 × 5 that a colour's a* and b* lie in. */
export function colourCell([, a, b]: Lab): number {
  return cellIndex(a - PLANE.a) * CELLS_A_SIDE + cellIndex(b - PLANE.b);
}

/** A cell, and how dark and how light a colour of it may be to be near, and how to be near for sure (null: none is). */
export interface NearbyCell {
  cell: number;
  lightness: Interval;
  surely: Interval | null;
}

/**
 * Where every colour within `deltaE` (CIEDE2000) of `colour` lies: nothing outside is near; of what lies inside, the formula decides
 * where it is not sure. Lightness stands alone in the formula. For the rest, squares of the plane are divided while a lower bound
 * of the difference does not rule them out; what that bound leaves is lightness', and what an upper bound leaves surely so.
 */
export function cellsNear([l, a, b]: Lab, deltaE: number): NearbyCell[] {
  const cells: NearbyCell[] = [];
  const open = [PLANE];
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    const [least, greatest] = differences(a, b, square);
    if (least > deltaE) continue;
    if (square.size <= CELL) {
      const lightness = lightnessNear(l, Math.sqrt(deltaE ** 2 - least ** 2));
      // S_L is 1 at least.
      const rest = greatest < deltaE ? Math.sqrt(deltaE ** 2 - greatest ** 2) : 0;
      const surely: Interval | null = rest > 0 ? [l - rest, l + rest] : null;
      cells.push({ cell: colourCell([0, square.a, square.b]), lightness, surely });
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
  const furthest = difference * LARGEST_SL;
  // S_L grows away from 50 on both sides, so that no mean lightness within reach has a larger one than an end.
  const largest = Math.max(weightOfLightness(l - furthest / 2), weightOfLightness(l + furthest / 2));
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

/** No colour of the square differs less from (`a`, `b`), nor one of the same lightness more. Names follow the formula. */
function differences(a: number, b: number, square: Square): Interval {
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
  const meanChroma: Interval = [(own.chroma[0] + other.chroma[0]) / 2, (own.chroma[1] + other.chroma[1]) / 2];
  const turn = turnBetween(own.hue, other.hue);
  const x: Interval = [
    gap(own.chroma, other.chroma) / (1 + 0.045 * meanChroma[1]),
    reach(own.chroma, other.chroma) / (1 + 0.045 * meanChroma[0]),
  ];
  const y: Interval = [
    (2 * Math.sqrt(own.chroma[0] * other.chroma[0]) * Math.sin(turn.least / 2)) /
      (1 + 0.015 * meanChroma[1] * LARGEST_T),
    (2 * Math.sqrt(own.chroma[1] * other.chroma[1]) * Math.sin(turn.most / 2)) /
      (1 + 0.015 * meanChroma[0] * turn.smallestT),
  ];
  const rt =
    2 * saturation(meanChroma[1]) * Math.sin((Math.PI / 3) * Math.exp(-((turn.fromPeak / RAD_25) ** 2)));
  // x² + y² − R_T·x·y grows outwards, so that its least value lies on the border of what x and y can be. Chroma and hue may differ in
  // opposite senses: then the last term adds.
  const form = (u: number, v: number) => u * u + v * v - rt * u * v;
  return [
    Math.sqrt(
      Math.min(form(Math.max(x[0], (rt * y[0]) / 2), y[0]), form(x[0], Math.max(y[0], (rt * x[0]) / 2))),
    ),
    Math.sqrt(x[1] * x[1] + y[1] * y[1] + rt * x[1] * y[1]),
  ];
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

function reach([low, high]: Interval, [otherLow, otherHigh]: Interval): number {
  return Math.max(otherHigh - low, high - otherLow);
}

/** An arc around `middle` that holds all `angles`, each less than half a turn away. */
function arc(middle: number, angles: readonly number[]): Polar['hue'] {
  return { middle, half: Math.max(...angles.map((angle) => Math.abs(wrapped(angle - middle)))) };
}

/** How two arcs lie to each other, in radians. */
interface Turn {
  least: number;
  most: number;
  /** how close their mean hue can come to 275°, where R_T peaks */
  fromPeak: number;
  /** T is no smaller at any mean hue of theirs */
  smallestT: number;
}

function turnBetween(one: Polar['hue'], other: Polar['hue']): Turn {
  const turn = wrapped(other.middle - one.middle);
  const slack = one.half + other.half;
  const least = Math.max(0, Math.abs(turn) - slack);
  const most = Math.min(Math.PI, Math.abs(turn) + slack);
  // Beyond half a turn the mean of the two lies on the other side.
  if (most === Math.PI) return { least, most, fromPeak: 0, smallestT: SMALLEST_T };
  const mean = one.middle + turn / 2;
  return {
    least,
    most,
    fromPeak: Math.max(0, Math.abs(wrapped(mean - PEAK)) - slack / 2),
    smallestT: Math.max(SMALLEST_T, weightOfHue(mean) - (STEEPEST_T * slack) / 2),
  };
}

/** T */
function weightOfHue(mean: number): number {
  return (
    1 -
    0.17 * Math.cos(mean - Math.PI / 6) +
    0.24 * Math.cos(2 * mean) +
    0.32 * Math.cos(3 * mean + Math.PI / 30) -
    0.2 * Math.cos(4 * mean - 0.35 * Math.PI)
  );
}

/** The same angle between −π and π. */
function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
