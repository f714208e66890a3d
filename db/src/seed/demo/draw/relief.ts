import { forNodes, type Layer, NODE_STEP, takeNodes } from './layer.ts';
import type { Finish } from './swatch.ts';

/** Where the lamp stands, seen from the cloth: top left and above. A unit vector with z towards the camera. */
export const LAMP = { x: -0.5, y: -0.56, z: 0.66 } as const;

/** The half-way vector between lamp and camera, for highlights. */
const HALF = { x: -0.274, y: -0.307, z: 0.911 } as const;

/** How far the light wraps round a fold, 0 (hard) to 1: cloth is soft and a little translucent. */
const WRAP = 0.25;

/** Share of the light that comes from everywhere. */
const AMBIENT = 0.34;

/** How dark the shadow of a fold is, 0 to 1. */
const SHADOW = 0.75;

/** Height of a surface at a point of the scene, both in scene steps. */
export type HeightAt = (x: number, y: number) => number;

/**
 * Lays a layer over a height field: light from the slopes, soft shadows of high folds on low ones, darker
 * hollows, and swatch coordinates that follow the surface, turned by `turn` radians. The mean light is brought
 * to 1, so that the cloth keeps its own colour.
 */
export function drapeLayer(layer: Layer, finish: Finish, heightAt: HeightAt, turn = 0): void {
  const heights = takeNodes(layer.columns * layer.rows, 0);
  forNodes(layer, (at, x, y) => {
    heights[at] = heightAt(x, y);
  });
  lightSlopes(layer, finish, heights);
  followSurface(layer, heights, turn);
  balanceLight(layer);
}

/** Brings the mean light where the layer is visible to 1. */
function balanceLight(layer: Layer): void {
  let total = 0;
  let count = 0;
  forNodes(layer, (at) => {
    if ((layer.cover?.[at] ?? 0) < 0) return;
    total += layer.light[at] ?? 0;
    count += 1;
  });
  if (count === 0) return;
  for (let at = 0; at < layer.light.length; at += 1)
    layer.light[at] = ((layer.light[at] ?? 0) * count) / total;
}

function lightSlopes(layer: Layer, finish: Finish, heights: Float32Array): void {
  const { columns, rows } = layer;
  const full = (LAMP.z + WRAP) / (1 + WRAP);
  forNodes(layer, (at, x, y) => {
    const column = x / NODE_STEP;
    const row = y / NODE_STEP;
    const before = column > 0 ? at - 1 : at;
    const after = column < columns - 1 ? at + 1 : at;
    const above = row > 0 ? at - columns : at;
    const below = row < rows - 1 ? at + columns : at;
    const slopeX = ((heights[after] ?? 0) - (heights[before] ?? 0)) / (2 * NODE_STEP);
    const slopeY = ((heights[below] ?? 0) - (heights[above] ?? 0)) / (2 * NODE_STEP);
    const facing = 1 / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY);
    const direct = (LAMP.z - slopeX * LAMP.x - slopeY * LAMP.y) * facing;
    const wrapped = Math.max(0, (direct + WRAP) / (1 + WRAP)) / full;
    const open = shelter(heights, columns, rows, column, row, SHADOW);
    const lit = AMBIENT * (0.45 + 0.55 * facing) * (0.4 + 0.6 * open) + (1 - AMBIENT) * wrapped * open;
    const turned = 1 - facing;
    layer.light[at] = Math.sqrt(lit) * (1 - finish.rim * 0.25) + finish.rim * turned * 1.1;
    layer.depth[at] = finish.depth * (0.7 + 0.6 * Math.min(1, turned * 2.2)) * (0.45 + 0.55 * open);
    if (finish.gloss > 0) {
      const mirror = Math.max(0, (HALF.z - slopeX * HALF.x - slopeY * HALF.y) * facing);
      layer.glint[at] = finish.gloss * 210 * mirror ** finish.tightness * open;
    }
  });
}

/**
 * 1 where the lamp reaches freely, down to 1 - strength behind higher ground: a short walk towards the lamp.
 */
function shelter(
  heights: Float32Array,
  columns: number,
  rows: number,
  column: number,
  row: number,
  strength: number,
): number {
  const own = heights[row * columns + column] ?? 0;
  let blocked = 0;
  for (let step = 2; step <= 14; step += 3) {
    const x = column - ((step * 0.67) | 0);
    const y = row - ((step * 0.75) | 0);
    if (x < 0 || y < 0 || x >= columns || y >= rows) break;
    const rise = (heights[y * columns + x] ?? 0) - own - step * NODE_STEP * 0.72;
    if (rise > blocked) blocked = rise;
  }
  return 1 - strength * Math.min(1, blocked / 26);
}

/**
 * Swatch coordinates by arc length along rows and columns from the middle, so that the pattern crowds on steep
 * slopes.
 */
function followSurface(layer: Layer, heights: Float32Array, turn: number): void {
  const { columns } = layer;
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  const { left, right, top, bottom } = layer.bounds;
  const across = arcLengths(
    heights,
    { from: left, to: right, stride: 1 },
    { from: top, to: bottom, stride: columns },
  );
  const down = arcLengths(
    heights,
    { from: top, to: bottom, stride: columns },
    { from: left, to: right, stride: 1 },
  );
  forNodes(layer, (at) => {
    const x = across[at] ?? 0;
    const y = down[at] ?? 0;
    layer.u[at] = (layer.u[at] ?? 0) + x * cosine - y * sine;
    layer.v[at] = (layer.v[at] ?? 0) + x * sine + y * cosine;
  });
}

type Run = { readonly from: number; readonly to: number; readonly stride: number };

/** For every line of nodes, the length walked over the surface from the middle of the line. */
function arcLengths(heights: Float32Array, nodes: Run, lines: Run): Float32Array {
  const lengths = takeNodes(heights.length, 0);
  const middle = (nodes.from + nodes.to) >> 1;
  const { stride } = nodes;
  for (let line = lines.from; line <= lines.to; line += 1) {
    const start = line * lines.stride;
    for (let node = middle + 1; node <= nodes.to; node += 1) {
      const at = start + node * stride;
      lengths[at] =
        (lengths[at - stride] ?? 0) + stepLength((heights[at] ?? 0) - (heights[at - stride] ?? 0));
    }
    for (let node = middle - 1; node >= nodes.from; node -= 1) {
      const at = start + node * stride;
      lengths[at] =
        (lengths[at + stride] ?? 0) - stepLength((heights[at] ?? 0) - (heights[at + stride] ?? 0));
    }
  }
  return lengths;
}

function stepLength(rise: number): number {
  return Math.sqrt(NODE_STEP * NODE_STEP + 0.7 * rise * rise);
}
