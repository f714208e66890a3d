import { type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { curve, type Point, strokePath } from '../ink.ts';
import { forNodes, type Layer } from '../layer.ts';
import { between, type Random } from '../random.ts';
import { LAMP } from '../relief.ts';
import type { Outline } from './outline.ts';

/** Rounds the rim of a layer: within `radius` (60 at most) of its outline it turns towards or away from the lamp. */
export function roundRim(layer: Layer, radius: number, amount: number): void {
  const { columns, cover } = layer;
  if (!cover) return;
  forNodes(layer, (at) => {
    const depth = cover[at] ?? 0;
    if (depth > radius) return;
    const slopeX = (cover[at + 1] ?? depth) - (cover[at - 1] ?? depth);
    const slopeY = (cover[at + columns] ?? depth) - (cover[at - columns] ?? depth);
    const steepness = Math.hypot(slopeX, slopeY) || 1;
    const facing = (-slopeX * LAMP.x - slopeY * LAMP.y) / steepness;
    const near = 1 - Math.max(0, depth) / radius;
    layer.light[at] =
      (layer.light[at] ?? 1) * (1 + amount * near * near * (facing > 0 ? facing * 0.55 : facing * 1.15));
  });
}

/** Draws the loose thread ends of a raw edge, from one point to another along the outline. */
export function fray(
  frame: Frame,
  outline: Outline,
  from: Point,
  to: Point,
  colour: Rgb,
  random: Random,
  length = 16,
): void {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  for (let place = 0; place < distance; place += between(random, 2.5, 7)) {
    const share = place / distance;
    const spot = onOutline(outline, {
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    });
    if (spot.x < -40 || spot.x > 1240 || spot.y < -40 || spot.y > 1640) continue;
    const reach = length * (random() < 0.06 ? between(random, 2, 4.5) : between(random, 0.25, 1));
    const lean = between(random, -0.6, 0.6);
    const ux = -spot.nx + lean * spot.ny;
    const uy = -spot.ny - lean * spot.nx;
    const end = { x: spot.x + ux * reach, y: spot.y + uy * reach };
    const bend = {
      x: spot.x + ux * reach * 0.6 + between(random, -6, 6),
      y: spot.y + uy * reach * 0.6 + between(random, -6, 6),
    };
    const start = { x: spot.x + spot.nx * 3, y: spot.y + spot.ny * 3 };
    const stroke = {
      width: between(random, 2, 3.4),
      colour: scale(colour, between(random, 0.8, 1.12)),
      opacity: 0.9,
      round: 0.4,
    };
    strokePath(frame, curve(start, bend, end, reach > 30 ? 9 : 3), stroke);
  }
}

/** The nearest point on an outline, with the inward normal there. */
function onOutline(outline: Outline, near: Point): Point & { nx: number; ny: number } {
  let { x, y } = near;
  let nx = 0;
  let ny = 0;
  for (let pass = 0; pass < 2; pass += 1) {
    const slopeX = outline(x + 3, y) - outline(x - 3, y);
    const slopeY = outline(x, y + 3) - outline(x, y - 3);
    const steepness = Math.hypot(slopeX, slopeY) || 1;
    nx = slopeX / steepness;
    ny = slopeY / steepness;
    const away = outline(x, y);
    x -= nx * away;
    y -= ny * away;
  }
  return { x, y, nx, ny };
}
