import { scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { strokeLine, strokeShadow } from '../ink.ts';
import { createLayer, forNodes, type Layer } from '../layer.ts';
import { smoothNoise } from '../noise.ts';
import { castShadow, paintLayer } from '../paint-layer.ts';
import { between, type Random } from '../random.ts';
import { drapeLayer, LAMP } from '../relief.ts';
import type { Cloth, Scene } from './cloth.ts';
import { rumples } from './folds.ts';
import { cutByHand, cutOut, type Outline } from './outline.ts';
import { paintTable } from './table.ts';

type Axis = { readonly y: number; readonly tilt: number; readonly radius: number; readonly end: number };

/** The end of a roll, unrolled towards the camera: the tube, the round of the roll, the flat cloth. */
export const rolled: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const axis = {
    y: between(random, 380, 460),
    tilt: between(random, -0.12, 0.08),
    radius: between(random, 170, 235),
    end: between(random, 110, 190),
  };
  spreadFlat(frame, cloth, axis, random);
  layTube(frame, axis);
  layRoll(frame, cloth, axis, random);
};

function acrossAxis(axis: Axis, x: number, y: number): number {
  return (y - axis.y - axis.tilt * x) / Math.sqrt(1 + axis.tilt * axis.tilt);
}

function spreadFlat(frame: Frame, cloth: Cloth, axis: Axis, random: Random): void {
  const layer = createLayer(frame, true);
  const outline: Outline = (x, y) =>
    Math.min(x - axis.end - 4 - (y - axis.y) * axis.tilt, acrossAxis(axis, x, y));
  cutOut(layer, cutByHand(outline, 2, cloth.seed));
  drapeLayer(layer, cloth.swatch.finish, rumples(random, 0.26), axis.tilt);
  forNodes(layer, (at, x, y) => {
    const beyond = acrossAxis(axis, x, y) - axis.radius;
    const shade = 1 - 0.6 * Math.exp(-Math.max(0, beyond) / (axis.radius * 0.42));
    layer.light[at] = (layer.light[at] ?? 1) * shade * 1.04;
  });
  castShadow(frame, layer, 8, 0.45);
  paintLayer(frame, cloth.swatch, layer);
}

function layTube(frame: Frame, axis: Axis): void {
  const at = (x: number) => ({ x, y: axis.y + axis.tilt * x });
  const width = axis.radius * 0.5;
  strokeShadow(frame, [at(axis.end - 78), at(axis.end + 40)], width, 60, 0.45);
  strokeLine(frame, at(axis.end - 78), at(axis.end + 40), {
    width,
    colour: [172, 140, 104],
    square: true,
    round: 0.9,
  });
}

function layRoll(frame: Frame, cloth: Cloth, axis: Axis, random: Random): void {
  const layer = createLayer(frame, true);
  const start = random() * 100;
  const outline: Outline = (x, y) => {
    const edge = axis.end + 2 * smoothNoise(y / 11 + start, 3) + 5 * smoothNoise(y / 40, start);
    return Math.min(
      x - edge,
      axis.radius + 3 * smoothNoise(x / 190, start) - Math.abs(acrossAxis(axis, x, y)),
    );
  };
  cutOut(layer, outline);
  forNodes(layer, (at, x, y) => wrapNode(layer, at, x, y, cloth, axis, start));
  castShadow(frame, layer, 30, 0.35);
  paintLayer(frame, cloth.swatch, layer, scale([1, 1, 1], 1.02));
}

function wrapNode(
  layer: Layer,
  at: number,
  x: number,
  y: number,
  cloth: Cloth,
  axis: Axis,
  start: number,
): void {
  const { finish } = cloth.swatch;
  const wrinkle = 0.1 * smoothNoise(x / 260 + start, y / 30) + 0.05 * smoothNoise(x / 70, y / 22 + start);
  const side = Math.max(-0.995, Math.min(0.995, acrossAxis(axis, x, y) / axis.radius));
  const normalY = Math.max(-0.995, Math.min(0.995, side + wrinkle));
  const normalZ = Math.sqrt(1 - normalY * normalY);
  const direct = Math.max(0, (normalY * LAMP.y + normalZ * LAMP.z + 0.2) / 0.98);
  layer.light[at] = Math.sqrt(0.22 + 0.86 * direct) * (1 - finish.rim * 0.2) + finish.rim * (1 - normalZ);
  layer.depth[at] = finish.depth * (0.8 + 0.3 * Math.abs(side));
  layer.glint[at] =
    finish.gloss * 200 * Math.max(0, -0.38 * normalY + 0.92 * normalZ) ** (finish.tightness * 1.5);
  layer.u[at] = x;
  layer.v[at] = Math.asin(side) * axis.radius;
}
