import { scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import type { Point } from '../ink.ts';
import { createLayer, forNodes, type Layer } from '../layer.ts';
import { castShadow, paintLayer } from '../paint-layer.ts';
import { between } from '../random.ts';
import { drapeLayer, type HeightAt } from '../relief.ts';
import type { Cloth, Scene } from './cloth.ts';
import { fray, roundRim } from './edges.ts';
import { hangingFolds, rumples, twistedFolds } from './folds.ts';
import { cutByHand, cutOut, halfPlane, type Outline, polygon, rectangle } from './outline.ts';
import { layTape, paintTable, stickPin } from './table.ts';

/** Hung or gathered in long folds over the whole photo. */
export const hung: Scene = (frame, cloth, random) =>
  fillFrame(frame, cloth, hangingFolds(random), between(random, -0.2, 0.25));

/** Turned round a finger on the table. */
export const twisted: Scene = (frame, cloth, random) =>
  fillFrame(frame, cloth, twistedFolds(random), between(random, -0.3, 0.3));

/** Dropped on the table and left, over the whole photo. */
export const dropped: Scene = (frame, cloth, random) =>
  fillFrame(frame, cloth, rumples(random), between(random, -0.5, 0.5));

/** How much larger threads are from near than in the other scenes. */
const NEARNESS = 2.7;

/** From near, one soft fold over the photo: to see how it is woven. */
export const near: Scene = (frame, cloth, random) => {
  const { swatch } = cloth;
  if (swatch.holes) paintTable(frame, cloth.table, cloth.seed);
  const layer = createLayer(frame, false);
  const fold = rumples(random, 0.85);
  drapeLayer(
    layer,
    swatch.finish,
    (x, y) => fold(x * 0.62 + 180, y * 0.62 + 120),
    between(random, -0.5, 0.5),
  );
  for (let at = 0; at < layer.u.length; at += 1) {
    layer.u[at] = (layer.u[at] ?? 0) / NEARNESS;
    layer.v[at] = (layer.v[at] ?? 0) / NEARNESS;
  }
  paintLayer(frame, { ...swatch, far: swatch.near }, layer);
};

/** Open work shows the table and lies double, as it is handled: one layer alone is hardly a colour. */
function fillFrame(frame: Frame, cloth: Cloth, heightAt: HeightAt, turn: number): void {
  if (cloth.swatch.holes) paintTable(frame, cloth.table, cloth.seed);
  const layer = createLayer(frame, false);
  drapeLayer(layer, cloth.swatch.finish, heightAt, turn);
  if (cloth.swatch.holes) {
    paintLayer(frame, cloth.swatch, layer, [0.9, 0.9, 0.9]);
    for (let at = 0; at < layer.u.length; at += 1) {
      const u = layer.u[at] ?? 0;
      const v = layer.v[at] ?? 0;
      layer.u[at] = u * 0.97 - v * 0.23 + 300;
      layer.v[at] = v * 0.97 + u * 0.23;
    }
  }
  paintLayer(frame, cloth.swatch, layer);
}

/** Folded to a packet, as it waits on the shelf, with its lower layers showing. */
export const folded: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const turn = between(random, -0.1, 0.1);
  const centre = { x: between(random, 560, 620), y: between(random, 700, 760) };
  const wide = between(random, 900, 980);
  const tall = between(random, 1120, 1230);
  const layers = 4;
  for (let below = layers - 1; below >= 0; below -= 1) {
    const shift = {
      x: centre.x + below * cloth.thick * 0.7 + between(random, -4, 4),
      y: centre.y + below * cloth.thick * 1.15,
    };
    const outline = cutByHand(
      rectangle(shift, wide + between(random, -14, 14), tall, turn, cloth.thick + 8),
      5,
      cloth.seed + below,
    );
    // Only the strips that stick out below and to the right can be seen of the lower layers.
    const above = rectangle({ x: centre.x - 80, y: centre.y - 80 }, wide + 110, tall + 110, turn, 30);
    const layer = createLayer(frame, true);
    cutOut(layer, below === 0 ? outline : (x, y) => Math.min(outline(x, y), -above(x, y)));
    drapeLayer(layer, cloth.swatch.finish, rumples(random, 0.16), turn + 0.02 * below);
    roundRim(layer, Math.min(60, cloth.thick * 2.2 + 6), 0.5);
    castShadow(frame, layer, below === layers - 1 ? 20 : cloth.thick * 0.8, 0.5);
    paintLayer(frame, cloth.swatch, layer, scale([1, 1, 1], 1 - 0.06 * below));
  }
  if (random() < 0.5)
    stickPin(frame, { x: centre.x - wide * 0.3, y: centre.y - tall * 0.36 }, between(random, 0.3, 1), PIN);
};

/** Flat with one corner turned over, so that the reverse can be judged. */
export const turned: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const right = between(random, 1060, 1120);
  const bottom = between(random, 1330, 1400);
  const a = { x: right - between(random, 520, 660), y: bottom };
  const b = { x: right, y: bottom - between(random, 560, 760) };
  const tip = reflect({ x: right, y: bottom }, a, b);
  const angle = Math.atan2(b.y - a.y, b.x - a.x);
  const turn = between(random, -0.04, 0.04);
  const body: Outline = (x, y) => Math.min(right - x, bottom - y, halfPlane(a, angle)(x, y));
  const layer = createLayer(frame, true);
  cutOut(layer, cutByHand(body, 3, cloth.seed));
  drapeLayer(layer, cloth.swatch.finish, rumples(random, 0.2), turn);
  castShadow(frame, layer, 10, 0.45, openWork(cloth));
  paintLayer(frame, cloth.swatch, layer);
  const back = scale(cloth.colour, 0.95);
  if (cloth.frays) {
    fray(frame, body, { x: right, y: 0 }, b, back, random);
    fray(frame, body, { x: 0, y: bottom }, a, back, random);
  }
  const flap = createLayer(frame, true);
  const shape = cutByHand(polygon([a, b, tip]), 3, cloth.seed + 3);
  cutOut(flap, shape);
  drapeLayer(flap, cloth.swatch.finish, rumples(random, 0.2), 2 * angle - turn);
  curlFlap(flap, a, angle, cloth.thick * 3 + 60);
  castShadow(frame, flap, 18, 0.5, openWork(cloth));
  paintLayer(frame, cloth.swatch, flap, cloth.back);
  if (cloth.frays) {
    fray(frame, shape, tip, b, back, random);
    fray(frame, shape, a, tip, back, random);
  }
};

/** Cut across, the raw edge and the table showing, a tape beside it. */
export const cutAcross: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const angle = between(random, -0.42, -0.16);
  const point = { x: 0, y: between(random, 1240, 1330) };
  const straight = halfPlane(point, angle);
  const outline = cutByHand(straight, cloth.frays ? 4 : 1.5, cloth.seed);
  const layer = createLayer(frame, true);
  cutOut(layer, outline);
  drapeLayer(layer, cloth.swatch.finish, rumples(random, 0.3), angle + between(random, -0.02, 0.02));
  roundRim(layer, cloth.thick + 4, 0.35);
  castShadow(frame, layer, 4 + cloth.thick * 0.8, 0.5, openWork(cloth));
  paintLayer(frame, cloth.swatch, layer);
  const end = { x: 1200, y: point.y + Math.tan(angle) * 1200 };
  if (cloth.frays) fray(frame, outline, point, end, cloth.colour, random, 20);
  const gap = between(random, 110, 150);
  layTape(
    frame,
    { x: -30, y: point.y + gap },
    angle + between(random, -0.03, 0.03),
    36,
    3 + Math.floor(random() * 40),
  );
};

function openWork(cloth: Cloth): boolean {
  return cloth.swatch.holes !== undefined;
}

const PIN = [196, 58, 46] as const;

function reflect(point: Point, a: Point, b: Point): Point {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const share = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy);
  return { x: 2 * (a.x + dx * share) - point.x, y: 2 * (a.y + dy * share) - point.y };
}

/**
 * Bends the flap over its fold: dark where it comes up from under, light where it meets the lamp, flat beyond
 * `radius`.
 */
function curlFlap(layer: Layer, point: Point, angle: number, radius: number): void {
  const inward = halfPlane(point, angle);
  forNodes(layer, (at, x, y) => {
    const away = inward(x, y) / radius;
    if (away < -0.2 || away > 1) return;
    const near = 1 - Math.max(0, away);
    layer.light[at] = (layer.light[at] ?? 1) * (1 + 0.1 * Math.sin(near * Math.PI) - 0.5 * near ** 4);
  });
}
