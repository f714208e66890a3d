import { mix, type Rgb, scale } from '../colour.ts';
import { createRandom } from '../random.ts';
import { SWATCH_SIZE } from '../swatch.ts';
import { PLAIN, SATEEN, SATIN, TWILL_2_2 } from './drafts.ts';
import { bloomFigure, bloomPrint, damaskFigure } from './figures.ts';
import { weaveSwatch } from './weave.ts';
import { pair, type SwatchMaker } from './weaves.ts';

/** Yarn-dyed stripes along the warp: wide ground, bands of the further colours. */
export const stripe: SwatchMaker = (colours, random) => {
  const [ground] = pair(colours, [0, 0, 0]);
  const bands = colours.length > 1 ? colours.slice(1) : [scale(ground, 0.6)];
  const repeat = random() < 0.5 ? 32 : 64;
  const band = Math.round(repeat * 0.34);
  const warp = (end: number): Rgb => {
    const place = end % repeat;
    if (place < band) return bands[Math.floor(end / repeat) % bands.length] ?? ground;
    return ground;
  };
  return weaveSwatch({
    ends: 192,
    picks: 168,
    lift: PLAIN,
    warp,
    weft: () => ground,
    uneven: 0.35,
    fuzz: 0.1,
  });
};

/** Fine tennis stripe on suiting: one light end in many. */
export const pinstripe: SwatchMaker = (colours) => {
  const [ground, line] = pair(colours, [226, 222, 214]);
  const warp = (end: number): Rgb => (end % 24 === 0 ? mix(ground, line, 0.85) : ground);
  return weaveSwatch({
    ends: 192,
    picks: 160,
    lift: TWILL_2_2,
    warp,
    weft: () => ground,
    uneven: 0.3,
    fuzz: 0.35,
  });
};

/** Gingham: equal checks of colour and white. */
export const gingham: SwatchMaker = (colours) => {
  const [colour, white] = pair(colours, [240, 238, 232]);
  const plan = (thread: number) => (thread % 32 < 16 ? colour : white);
  return weaveSwatch({ ends: 160, picks: 160, lift: PLAIN, warp: plan, weft: plan, uneven: 0.3, fuzz: 0.1 });
};

/** Tartan: a symmetrical sett of the ground with bands and lines of the further colours, in 2/2 twill. */
export const tartan: SwatchMaker = (colours) => {
  const ground = colours[0] ?? [128, 128, 128];
  const band = colours[1] ?? scale(ground, 0.5);
  const line = colours[2] ?? [232, 226, 210];
  const plan = (thread: number): Rgb => {
    const place = thread % 64;
    const mirrored = place < 32 ? place : 63 - place;
    if (mirrored < 2) return line;
    if (mirrored >= 12 && mirrored < 22) return band;
    if (mirrored >= 25 && mirrored < 27) return band;
    return ground;
  };
  return weaveSwatch({
    ends: 128,
    picks: 128,
    lift: TWILL_2_2,
    warp: plan,
    weft: plan,
    stray: 1.4,
    uneven: 0.5,
    fuzz: 0.45,
  });
};

/** Windowpane: thin lines of the second colour far apart. */
export const windowpane: SwatchMaker = (colours) => {
  const [ground, line] = pair(colours, [230, 224, 212]);
  const plan = (thread: number) => (thread % 48 < 2 ? mix(ground, line, 0.8) : ground);
  return weaveSwatch({
    ends: 192,
    picks: 192,
    lift: TWILL_2_2,
    warp: plan,
    weft: plan,
    uneven: 0.35,
    fuzz: 0.4,
  });
};

/** Prince of Wales: two and two against four and four, with a thin overcheck of the third colour. */
export const glenCheck: SwatchMaker = (colours) => {
  const [black, white] = pair(colours, [232, 228, 218]);
  // Loose fibre of either lies over the other.
  const dark = mix(black, white, 0.12);
  const light = mix(white, black, 0.1);
  const over = colours[2];
  const plan = (thread: number): Rgb => {
    const place = thread % 64;
    if (over && (place === 0 || place === 33)) return over;
    return place < 32 ? (place % 8 < 4 ? dark : light) : place % 4 < 2 ? dark : light;
  };
  return weaveSwatch({
    ends: 192,
    picks: 192,
    lift: TWILL_2_2,
    warp: plan,
    weft: plan,
    stray: 1,
    uneven: 0.35,
    fuzz: 0.35,
  });
};

/** Damask: figure and ground differ by which side of the satin shows. */
export const jacquard: SwatchMaker = (colours) => {
  const [ground, figure] = pair(colours, mix(colours[0] ?? [128, 128, 128], [240, 230, 200], 0.45));
  const shape = damaskFigure();
  return weaveSwatch({
    ends: 248,
    picks: 248,
    lift: SATIN,
    warp: () => ground,
    weft: () => figure,
    stray: 0.8,
    uneven: 0.2,
    figure: { name: 'damask', at: (x, y) => (shape[y * SWATCH_SIZE + x] ?? 0) > 0, lift: SATEEN },
    finish: { gloss: 0.16, tightness: 9, rim: 0, depth: 0.55 },
  });
};

/** Brocade: blooms raised on the ground in the further colours. */
export const brocade: SwatchMaker = (colours, random) => {
  const [ground, figure] = pair(colours, [214, 190, 130]);
  const plate = Math.floor(random() * BROCADE_PLATES);
  const shape = bloomFigure(createRandom(900 + plate));
  return weaveSwatch({
    ends: 248,
    picks: 216,
    lift: SATIN,
    warp: () => ground,
    weft: () => figure,
    stray: 0.9,
    uneven: 0.3,
    figure: { name: `blooms ${plate}`, at: (x, y) => (shape[y * SWATCH_SIZE + x] ?? 0) > 0, lift: SATEEN },
    finish: { gloss: 0.2, tightness: 9, rim: 0, depth: 0.7 },
  });
};

/** How many brocades there are to weave: each keeps its own cards. */
const BROCADE_PLATES = 3;

/** A print of blooms and leaves on fine plain cloth: the first colour is the ground. */
export const print: SwatchMaker = (colours, random) => {
  const ground = colours[0] ?? [230, 226, 216];
  const inks = colours.length > 1 ? colours : [ground, scale(ground, 0.5)];
  const plate = bloomPrint(random, inks.length - 1);
  const choose = (x: number, y: number): Rgb | null => {
    const ink = plate[y * SWATCH_SIZE + x] ?? 0;
    return ink === 0 ? null : (inks[ink] ?? null);
  };
  return weaveSwatch({
    ends: 250,
    picks: 226,
    lift: PLAIN,
    warp: () => ground,
    weft: () => ground,
    stray: 0.8,
    uneven: 0.25,
    print: choose,
    finish: { gloss: 0.08, tightness: 8, rim: 0, depth: 0.5 },
  });
};
