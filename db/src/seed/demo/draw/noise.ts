import { createRandom } from './random.ts';

const LATTICE = 256;
const TILE = 1024;

const lattice = uniformTable(LATTICE * LATTICE, 20261);

/** White noise in [-1, 1], 65,536 values: index it with `& 65535`. */
export const grain: Float32Array = uniformTable(65536, 77003);

/**
 * Fibre streaks in about [-1, 1], 256 × 256: long along the second axis, fine across the first.
 * `streak[(across & 255) * 256 + (along & 255)]`.
 */
export const streak: Float32Array = streakTable();

/**
 * Slow tileable wander in about [-1, 1], 1024 × 1024, period 1024 both ways: how yarn strays from its straight
 * line.
 */
export const wander: Float32Array = wanderTable(42, 24);

/** As `wander` but coarser: patches of about 100 px, for tone that drifts over a cloth. */
export const drift: Float32Array = wanderTable(91, 9);

/**
 * Smooth value noise in [-1, 1] with features of size 1; period 256 in both directions; any real coordinates.
 */
export function smoothNoise(x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const fx = x - column;
  const fy = y - row;
  const sx = fx * fx * (3 - 2 * fx);
  const sy = fy * fy * (3 - 2 * fy);
  const left = column & (LATTICE - 1);
  const right = (column + 1) & (LATTICE - 1);
  const top = (row & (LATTICE - 1)) * LATTICE;
  const bottom = ((row + 1) & (LATTICE - 1)) * LATTICE;
  const a = lattice[top + left] ?? 0;
  const b = lattice[top + right] ?? 0;
  const c = lattice[bottom + left] ?? 0;
  const d = lattice[bottom + right] ?? 0;
  const upper = a + (b - a) * sx;
  return upper + (c + (d - c) * sx - upper) * sy;
}

function uniformTable(length: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const table = new Float32Array(length);
  for (let index = 0; index < length; index += 1) table[index] = random() * 2 - 1;
  return table;
}

function streakTable(): Float32Array {
  const raw = uniformTable(65536, 5150);
  const table = new Float32Array(65536);
  for (let across = 0; across < 256; across += 1) {
    for (let along = 0; along < 256; along += 1) {
      let total = 0;
      for (let reach = 0; reach < 14; reach += 1) total += raw[across * 256 + ((along + reach) & 255)] ?? 0;
      table[across * 256 + along] = total / 4.4;
    }
  }
  return table;
}

function wanderTable(seed: number, cells: number): Float32Array {
  const table = new Float32Array(TILE * TILE);
  const columns = latticeWeights(cells);
  const values = uniformTable(cells * cells, seed);
  for (let y = 0; y < TILE; y += 1) {
    const row = columns[y] ?? { from: 0, to: 0, share: 0 };
    for (let x = 0; x < TILE; x += 1) {
      const column = columns[x] ?? row;
      const a = values[row.from * cells + column.from] ?? 0;
      const b = values[row.from * cells + column.to] ?? 0;
      const c = values[row.to * cells + column.from] ?? 0;
      const d = values[row.to * cells + column.to] ?? 0;
      const upper = a + (b - a) * column.share;
      table[y * TILE + x] = upper + (c + (d - c) * column.share - upper) * row.share;
    }
  }
  return table;
}

function latticeWeights(cells: number): { from: number; to: number; share: number }[] {
  return Array.from({ length: TILE }, (_, position) => {
    const place = (position / TILE) * cells;
    const from = Math.floor(place);
    const fraction = place - from;
    return { from: from % cells, to: (from + 1) % cells, share: fraction * fraction * (3 - 2 * fraction) };
  });
}
