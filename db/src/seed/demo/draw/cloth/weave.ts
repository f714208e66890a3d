import { mix, type Rgb } from '../colour.ts';
import { drift, grain, streak, wander } from '../noise.ts';
import { createSwatch, type Finish, MATT, SWATCH_SIZE, type Swatch } from '../swatch.ts';

/**
 * A weave to draw thread by thread. `lift` is the draft, one string a pick, `x` where the warp end passes over
 * it; `ends` and `picks` are threads across a swatch (1024 texels), multiples of the draft and of any colour
 * plan.
 */
export type Weave = {
  readonly ends: number;
  readonly picks: number;
  readonly lift: readonly string[];
  readonly warp: (end: number) => Rgb;
  readonly weft: (pick: number) => Rgb;
  /** Straying of the yarn, in texels. */
  readonly stray?: number;
  /** Unevenness of thickness and tone, 0 filament to 1 handspun. */
  readonly uneven?: number;
  /** Share of the pitch left open between threads, 0 (closed) to 0.6 (voile). */
  readonly open?: number;
  /** Loose fibre over the surface, 0 none to 1 fulled. */
  readonly fuzz?: number;
  /** Colours of flecks spun in, with the share of yarn that they take. */
  readonly flecks?: { readonly colours: readonly Rgb[]; readonly share: number };
  /** Another draft where `figure` (1024 × 1024, as `wander`) is above 0: damask and jacquard. */
  readonly figure?: {
    /** no two figures of one name */
    readonly name: string;
    readonly at: (x: number, y: number) => boolean;
    readonly lift: readonly string[];
  };
  /** Printed over: a colour for this texel or null for the yarn's own. */
  readonly print?: (x: number, y: number) => Rgb | null;
  readonly finish?: Finish;
};

/** Draws one repeat of woven cloth. */
export function weaveSwatch(weave: Weave): Swatch {
  const swatch = createSwatch(weave.finish ?? MATT, (weave.open ?? 0) > 0.3);
  const cloth = wovenOf(weave);
  dyeThreads(swatch, weave, cloth);
  if (swatch.holes && cloth.holes) swatch.holes.set(cloth.holes);
  if (weave.flecks || weave.print) overdye(swatch, weave);
  return swatch;
}

/**
 * Cloth in the grey, a texel each: which thread shows (an end, or `PICKS` and a pick), its tone (128 = the colour itself), its
 * relief, and how closed the cloth is.
 */
type Woven = {
  readonly threads: Uint16Array;
  readonly tones: Uint8ClampedArray;
  readonly relief: Uint8ClampedArray;
  readonly holes: Uint8ClampedArray | null;
};

const PICKS = 0x8000;
/** Where a figured cloth is tied: the thread sinks between its neighbours, which hide most of its colour. */
const BINDING = 0x4000;

let lastWoven: { readonly name: string; readonly cloth: Woven } | null = null;

/** Weaving takes five times as long as dyeing, and what is drawn together is mostly one weave in many colours: the last is kept. */
function wovenOf(weave: Weave): Woven {
  const { ends, picks, lift, stray, uneven, open, fuzz, figure } = weave;
  const name = JSON.stringify([ends, picks, lift, stray, uneven, open, fuzz, figure?.name]);
  if (lastWoven?.name !== name) lastWoven = { name, cloth: weaveCloth(weave) };
  return lastWoven.cloth;
}

function weaveCloth(weave: Weave): Woven {
  const texels = SWATCH_SIZE * SWATCH_SIZE;
  const draft = readDraft(weave.lift);
  const cloth = {
    threads: new Uint16Array(texels),
    tones: new Uint8ClampedArray(texels),
    relief: new Uint8ClampedArray(texels),
    holes: (weave.open ?? 0) > 0.3 ? new Uint8ClampedArray(texels) : null,
  };
  const loom: Loom = { weave, draft, figured: weave.figure ? readDraft(weave.figure.lift) : draft };
  for (let y = 0; y < SWATCH_SIZE; y += 1) weaveRow(cloth, loom, y);
  return cloth;
}

function dyeThreads(swatch: Swatch, weave: Weave, { threads, tones, relief }: Woven): void {
  const warp = threadColours(weave.ends, weave.warp);
  const weft = threadColours(weave.picks, weave.weft);
  const sunkWarp = threadColours(weave.ends, (end) => mix(weave.warp(end), weave.weft(0), 0.7));
  const sunkWeft = threadColours(weave.picks, (pick) => mix(weave.weft(pick), weave.warp(0), 0.7));
  const { texels } = swatch;
  for (let here = 0; here < threads.length; here += 1) {
    const thread = threads[here] ?? 0;
    const sunk = (thread & BINDING) !== 0;
    const colours = thread < PICKS ? (sunk ? sunkWarp : warp) : sunk ? sunkWeft : weft;
    const from = (thread & (BINDING - 1)) * 3;
    const tone = (tones[here] ?? 128) / 128;
    const at = here << 2;
    texels[at] = (colours[from] ?? 0) * tone;
    texels[at + 1] = (colours[from + 1] ?? 0) * tone;
    texels[at + 2] = (colours[from + 2] ?? 0) * tone;
    texels[at + 3] = relief[here] ?? 128;
  }
}

/** A weave made ready: drafts read. */
type Loom = { readonly weave: Weave; readonly draft: Draft; readonly figured: Draft };

type Draft = { readonly ends: number; readonly picks: number; readonly cells: Uint8Array };

/** Bit 1: warp on top. Bit 2: the upper thread goes under the next at its end. */
function readDraft(lift: readonly string[]): Draft {
  const picks = lift.length;
  const ends = lift[0]?.length ?? 0;
  const over = (end: number, pick: number) => lift[pick % picks]?.[end % ends] === 'x';
  const cells = new Uint8Array(ends * picks);
  for (let pick = 0; pick < picks; pick += 1) {
    for (let end = 0; end < ends; end += 1) {
      const warp = over(end, pick);
      const next = warp ? over(end, pick + 1) : over(end + 1, pick);
      cells[pick * ends + end] = (warp ? 1 : 0) | (next === warp ? 0 : 2);
    }
  }
  return { ends, picks, cells };
}

function threadColours(count: number, colourOf: (thread: number) => Rgb): Float32Array {
  const colours = new Float32Array(count * 3);
  for (let thread = 0; thread < count; thread += 1) colours.set(colourOf(thread), thread * 3);
  return colours;
}

/**
 * Runs for a million texels: one body, and helpers small enough to be inlined, since an object or an array to
 * pass results would triple its time.
 */
function weaveRow(cloth: Woven, loom: Loom, y: number): void {
  const { ends, picks, figure, stray = 1.2, uneven = 0.3, open = 0, fuzz = 0 } = loom.weave;
  const { threads, tones, relief: heights, holes } = cloth;
  for (let x = 0; x < SWATCH_SIZE; x += 1) {
    const here = (y << 10) | x;
    const endPlace = ((x + stray * (wander[here] ?? 0)) * ends) / SWATCH_SIZE + ends;
    const pickPlace = ((y + stray * (wander[(x << 10) | y] ?? 0)) * picks) / SWATCH_SIZE + picks;
    const end = (endPlace | 0) % ends;
    const pick = (pickPlace | 0) % picks;
    const fe = (endPlace - (endPlace | 0)) * 2 - 1;
    const fp = (pickPlace - (pickPlace | 0)) * 2 - 1;
    const plan = figure?.at(x, y) ? loom.figured : loom.draft;
    const cell = plan.cells[(pick % plan.picks) * plan.ends + (end % plan.ends)] ?? 0;
    const warpUp = (cell & 1) === 1;
    const thread = warpUp ? end * 7 : pick * 11 + 101;
    const along = warpUp ? y : x;
    const slub = (streak[((thread & 255) << 8) | ((along >> 3) & 255)] ?? 0) * uneven;
    const across = (warpUp ? fe : fp) / ((1.07 - open) * (1 + 0.22 * slub));
    const covered = 1 - across * across;
    const twist = ((across * 5 + along * (warpUp ? 0.55 : -0.55)) | 0) * 13 + thread;
    const ply = (streak[((twist & 255) << 8) | (along & 255)] ?? 0) * (0.5 + uneven);
    const relief = covered > 0 ? roundness(across, covered, ply) + dive(cell, warpUp ? fp : fe) : -34;
    // In a gap the thread below shows, in the shade of the others.
    const shown = covered > 0 === warpUp;
    const binding = figure !== undefined && shown === (plan === loom.figured);
    threads[here] = (shown ? end : PICKS | pick) | (binding ? BINDING : 0);
    const drifted = 1 + 0.035 * uneven * (drift[here] ?? 0) + 0.012 * (grain[(here * 3) & 65535] ?? 0);
    tones[here] = (covered > 0 ? 1 + 0.09 * slub : 0.8) * drifted * 128;
    heights[here] = 128 + relief * (1 - fuzz * 0.55) + fuzz * nap(x, y);
    if (holes) holes[here] = covered * 900;
  }
}

/** The roundness of a yarn across it, lit from the left for warp and from above for weft, and its twist. */
function roundness(across: number, covered: number, ply: number): number {
  return 16 - across * 20 - (1 - covered) * 22 + ply * 11;
}

/**
 * Where a thread goes under the next it turns from the lamp and sinks; where it comes up it turns to the lamp,
 * which makes up for being low.
 */
function dive(cell: number, length: number): number {
  return cell & 2 && length > 0 ? -52 * length * length : 0;
}

/** Loose fibre over the cloth. */
function nap(x: number, y: number): number {
  const speck = grain[(((y << 10) | x) * 5 + (x >> 1)) & 65535] ?? 0;
  const hair = streak[(((x + (y >> 1)) & 255) << 8) | ((y - (x >> 2)) & 255)] ?? 0;
  return 17 * speck + 12 * hair;
}

/** Puts flecks and print over the woven colours. */
function overdye(swatch: Swatch, weave: Weave): void {
  const { texels } = swatch;
  for (let here = 0; here < SWATCH_SIZE * SWATCH_SIZE; here += 1) {
    const colour =
      weave.print?.(here & 1023, here >> 10) ?? (weave.flecks ? fleckAt(weave, weave.flecks, here) : null);
    if (!colour) continue;
    const tone = 1 + 0.03 * (grain[(here * 3) & 65535] ?? 0);
    const at = here << 2;
    texels[at] = colour[0] * tone;
    texels[at + 1] = colour[1] * tone;
    texels[at + 2] = colour[2] * tone;
  }
}

/** A fleck is a few stitches of one end in another colour. */
function fleckAt(weave: Weave, flecks: NonNullable<Weave['flecks']>, here: number): Rgb | null {
  const x = (here & 1023) + (weave.stray ?? 1.2) * (wander[here] ?? 0);
  const end = ((x * weave.ends) / SWATCH_SIZE + weave.ends) | 0;
  const along = here >> 10;
  const chance = streak[(((end * 31) & 255) << 8) | ((along >> 1) & 255)] ?? 0;
  if (chance < 1.15 - flecks.share * 2) return null;
  return flecks.colours[(end + (along >> 5)) % flecks.colours.length] ?? null;
}
