import { mix, type Rgb } from '../colour.ts';
import { drift, grain, streak, wander } from '../noise.ts';
import { createSwatch, type Finish, SWATCH_SIZE, type Swatch } from '../swatch.ts';
import { scatterFibres } from './fibres.ts';
import { pair, type SwatchMaker } from './weaves.ts';

/** Velvet: no thread to be seen, light along the edge of every fold. */
export const velvet: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0, tightness: 4, rim: 1, depth: 0.5 }, (spot, here) => {
    spot[0] =
      13 * (grain[(here * 7) & 65535] ?? 0) +
      12 * (drift[(here * 3) & 1048575] ?? 0) +
      7 * (streak[(here >> 2) & 65535] ?? 0);
    spot[1] = 1 + 0.05 * (drift[here] ?? 0);
  });

/** Corduroy: round wales of pile with a dark channel between. */
export const corduroy: SwatchMaker = (colours, random) => {
  const wales = random() < 0.5 ? 40 : 56;
  return ground(colours, { gloss: 0, tightness: 4, rim: 0.5, depth: 0.85 }, (spot, here) => {
    const x = here & 1023;
    const sway = x + 2.2 * (wander[here] ?? 0);
    const place = (((sway * wales) / SWATCH_SIZE + wales) % 1) * 2 - 1;
    const round = Math.sqrt(Math.max(0, 1 - place * place));
    const tuft = grain[(here * 5 + (here >> 10) * 3) & 65535] ?? 0;
    spot[0] = round * 52 - 46 - place * 20 + tuft * 15 * (0.4 + round);
    spot[1] = (0.86 + 0.16 * round) * (1 + 0.03 * (drift[here] ?? 0));
  });
};

/** Pressed felt: fibres lying every way. */
export const felt: SwatchMaker = (colours, random) => {
  const swatch = ground(colours, { gloss: 0, tightness: 4, rim: 0.1, depth: 0.7 }, (spot, here) => {
    spot[0] = 12 * (drift[(here * 3) & 1048575] ?? 0) + 9 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.035 * (drift[here] ?? 0);
  });
  scatterFibres(swatch, random, {
    count: 15000,
    length: [10, 38],
    direction: 0,
    spread: Math.PI,
    relief: 26,
    tone: 0.05,
    curl: 1.6,
    width: 1,
  });
  return swatch;
};

/** Fleece and brushed sweat: short curled pile in small clumps. */
export const fleece: SwatchMaker = (colours, random) => {
  const swatch = ground(colours, { gloss: 0, tightness: 4, rim: 0.35, depth: 0.9 }, (spot, here) => {
    spot[0] = 30 * (wander[(here * 2) & 1048575] ?? 0) + 10 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.03 * (drift[here] ?? 0);
  });
  scatterFibres(swatch, random, {
    count: 13000,
    length: [12, 30],
    direction: 0.9,
    spread: 2,
    relief: 46,
    tone: 0.06,
    curl: 3,
    width: 2,
  });
  return swatch;
};

/** Long pile, combed one way: synthetic pile fabric. */
export const longPile: SwatchMaker = (colours, random) => {
  const [face, root] = pair(colours, mix(colours[0] ?? [128, 128, 128], [20, 16, 12], 0.35));
  const swatch = ground([face], { gloss: 0.05, tightness: 7, rim: 0.3, depth: 1 }, (spot, here) => {
    spot[0] = 24 * (wander[here] ?? 0);
    spot[1] = 1;
  });
  tintPatches(swatch, root);
  scatterFibres(swatch, random, {
    count: 15000,
    length: [50, 110],
    direction: 1.25,
    spread: 0.45,
    relief: 62,
    tone: 0.1,
    curl: 0.9,
    width: 2,
  });
  return swatch;
};

/** Shearling: tight curls of wool. */
export const shearling: SwatchMaker = (colours, random) => {
  const swatch = ground(colours, { gloss: 0, tightness: 4, rim: 0.2, depth: 1 }, (spot, here) => {
    spot[0] = 16 * (wander[(here * 3) & 1048575] ?? 0);
    spot[1] = 1 + 0.025 * (wander[here] ?? 0);
  });
  scatterFibres(swatch, random, {
    count: 7000,
    length: [34, 64],
    direction: 0,
    spread: Math.PI,
    relief: 46,
    tone: 0.02,
    curl: 11,
    width: 3,
  });
  return swatch;
};

/** Wadding: a cloud of pale fibre. */
export const wadding: SwatchMaker = (colours, random) => {
  const swatch = ground(colours, { gloss: 0, tightness: 4, rim: 0.15, depth: 0.6 }, (spot, here) => {
    spot[0] = 9 * (drift[here] ?? 0) + 6 * (wander[here] ?? 0);
    spot[1] = 1 + 0.03 * (wander[here] ?? 0);
  });
  scatterFibres(swatch, random, {
    count: 9000,
    length: [60, 150],
    direction: 0,
    spread: Math.PI,
    relief: 22,
    tone: 0.03,
    curl: 2.4,
    width: 1,
  });
  return swatch;
};

/** Suede and split: short nap with hand marks where it was brushed. */
export const suede: SwatchMaker = (colours, random) => {
  const swatch = ground(colours, { gloss: 0, tightness: 4, rim: 0.22, depth: 0.65 }, (spot, here) => {
    spot[0] = 10 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.07 * (drift[here] ?? 0) + 0.04 * (wander[here] ?? 0);
  });
  scatterFibres(swatch, random, {
    count: 26000,
    length: [6, 14],
    direction: 1.1,
    spread: 0.7,
    relief: 30,
    tone: 0.05,
    curl: 0.5,
    width: 1,
  });
  return swatch;
};

/**
 * Where a material writes relief (0) and tone (1) of the texel asked for; shared, since a million answers an
 * object each would be all garbage.
 */
export type TexelSpot = Float64Array;

/**
 * Fills a swatch with the first colour; `spotAt` writes relief (0 = flat) and tone (1 = the colour itself) of
 * a texel into `spot`.
 */
export function ground(
  colours: readonly Rgb[],
  finish: Finish,
  spotAt: (spot: TexelSpot, here: number) => void,
): Swatch {
  const swatch = createSwatch(finish);
  const [face] = pair(colours, [0, 0, 0]);
  const { texels } = swatch;
  const spot: TexelSpot = new Float64Array(2);
  for (let here = 0; here < SWATCH_SIZE * SWATCH_SIZE; here += 1) {
    spotAt(spot, here);
    const tone = spot[1] ?? 1;
    const at = here << 2;
    texels[at] = face[0] * tone;
    texels[at + 1] = face[1] * tone;
    texels[at + 2] = face[2] * tone;
    texels[at + 3] = 128 + (spot[0] ?? 0);
  }
  return swatch;
}

function tintPatches(swatch: Swatch, root: Rgb): void {
  const { texels } = swatch;
  for (let here = 0; here < SWATCH_SIZE * SWATCH_SIZE; here += 1) {
    const share = Math.max(0, Math.min(0.8, 0.25 + 0.6 * (wander[here] ?? 0)));
    const at = here << 2;
    texels[at] = (texels[at] ?? 0) * (1 - share) + root[0] * share;
    texels[at + 1] = (texels[at + 1] ?? 0) * (1 - share) + root[1] * share;
    texels[at + 2] = (texels[at + 2] ?? 0) * (1 - share) + root[2] * share;
  }
}
