import type { Point } from '../ink.ts';
import { type Layer, NODE_STEP } from '../layer.ts';
import { smoothNoise } from '../noise.ts';

/** Signed distance from a point of the scene to an outline, positive inside. */
export type Outline = (x: number, y: number) => number;

/** A rectangle about a centre, turned by `turn` radians, with corners of `radius`. */
export function rectangle(
  centre: Point,
  width: number,
  height: number,
  turn: number,
  radius: number,
): Outline {
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  return (x, y) => {
    const dx = x - centre.x;
    const dy = y - centre.y;
    const px = Math.abs(dx * cosine + dy * sine) - width / 2 + radius;
    const py = Math.abs(dy * cosine - dx * sine) - height / 2 + radius;
    return radius - Math.hypot(Math.max(px, 0), Math.max(py, 0)) - Math.min(0, Math.max(px, py));
  };
}

/** A closed polygon, any shape that does not cross itself. */
export function polygon(points: readonly Point[]): Outline {
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    let inside = false;
    let before = points[points.length - 1] ?? { x: 0, y: 0 };
    for (const point of points) {
      const ex = before.x - point.x;
      const ey = before.y - point.y;
      const wx = x - point.x;
      const wy = y - point.y;
      const t = Math.max(0, Math.min(1, (wx * ex + wy * ey) / (ex * ex + ey * ey || 1)));
      const dx = wx - ex * t;
      const dy = wy - ey * t;
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (point.y > y !== before.y > y && x < (ex * (y - point.y)) / ey + point.x) inside = !inside;
      before = point;
    }
    return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
  };
}

/** Everything on the left of the line through `point` in the direction `angle`. */
export function halfPlane(point: Point, angle: number): Outline {
  const nx = Math.sin(angle);
  const ny = -Math.cos(angle);
  return (x, y) => (x - point.x) * nx + (y - point.y) * ny;
}

/** An outline as scissors leave it: it wavers by `amount` scene steps. */
export function cutByHand(outline: Outline, amount: number, seed: number): Outline {
  return (x, y) => {
    const depth = outline(x, y);
    if (depth > 40 || depth < -40) return depth;
    return depth + amount * (smoothNoise(x / 90 + seed, y / 90) + 0.35 * smoothNoise(x / 19, y / 19 + seed));
  };
}

/** Writes an outline into a layer's cover and narrows its bounds to it. */
export function cutOut(layer: Layer, outline: Outline): void {
  const { cover, columns, rows } = layer;
  if (!cover) return;
  const box = { left: columns, right: 0, top: rows, bottom: 0 };
  // Exact at every third node; between three that agree to be far from the edge nothing needs measuring, since
  // distances change by at most 1 a step.
  for (let row = 0; row < rows; row += COARSE) {
    for (let column = 0; column < columns; column += COARSE) {
      const depth = outline((column + 1) * NODE_STEP, (row + 1) * NODE_STEP);
      const exact = Math.abs(depth) < EDGE_ZONE;
      for (let y = row; y < Math.min(rows, row + COARSE); y += 1) {
        for (let x = column; x < Math.min(columns, column + COARSE); x += 1) {
          cover[y * columns + x] = exact ? outline(x * NODE_STEP, y * NODE_STEP) : depth;
        }
      }
      if (depth < -EDGE_ZONE) continue;
      box.left = Math.min(box.left, Math.max(0, column - 2));
      box.right = Math.max(box.right, Math.min(columns - 1, column + COARSE + 1));
      box.top = Math.min(box.top, Math.max(0, row - 2));
      box.bottom = Math.max(box.bottom, Math.min(rows - 1, row + COARSE + 1));
    }
  }
  if (box.left <= box.right) layer.bounds = box;
}

const COARSE = 3;

/**
 * Farther from the edge than this, in scene steps, a block of nodes keeps the distance of its middle: wider
 * than rims, folds and soft shadows need.
 */
const EDGE_ZONE = 64;
