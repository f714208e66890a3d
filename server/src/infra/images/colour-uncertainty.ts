import type { Lab } from '@scampolo/shared/domain/colour';
import culori from 'culori/require';

/** What a photo says of the light it was taken in, which decides how far its colours are to be trusted. */
export interface PhotoLight {
  /** true when the file says which colours its numbers mean (ICC profile, `nclx`, `cICP`) */
  profiled: boolean;
}

/** A group of like pixels: its mean in CIELAB (D65), and how many opaque pixels it stands for. */
export interface Weighed {
  lab: Lab;
  weight: number;
}

/**
 * Lens, sensor, and how a phone renders what it saw, where all else is known: of the size that calibrated phones leave. Colours
 * converted straight from a phone's photo are off by 10 ΔE2000 on average, with a known reference in the picture by half of that
 * (https://lawdata.com.tw/tw/detail.aspx?no=475787, abstract); the two figures below add up to the same.
 */
const CAMERA = 4;
/** Nothing in the picture is near white: warm cloth and warm light look alike. */
const UNKNOWN_LIGHT = 8;
/** Where all is blown out or blocked up. */
const CLIPPED = 8;
/** Where nothing in the picture is light: a meter lifts dark cloth to mid-grey, and nothing shows by how much. */
const DARK = 8;

const NEUTRAL = { least: 60, most: 97, chroma: 15, share: 0.02 } as const;
const LIGHT_ENOUGH = 60;
const MOST = 25;
/** A value that may be anywhere between two limits has their half distance by the square root of three (JCGM 100:2008, 4.3.7). */
const RECTANGULAR = Math.sqrt(3);

const difference = culori.differenceCiede2000();
const toLab = culori.converter('lab65');

/**
 * How far the cloth may be from what its photo shows: the radius in ΔE2000 (CIE, ISO/CIE 11664-6) of a colour whose pixels are
 * `members`, whole, 4 to 25: more digits would claim to know more. Independent parts are added as squares (JCGM 100:2008, "GUM", 5.1.2): the camera; the profile,
 * when the file names none, as how much the colour changes read as Display P3; the cast, as the chroma of what looks near white,
 * or as unknown; the exposure, from what is clipped and how dark the lightest is; the spread of the pixels that count as one colour.
 */
export function colourUncertainty(
  colour: Lab,
  members: readonly Weighed[],
  photo: readonly Weighed[],
  light: PhotoLight,
): number {
  const parts = [
    CAMERA,
    light.profiled ? 0 : unnamedProfile(colour),
    cast(photo),
    CLIPPED * shareOf(members, ({ lab: [l] }) => l >= 98 || l <= 3),
    darkness(photo),
    spread(colour, members) / RECTANGULAR,
  ];
  return Math.min(MOST, Math.round(Math.hypot(...parts)));
}

function unnamedProfile(colour: Lab): number {
  const { r, g, b } = culori.rgb(lab65(colour));
  return difference(lab65(colour), toLab({ mode: 'p3', r, g, b })) / RECTANGULAR;
}

function cast(photo: readonly Weighed[]): number {
  const neutral = ({ lab: [l, a, b] }: Weighed) =>
    l >= NEUTRAL.least && l <= NEUTRAL.most && Math.hypot(a, b) <= NEUTRAL.chroma;
  if (shareOf(photo, neutral) < NEUTRAL.share) return UNKNOWN_LIGHT;
  const found = photo.filter(neutral);
  const whole = sum(found);
  const mean = (axis: 1 | 2) =>
    found.reduce((total, { lab, weight }) => total + lab[axis] * weight, 0) / whole;
  return Math.min(UNKNOWN_LIGHT, Math.hypot(mean(1), mean(2)));
}

function darkness(photo: readonly Weighed[]): number {
  let above = 0.05 * sum(photo);
  for (const { lab, weight } of photo.toSorted((one, other) => other.lab[0] - one.lab[0])) {
    above -= weight;
    if (above <= 0) return DARK * Math.max(0, 1 - lab[0] / LIGHT_ENOUGH);
  }
  return 0;
}

/** Root of the mean square difference: folds, shadows, and yarns that are told as one. */
function spread(colour: Lab, members: readonly Weighed[]): number {
  const whole = sum(members);
  if (whole === 0) return 0;
  const squares = members.reduce(
    (total, { lab, weight }) => total + weight * difference(lab65(lab), lab65(colour)) ** 2,
    0,
  );
  return Math.sqrt(squares / whole);
}

function shareOf(all: readonly Weighed[], counts: (one: Weighed) => boolean): number {
  const whole = sum(all);
  return whole === 0 ? 0 : sum(all.filter(counts)) / whole;
}

function sum(all: readonly Weighed[]): number {
  return all.reduce((total, { weight }) => total + weight, 0);
}

function lab65([l, a, b]: Lab) {
  return { mode: 'lab65', l, a, b } as const;
}
