import { type Rgb, scale } from '../colour.ts';
import { drift, grain, streak, wander } from '../noise.ts';
import { createSwatch, type Finish, SWATCH_SIZE, type Swatch } from '../swatch.ts';
import { pair, type SwatchMaker } from './weaves.ts';

const SOFT: Finish = { gloss: 0.02, tightness: 5, rim: 0.08, depth: 0.9 };

/** Single jersey: fine rows of V-shaped stitches. Further colours make stripes across. */
export const jersey: SwatchMaker = (colours) => {
  const bands = colours.length > 1 ? colours : null;
  return knitSwatch(
    {
      wales: 96,
      courses: 128,
      colourAt: bands ? stripedCourses(bands, 32) : () => solidOf(colours),
      fuzz: 0.25,
    },
    SOFT,
  );
};

/** Piece knitted on coarse needles: the stitches can be counted. */
export const knitPanel: SwatchMaker = (colours) => {
  const bands = colours.length > 1 ? colours : null;
  return knitSwatch(
    {
      wales: 40,
      courses: 52,
      colourAt: bands ? stripedCourses(bands, 13) : () => solidOf(colours),
      fuzz: 0.6,
    },
    SOFT,
  );
};

/** Two by two rib, as for cuffs. */
export const rib: SwatchMaker = (colours) =>
  knitSwatch({ wales: 64, courses: 88, colourAt: () => solidOf(colours), fuzz: 0.35, rib: 4 }, SOFT);

/** Sweatshirt fleece seen from its looped back. */
export const sweat: SwatchMaker = (colours) =>
  knitSwatch({ wales: 56, courses: 72, colourAt: () => solidOf(colours), fuzz: 0.5, loops: true }, SOFT);

/** Swim and scuba: very fine, bright, closed. */
export const stretch: SwatchMaker = (colours) =>
  knitSwatch(
    { wales: 160, courses: 204, colourAt: () => solidOf(colours), fuzz: 0 },
    { gloss: 0.26, tightness: 9, rim: 0, depth: 0.4 },
  );

/** Aran cable: two strands that cross on a ground of purl. */
export const cable: SwatchMaker = (colours) => {
  const swatch = createSwatch(SOFT);
  const [face] = pair(colours, [0, 0, 0]);
  const repeat = 256;
  for (let y = 0; y < SWATCH_SIZE; y += 1) {
    const phase = (y / 256) * Math.PI * 2;
    const sway = Math.cos(phase) * 34;
    const lean = Math.sin(phase);
    for (let x = 0; x < SWATCH_SIZE; x += 1) {
      const here = (y << 10) | x;
      const local = ((x + 3 * (wander[here] ?? 0)) % repeat) - repeat / 2;
      const first = (local - sway) / 38;
      const second = (local + sway) / 38;
      const inFirst = Math.abs(first) < 1;
      const inSecond = Math.abs(second) < 1;
      const front = inFirst && (!inSecond || lean > 0) ? first : inSecond ? second : null;
      const slope = front === first ? -lean * 0.9 : lean * 0.9;
      const relief =
        front === null
          ? purlRelief(local, y)
          : strandRelief(front, slope, y + local * 0.25) + (inFirst && inSecond ? 8 : 0);
      writeStitch(swatch, here, face, relief, 0.6);
    }
  }
  return swatch;
};

type Knit = {
  readonly wales: number;
  readonly courses: number;
  readonly colourAt: (course: number) => Rgb;
  readonly fuzz: number;
  /** Wales in one rib: half of them stand forward, half lie back. */
  readonly rib?: number;
  readonly loops?: boolean;
};

function knitSwatch(knit: Knit, finish: Finish): Swatch {
  const swatch = createSwatch(finish);
  const across = knit.wales / SWATCH_SIZE;
  const down = knit.courses / SWATCH_SIZE;
  const stray = 5 / Math.sqrt(knit.wales / 20);
  for (let y = 0; y < SWATCH_SIZE; y += 1) {
    for (let x = 0; x < SWATCH_SIZE; x += 1) {
      const here = (y << 10) | x;
      const place = (x + stray * (wander[here] ?? 0)) * across + knit.wales;
      const wale = place | 0;
      const fx = (place - wale) * 2 - 1;
      const climb = (y + stray * (wander[((x << 10) | y) & 1048575] ?? 0)) * down + knit.courses;
      const course = Math.floor(climb + Math.abs(fx) * 0.62);
      const fy = (climb + Math.abs(fx) * 0.62 - course) * 2 - 1;
      const back = knit.rib !== undefined && wale % knit.rib >= knit.rib / 2;
      let relief = back
        ? purlCell(fx, climb) - 30
        : knit.loops
          ? loopCell(fx, climb, wale)
          : legCell(fx, fy, wale, y);
      if (knit.rib) relief += ribRound(wale, place, knit.rib);
      writeStitch(swatch, here, knit.colourAt(course % knit.courses), relief, knit.fuzz);
    }
  }
  return swatch;
}

/** One leg of a V: an ellipse leaning outwards, light on its upper left. */
function legCell(fx: number, fy: number, wale: number, y: number): number {
  const side = fx < 0 ? -1 : 1;
  const across = (Math.abs(fx) - 0.5 + fy * 0.1) / 0.46;
  const round = 1 - across * across - fy * fy * 0.5;
  if (round < 0) return -40;
  const ply = streak[(((across * 4 + fy * 3) * 9 + wale * 29) & 255) * 256 + (y & 255)] ?? 0;
  return 24 * Math.sqrt(round) - 15 - across * side * 13 - fy * 9 + ply * 6;
}

function purlCell(fx: number, climb: number): number {
  const fy = (climb - Math.floor(climb)) * 2 - 1;
  const arc = fy + 0.5 * fx * fx;
  return 16 * (1 - arc * arc * 1.4) - fy * 12;
}

function loopCell(fx: number, climb: number, wale: number): number {
  const shifted = climb + (wale % 2) * 0.5;
  const fy = (shifted - Math.floor(shifted)) * 2 - 1;
  const reach = Math.sqrt(fx * fx + fy * fy * 1.2);
  return reach > 1 ? -34 : 22 * Math.cos(reach * 1.9) - fx * 10 - fy * 12;
}

function ribRound(wale: number, place: number, rib: number): number {
  const half = rib / 2;
  const within = ((place % half) / half) * 2 - 1;
  return wale % rib < half ? 12 - within * 22 - within * within * 14 : -18 + within * 8;
}

function purlRelief(local: number, y: number): number {
  const fx = (((local + 512) / 21) % 1) * 2 - 1;
  return purlCell(fx, y / 17) - 30;
}

function strandRelief(front: number, slope: number, y: number): number {
  const wale = Math.floor((front + 1) * 1.5);
  const fx = (((front + 1) * 1.5) % 1) * 2 - 1;
  const climb = y / 19 + slope * front + Math.abs(fx) * 0.6;
  const fy = (climb - Math.floor(climb)) * 2 - 1;
  const edge = front * front;
  return legCell(fx, fy, wale, y | 0) * 0.8 + 20 - front * 26 - edge * edge * 40;
}

function writeStitch(swatch: Swatch, here: number, colour: Rgb, relief: number, fuzz: number): void {
  const { texels } = swatch;
  const hair =
    (streak[(((here >> 10) + (here >> 1)) & 255) * 256 + ((here >> 2) & 255)] ?? 0) * 9 +
    (grain[(here * 3) & 65535] ?? 0) * 11;
  const tone = 1 + 0.02 * (drift[here] ?? 0);
  const at = here << 2;
  texels[at] = colour[0] * tone;
  texels[at + 1] = colour[1] * tone;
  texels[at + 2] = colour[2] * tone;
  texels[at + 3] = 128 + relief * (1 - fuzz * 0.35) + hair * fuzz;
}

function stripedCourses(colours: readonly Rgb[], courses: number): (course: number) => Rgb {
  return (course) => {
    const place = Math.floor(course / (courses / 2));
    return colours[place % colours.length] ?? [128, 128, 128];
  };
}

function solidOf(colours: readonly Rgb[]): Rgb {
  return colours[0] ?? scale([128, 128, 128], 1);
}
