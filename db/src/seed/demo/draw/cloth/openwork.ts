import type { Rgb } from '../colour.ts';
import { grain, streak, wander } from '../noise.ts';
import { createRandom } from '../random.ts';
import { createSwatch, type Finish, SWATCH_SIZE, type Swatch } from '../swatch.ts';
import { bloomPrint } from './figures.ts';
import { pair, type SwatchMaker } from './weaves.ts';

const THREAD: Finish = { gloss: 0.12, tightness: 8, rim: 0.1, depth: 0.8 };

/** Tulle: a hexagonal net of fine thread. */
export const tulle: SwatchMaker = (colours) => {
  const swatch = createSwatch(THREAD, true);
  const [face] = pair(colours, [0, 0, 0]);
  fillOpenwork(swatch, face, (x, y, here) => netClosed(x, y, here, 64, 0.26));
  return swatch;
};

/** All-over lace: blooms worked closely on a net, with a raised outline. */
export const lace: SwatchMaker = (colours, random) => {
  const swatch = createSwatch(THREAD, true);
  const [face] = pair(colours, [0, 0, 0]);
  const plate = bloomPrint(random, 1);
  fillOpenwork(swatch, face, (x, y, here) => {
    const inside = plate[here] ?? 0;
    if (inside === 0) return outlineOf(plate, x, y) > 0 ? 1.25 : netClosed(x, y, here, 56, 0.24);
    return outlineOf(plate, x, y) < 4 ? 1.25 : 0.82 + 0.3 * Math.sin((x + y) * 0.9) * Math.sin((x - y) * 0.9);
  });
  return swatch;
};

/** Guipure: worked shapes held by bars, with no net between. */
export const guipure: SwatchMaker = (colours) => {
  const swatch = createSwatch(THREAD, true);
  const [face] = pair(colours, [0, 0, 0]);
  const motif = new Float32Array(ROSETTE * ROSETTE);
  for (let at = 0; at < motif.length; at += 1) {
    const px = ((at % ROSETTE) / ROSETTE) * 2 - 1;
    motif[at] = rosette(px, (Math.floor(at / ROSETTE) / ROSETTE) * 2 - 1);
  }
  fillOpenwork(swatch, face, (x, y, here) => {
    const column = (x + 2.5 * (wander[here] ?? 0)) & (ROSETTE - 1);
    const row = (y + 2.5 * (wander[(here * 3) & 1048575] ?? 0)) & (ROSETTE - 1);
    return motif[row * ROSETTE + column] ?? 0;
  });
  return swatch;
};

/** Texels from one rosette to the next. */
const ROSETTE = 128;

/** How closed guipure is at a place of its motif (-1 to 1): petals round a ring, small rings at the corners, bars between. */
function rosette(px: number, py: number): number {
  const reach = Math.hypot(px, py);
  const petal = 0.72 + 0.18 * Math.cos(Math.atan2(py, px) * 6);
  if (reach < petal && reach > 0.15)
    return 0.95 + 0.3 * Math.sin(reach * 34) - (petal - reach < 0.05 ? 0.2 : 0);
  const corner = Math.hypot(Math.abs(px) - 1, Math.abs(py) - 1);
  if (corner < 0.34 && corner > 0.1) return 1 + 0.2 * Math.sin(corner * 40);
  const bar = Math.abs(px) < 0.09 || Math.abs(py) < 0.09;
  return bar && reach > 0.2 ? 0.85 : 0;
}

/** Sequins sewn like scales: each catches the lamp in its own way. */
export const sequins: SwatchMaker = (colours) => {
  const swatch = createSwatch({ gloss: 0.25, tightness: 6, rim: 0, depth: 1 });
  const random = createRandom(4242);
  const tilts = new Float32Array(32 * 64).map(() => random() * 2 - 1);
  const [face, second] = pair(colours, colours[0] ?? [128, 128, 128]);
  const { texels } = swatch;
  for (let y = 0; y < SWATCH_SIZE; y += 1) {
    for (let x = 0; x < SWATCH_SIZE; x += 1) {
      const scale = scaleAt(x, y);
      const tilt = tilts[scale.index] ?? 0;
      const at = ((y << 10) | x) << 2;
      const hot = Math.max(0, 1 - Math.hypot(scale.x + 0.3 + tilt * 0.3, scale.y + 0.2 - tilt * 0.4) * 1.4);
      const colour: Rgb = tilt > 0.3 ? second : face;
      texels[at] = colour[0] * (0.88 + 0.2 * tilt);
      texels[at + 1] = colour[1] * (0.88 + 0.2 * tilt);
      texels[at + 2] = colour[2] * (0.88 + 0.2 * tilt);
      texels[at + 3] =
        128 + 30 * tilt - 26 * scale.y - 14 * scale.x + 78 * hot * hot - (scale.rim > 0.9 ? 46 : 0);
    }
  }
  return swatch;
};

/**
 * The uppermost of the overlapping discs at a texel: its number, the place within it (-1 to 1) and the
 * distance from its middle.
 */
function scaleAt(x: number, y: number): { index: number; x: number; y: number; rim: number } {
  const pitchX = 32;
  const pitchY = 16;
  const row = Math.floor(y / pitchY);
  for (let up = 0; up < 3; up += 1) {
    const line = row - 1 + up - 1;
    const shift = (((line % 2) + 2) % 2) * (pitchX / 2);
    const column = Math.floor((x - shift) / pitchX);
    const dx = (x - shift - (column + 0.5) * pitchX) / 19;
    const dy = (y - (line + 0.5) * pitchY) / 19;
    const rim = dx * dx + dy * dy;
    if (rim < 1) return { index: (((line + 64) % 64) * 32 + ((column + 32) % 32)) % 2048, x: dx, y: dy, rim };
  }
  return { index: 0, x: 0, y: 0, rim: 1 };
}

/** Fills colour, relief and holes from one number a texel: 0 open, 1 closed thread, more raised. */
function fillOpenwork(
  swatch: Swatch,
  face: Rgb,
  closedAt: (x: number, y: number, here: number) => number,
): void {
  const { texels, holes } = swatch;
  if (!holes) return;
  for (let y = 0; y < SWATCH_SIZE; y += 1) {
    for (let x = 0; x < SWATCH_SIZE; x += 1) {
      const here = (y << 10) | x;
      const closed = closedAt(x, y, here);
      const at = here << 2;
      const twist = streak[(((x + y) & 255) << 8) | ((x - y) & 255)] ?? 0;
      texels[at] = face[0];
      texels[at + 1] = face[1];
      texels[at + 2] = face[2];
      texels[at + 3] = 128 + (closed - 1) * 60 + twist * 12 + 6 * (grain[(here * 3) & 65535] ?? 0);
      holes[here] = closed * 255;
    }
  }
}

/** How closed a hexagonal net is at a texel: `cells` across the swatch, threads of `share` of a cell. */
function netClosed(x: number, y: number, here: number, cells: number, share: number): number {
  const u = ((x + 1.5 * (wander[here] ?? 0)) * cells) / SWATCH_SIZE;
  const v = ((y + 1.5 * (wander[(here * 3) & 1048575] ?? 0)) * cells) / SWATCH_SIZE / 0.875;
  const near = NET[((((v * 32) & 63) << 5) | ((u * 32) & 31)) & 2047] ?? 1;
  return near < share ? Math.min(1, ((share - near) / share) * 2) : 0;
}

/** Distance to the nearest thread of the net over one repeat (1 cell wide, 2 rows high), 32 steps a cell. */
const NET = Float32Array.from({ length: 2048 }, (_, at) => hexEdge((at & 31) / 32, (at >> 5) / 32));

/** Distance to the nearest edge of a hexagonal tiling of width 1, by the two nearest of its centres. */
function hexEdge(u: number, v: number): number {
  const distances: number[] = [];
  for (let line = -1; line <= 3; line += 1) {
    for (let place = -1; place <= 2; place += 1) {
      distances.push(Math.hypot(u - place - (line & 1) * 0.5, (v - line) * 0.866));
    }
  }
  const [first = 0, second = 0] = distances.sort((one, other) => one - other);
  return second - first;
}

/** How many of four texels, four steps away, lie in the figure. */
function outlineOf(plate: Uint8Array, x: number, y: number): number {
  const at = (column: number, row: number) =>
    (plate[((row & 1023) << 10) | (column & 1023)] ?? 0) > 0 ? 1 : 0;
  return at(x - 4, y) + at(x + 4, y) + at(x, y - 4) + at(x, y + 4);
}
