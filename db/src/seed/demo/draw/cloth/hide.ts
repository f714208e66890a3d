import { mix, type Rgb, scale } from '../colour.ts';
import { drift, grain, wander } from '../noise.ts';
import { createRandom } from '../random.ts';
import type { Finish, Swatch } from '../swatch.ts';
import { ground } from './pile.ts';
import { pair, type SwatchMaker } from './weaves.ts';

/** Full-grain leather: pores and creases of a real skin. */
export const leather: SwatchMaker = (colours) =>
  grained(colours, 96, 30, { gloss: 0.2, tightness: 10, rim: 0, depth: 0.75 });

/** Nappa: fine grain, soft shine. */
export const nappa: SwatchMaker = (colours) =>
  grained(colours, 160, 15, { gloss: 0.24, tightness: 12, rim: 0, depth: 0.55 });

/** Vegetable-tanned: nearly smooth, matt, marked by growth. */
export const vegetable: SwatchMaker = (colours) => {
  const swatch = grained(colours, 160, 9, { gloss: 0.1, tightness: 7, rim: 0, depth: 0.55 });
  scarSwatch(swatch, scale(pair(colours, [0, 0, 0])[0], 0.78), 8);
  return swatch;
};

/** Coated fabric with an embossed regular grain and a wet shine. */
export const coated: SwatchMaker = (colours) =>
  grained(colours, 128, 16, { gloss: 0.36, tightness: 16, rim: 0, depth: 0.5 });

/** Tarpaulin: closed, smooth, its scrim pressing through. */
export const tarpaulin: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.3, tightness: 14, rim: 0, depth: 0.5 }, (spot, here) => {
    const x = here & 1023;
    const y = here >> 10;
    const scrim = Math.cos((x * Math.PI * 2) / 16) + Math.cos((y * Math.PI * 2) / 16);
    spot[0] = 7 * scrim + 3 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.015 * (drift[here] ?? 0);
  });

/** Pressed cork: granules of many browns. */
export const cork: SwatchMaker = (colours) => {
  const [face] = pair(colours, [0, 0, 0]);
  const cells = cellTable(72, 31);
  const random = createRandom(88);
  const tones = new Float32Array(74 * 74).map(() => 0.74 + random() * 0.42);
  return ground([face], { gloss: 0.04, tightness: 6, rim: 0, depth: 0.8 }, (spot, here) => {
    const cell = nearestCells(here, cells, 72);
    const edge = Math.sqrt(cell.second) - Math.sqrt(cell.first);
    const dark = edge < 0.1 ? 0.82 : 1;
    const pit = (grain[(here * 5 + (here >> 9)) & 65535] ?? 0) > 0.965 ? -36 : 0;
    spot[0] = Math.min(0, edge * 90 - 14) + pit + 7 * (grain[(here * 11) & 65535] ?? 0);
    spot[1] = (tones[cell.index] ?? 1) * dark;
  });
};

/** Open foam: pits of many sizes in a pale mass. */
export const foam: SwatchMaker = (colours) => {
  const cells = cellTable(128, 57);
  return ground(colours, { gloss: 0, tightness: 4, rim: 0.1, depth: 0.85 }, (spot, here) => {
    const cell = nearestCells(here, cells, 128);
    const pit = Math.max(0, 0.3 - cell.first) * 3.3;
    const large = (wander[(here * 3) & 1048575] ?? 0) > 0.55 ? -10 : 0;
    spot[0] = 6 - pit * 26 + large + 6 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 - pit * 0.1;
  });
};

function grained(colours: readonly Rgb[], cells: number, relief: number, finish: Finish): Swatch {
  const table = cellTable(cells, 19);
  const [face] = pair(colours, [0, 0, 0]);
  return ground([face], finish, (spot, here) => {
    const strayed = (here + ((4 * (wander[here] ?? 0)) | 0)) & 1048575;
    const cell = nearestCells(strayed, table, cells);
    const crease = Math.min(1, (Math.sqrt(cell.second) - Math.sqrt(cell.first)) * 3.2);
    const swell = wander[(here * 2) & 1048575] ?? 0;
    spot[0] =
      relief * (crease - 0.75) * (1 + 0.5 * swell) -
      cell.slope * relief * 0.35 +
      3 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 0.955 + 0.05 * crease + 0.035 * (drift[here] ?? 0);
  });
}

/**
 * Jittered points, one in every cell of a `cells` × `cells` grid over the swatch, with a border of one cell
 * from the other side: x and y in turn.
 */
function cellTable(cells: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const jitter = new Float32Array(cells * cells * 2).map(() => 0.12 + random() * 0.76);
  const wide = cells + 2;
  const table = new Float32Array(wide * wide * 2);
  for (let row = 0; row < wide; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      const from = (((row + cells - 1) % cells) * cells + ((column + cells - 1) % cells)) * 2;
      const to = (row * wide + column) * 2;
      table[to] = column - 1 + (jitter[from] ?? 0.5);
      table[to + 1] = row - 1 + (jitter[from + 1] ?? 0.5);
    }
  }
  return table;
}

type Cells = { index: number; first: number; second: number; slope: number };

const found: Cells = { index: 0, first: 0, second: 0, slope: 0 };

/**
 * Squared distances (in cells) to the two nearest points, the cell of the nearest, and which side of it one
 * stands; the answer is reused by the next call.
 */
function nearestCells(here: number, table: Float32Array, cells: number): Cells {
  const u = ((here & 1023) * cells) / 1024;
  const v = ((here >> 10) * cells) / 1024;
  const wide = cells + 2;
  const corner = (v | 0) * wide + (u | 0);
  let first = 9;
  let second = 9;
  let nearest = corner;
  for (let line = corner; line <= corner + 2 * wide; line += wide) {
    for (let place = line; place <= line + 2; place += 1) {
      const dx = (table[place * 2] ?? 0) - u;
      const dy = (table[place * 2 + 1] ?? 0) - v;
      const distance = dx * dx + dy * dy;
      if (distance < first) {
        second = first;
        first = distance;
        nearest = place;
      } else if (distance < second) second = distance;
    }
  }
  found.first = first;
  found.second = second;
  found.index = nearest;
  found.slope = u + v - (table[nearest * 2] ?? 0) - (table[nearest * 2 + 1] ?? 0);
  return found;
}

/** Healed scratches and veins across a skin. */
function scarSwatch(swatch: Swatch, colour: Rgb, count: number): void {
  const random = createRandom(61);
  const { texels } = swatch;
  for (let scar = 0; scar < count; scar += 1) {
    let x = random() * 1024;
    let y = random() * 1024;
    let angle = random() * Math.PI * 2;
    const length = 60 + random() * 200;
    for (let step = 0; step < length; step += 1) {
      const at = (((y & 1023) << 10) | (x & 1023)) << 2;
      const blended = mix([texels[at] ?? 0, texels[at + 1] ?? 0, texels[at + 2] ?? 0], colour, 0.2);
      texels[at] = blended[0];
      texels[at + 1] = blended[1];
      texels[at + 2] = blended[2];
      texels[at + 3] = (texels[at + 3] ?? 128) - 7;
      angle += (random() - 0.5) * 0.16;
      x += Math.cos(angle);
      y += Math.sin(angle);
    }
  }
}
