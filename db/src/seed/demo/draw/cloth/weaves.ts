import { brightness, mix, type Rgb, scale } from '../colour.ts';
import { between, type Random } from '../random.ts';
import type { Swatch } from '../swatch.ts';
import { BASKET, herringbone, PLAIN, SATIN, TWILL_2_2, TWILL_3_1 } from './drafts.ts';
import { weaveSwatch } from './weave.ts';

/** Makes a swatch of one material in the given colours, the first being the one that the eye names. */
export type SwatchMaker = (colours: readonly Rgb[], random: Random) => Swatch;

/** Shirting, poplin, fine plain cloth. */
export const plainWeave: SwatchMaker = (colours, random) =>
  weaveSwatch({
    ...solid(colours, 0.5),
    ends: 222,
    picks: 190,
    lift: PLAIN,
    stray: 0.7,
    uneven: between(random, 0.12, 0.24),
    fuzz: 0.1,
  });

/** Linen: plain weave of yarn that swells and thins. */
export const linen: SwatchMaker = (colours) =>
  weaveSwatch({
    ...solid(colours, 0.7),
    ends: 128,
    picks: 112,
    lift: PLAIN,
    stray: 1.8,
    uneven: 1,
    open: 0.1,
    fuzz: 0.15,
  });

/** Canvas and duck: heavy basket weave. */
export const canvas: SwatchMaker = (colours) =>
  weaveSwatch({
    ...solid(colours, 0.6),
    ends: 144,
    picks: 128,
    lift: BASKET,
    stray: 1.4,
    uneven: 0.7,
    fuzz: 0.15,
  });

/** Fine wool twill: suiting, gabardine, drill. */
export const twill: SwatchMaker = (colours, random) =>
  weaveSwatch({
    ...solid(colours, 0.8),
    ends: 192,
    picks: 160,
    lift: TWILL_2_2,
    uneven: between(random, 0.2, 0.4),
    fuzz: 0.3,
  });

/** Indigo warp over an ecru weft; the second colour is the weft. */
export const denim: SwatchMaker = (colours) => {
  const [face, back] = pair(colours, [206, 203, 196]);
  return weaveSwatch({
    ends: 176,
    picks: 136,
    lift: TWILL_3_1,
    warp: (end) => scale(face, 0.94 + 0.12 * (((end * 7) % 5) / 4)),
    weft: () => mix(back, face, 0.6),
    stray: 1.8,
    uneven: 1,
    fuzz: 0.3,
  });
};

/** Filament satin, with the lamp running over its folds. */
export const satin: SwatchMaker = (colours) =>
  weaveSwatch({
    ...solid(colours, 0.9),
    ends: 248,
    picks: 120,
    lift: SATIN,
    stray: 0.6,
    uneven: 0.08,
    finish: { gloss: 0.42, tightness: 14, rim: 0, depth: 0.34 },
  });

/** Lining and habotai: fine, bright, nearly without a face. */
export const lining: SwatchMaker = (colours) =>
  weaveSwatch({
    ...solid(colours, 0.85),
    ends: 248,
    picks: 236,
    lift: TWILL_2_2,
    stray: 0.5,
    uneven: 0.05,
    finish: { gloss: 0.3, tightness: 10, rim: 0, depth: 0.3 },
  });

/** Voile, organza, gauze: open plain weave through which the table shows. */
export const organza: SwatchMaker = (colours) =>
  weaveSwatch({
    ...solid(colours, 0.9),
    ends: 128,
    picks: 128,
    lift: PLAIN,
    stray: 1,
    uneven: 0.2,
    open: 0.5,
    finish: { gloss: 0.3, tightness: 12, rim: 0.3, depth: 0.6 },
  });

/** Herringbone: the second colour crosses the first. */
export const herringboneCloth: SwatchMaker = (colours) => {
  const [face, cross] = pair(colours, mix(colours[0] ?? [128, 128, 128], [240, 236, 226], 0.6));
  return weaveSwatch({
    ends: 128,
    picks: 112,
    lift: herringbone(16),
    warp: () => face,
    weft: (pick) => scale(cross, 0.97 + 0.06 * (pick % 2)),
    stray: 1.6,
    uneven: 0.7,
    fuzz: 0.5,
  });
};

/** Houndstooth: four ends and four picks of each colour in 2/2 twill; large, as on coats. */
export const houndstooth: SwatchMaker = (colours) => {
  const [black, white] = pair(colours, [236, 230, 218]);
  const dark = mix(black, white, 0.1);
  const light = mix(white, black, 0.08);
  const plan = (thread: number) => (thread % 8 < 4 ? dark : light);
  return weaveSwatch({
    ends: 96,
    picks: 96,
    lift: TWILL_2_2,
    warp: plan,
    weft: plan,
    stray: 1.5,
    uneven: 0.5,
    fuzz: 0.55,
  });
};

/** Tweed: two tones twisted, with flecks of the further colours. */
export const tweed: SwatchMaker = (colours, random) => {
  const [ground, second] = pair(colours, scale(colours[0] ?? [128, 128, 128], 0.7));
  const shades = Array.from({ length: 120 }, () =>
    scale(mix(ground, second, random() < 0.4 ? 0.7 : 0.1), between(random, 0.9, 1.12)),
  );
  return weaveSwatch({
    ends: 120,
    picks: 100,
    lift: TWILL_2_2,
    warp: (end) => shades[end] ?? ground,
    weft: (pick) => shades[(pick * 37) % 120] ?? ground,
    stray: 3.4,
    uneven: 1.2,
    fuzz: 0.75,
    flecks: {
      colours: colours.length > 2 ? colours.slice(2) : [mix(ground, [245, 240, 230], 0.6)],
      share: 0.2,
    },
  });
};

/** Ripstop: fine plain weave with a thicker thread at every square. */
export const ripstop: SwatchMaker = (colours) => {
  const [ground] = pair(colours, [0, 0, 0]);
  const grid = (thread: number) => (thread % 16 < 2 ? scale(ground, 1.14) : ground);
  return weaveSwatch({
    ends: 240,
    picks: 240,
    lift: PLAIN,
    warp: grid,
    weft: grid,
    stray: 0.4,
    uneven: 0.08,
    finish: { gloss: 0.22, tightness: 9, rim: 0, depth: 0.5 },
  });
};

/** The face colour and the one beside it, or `other` where only one is given. */
export function pair(colours: readonly Rgb[], other: Rgb): [Rgb, Rgb] {
  const face = colours[0] ?? [128, 128, 128];
  return [face, colours[1] ?? other];
}

/**
 * Warp and weft of one colour, a shade apart, so that the weave can be read; `closeness` 1 = the same shade.
 */
function solid(colours: readonly Rgb[], closeness: number): { warp: () => Rgb; weft: () => Rgb } {
  const [face] = pair(colours, [0, 0, 0]);
  const apart = (1 - closeness) * (brightness(face) > 120 ? 0.14 : 0.3);
  const warp = scale(face, 1 + apart / 2);
  const weft = scale(colours[1] ?? face, 1 - apart / 2);
  return { warp: () => warp, weft: () => weft };
}
