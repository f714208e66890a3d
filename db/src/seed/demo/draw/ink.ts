import type { Rgb } from './colour.ts';
import type { Frame } from './frame.ts';

/** A point of the scene (width 1200). */
export type Point = { readonly x: number; readonly y: number };

/**
 * How a stroke lies: `width` in scene steps, `opacity` 0 to 1, `soft` the blur of its edge in scene steps,
 * `round` the shade across it (0 flat ribbon, 1 cord).
 */
export type Stroke = {
  readonly width: number;
  readonly colour: Rgb;
  readonly opacity?: number;
  readonly soft?: number;
  readonly round?: number;
  /** Ends cut straight instead of round. */
  readonly square?: boolean;
  /** A part of a longer path: no caps that would show as beads. */
  readonly joined?: boolean;
};

/** Draws a straight stroke between two points. */
export function strokeLine(frame: Frame, from: Point, to: Point, stroke: Stroke): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = length > 0 ? (to.x - from.x) / length : 1;
  const uy = length > 0 ? (to.y - from.y) / length : 0;
  const soft = Math.max(1 / frame.unit, stroke.soft ?? 0);
  const reach = stroke.width / 2 + soft + 1;
  const past = stroke.square ? 0.5 : stroke.joined ? 0.5 + stroke.width * 0.06 : reach;
  const line = { from, ux, uy, length, reach, past, soft };
  const over = Math.abs(uy) * past + Math.abs(ux) * reach + 1;
  const top = Math.max(0, Math.floor((Math.min(from.y, to.y) - over) * frame.unit));
  const bottom = Math.min(frame.height - 1, Math.ceil((Math.max(from.y, to.y) + over) * frame.unit));
  for (let y = top; y <= bottom; y += 1) strokeRow(frame, y, line, stroke);
}

type Line = {
  readonly from: Point;
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
  /** how far across the stroke may be seen */
  readonly reach: number;
  /** how far beyond its ends */
  readonly past: number;
  readonly soft: number;
};

/** Draws the part of a stroke that crosses one row of pixels. */
function strokeRow(frame: Frame, y: number, line: Line, stroke: Stroke): void {
  const { unit, width, pixels } = frame;
  const { from, ux, uy, length, past: limit, soft } = line;
  const { colour, opacity = 1, round = 0 } = stroke;
  const half = stroke.width / 2;
  const py = y / unit - from.y;
  const [first, last] = crossing(frame, line, py);
  for (let x = first; x <= last; x += 1) {
    const px = x / unit - from.x;
    const along = px * ux + py * uy;
    const across = py * ux - px * uy;
    const past = along < 0 ? -along : along > length ? along - length : 0;
    if (past > limit) continue;
    const distance = past > 0 ? Math.sqrt(past * past + across * across) : Math.abs(across);
    const inside = Math.min(1, (half - distance) / soft + 0.5);
    if (inside <= 0) continue;
    // The lamp stands top left: the side of a cord that turns there is lighter.
    const turned = (across * (uy * 0.6 - ux * 0.7)) / half;
    const facing = round > 0 ? 1 + round * turned * 0.42 - round * 0.16 * (distance / half) ** 2 : 1;
    const share = inside * opacity;
    const at = (y * width + x) * 3;
    pixels[at] = (pixels[at] ?? 0) * (1 - share) + colour[0] * facing * share;
    pixels[at + 1] = (pixels[at + 1] ?? 0) * (1 - share) + colour[1] * facing * share;
    pixels[at + 2] = (pixels[at + 2] ?? 0) * (1 - share) + colour[2] * facing * share;
  }
}

/**
 * The first and last pixel of a row that a line can touch: long slanted strokes have large boxes and little in
 * each row.
 */
function crossing(frame: Frame, line: Line, py: number): [number, number] {
  const { from, ux, uy, length, reach, past } = line;
  const ends = Math.abs(ux) * past + Math.abs(uy) * reach + 1;
  let left = Math.min(from.x, from.x + ux * length) - ends;
  let right = Math.max(from.x, from.x + ux * length) + ends;
  if (Math.abs(uy) > 0.02) {
    const middle = from.x + (py * ux) / uy;
    const span = reach / Math.abs(uy) + 1;
    left = Math.max(left, middle - span);
    right = Math.min(right, middle + span);
  }
  return [
    Math.max(0, Math.floor(left * frame.unit)),
    Math.min(frame.width - 1, Math.ceil(right * frame.unit)),
  ];
}

/** Draws a stroke through a run of points. */
export function strokePath(frame: Frame, points: readonly Point[], stroke: Stroke): void {
  const joined = points.length > 8 ? { ...stroke, joined: true } : stroke;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from && to) strokeLine(frame, from, to, joined);
  }
}

/** The soft shadow that a stroke throws on what lies `lift` scene steps below it. */
export function strokeShadow(
  frame: Frame,
  points: readonly Point[],
  width: number,
  lift: number,
  opacity = 0.35,
): void {
  const moved = points.map((point) => ({ x: point.x + lift * 0.7, y: point.y + lift * 0.8 }));
  strokePath(frame, moved, {
    width,
    colour: [20, 16, 12],
    opacity,
    soft: lift * 1.2 + 2,
    square: points.length > 8,
  });
}

/** Points of a quadratic curve from one point to another, bent towards `bend`. */
export function curve(from: Point, bend: Point, to: Point, steps = 12): Point[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const t = step / steps;
    const s = 1 - t;
    return {
      x: s * s * from.x + 2 * s * t * bend.x + t * t * to.x,
      y: s * s * from.y + 2 * s * t * bend.y + t * t * to.y,
    };
  });
}

const DIGITS: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  '0': [
    [0, 0],
    [1, 0],
    [1, 2],
    [0, 2],
    [0, 0],
  ],
  '1': [
    [0.2, 0.4],
    [0.6, 0],
    [0.6, 2],
  ],
  '2': [
    [0, 0.3],
    [0.3, 0],
    [0.8, 0],
    [1, 0.5],
    [0, 2],
    [1, 2],
  ],
  '3': [
    [0, 0],
    [1, 0],
    [0.5, 0.8],
    [1, 1.3],
    [0.8, 2],
    [0, 1.9],
  ],
  '4': [
    [0.8, 2],
    [0.8, 0],
    [0, 1.4],
    [1, 1.4],
  ],
  '5': [
    [1, 0],
    [0.1, 0],
    [0, 0.9],
    [0.8, 0.9],
    [1, 1.4],
    [0.7, 2],
    [0, 1.9],
  ],
  '6': [
    [0.9, 0],
    [0.2, 0.8],
    [0, 1.6],
    [0.5, 2],
    [1, 1.5],
    [0.6, 1],
    [0.1, 1.3],
  ],
  '7': [
    [0, 0],
    [1, 0],
    [0.4, 2],
  ],
  '8': [
    [0.5, 0.9],
    [0.1, 0.4],
    [0.5, 0],
    [0.9, 0.4],
    [0.5, 0.9],
    [0, 1.5],
    [0.5, 2],
    [1, 1.5],
    [0.5, 0.9],
  ],
  '9': [
    [0.9, 0.7],
    [0.4, 1],
    [0, 0.5],
    [0.5, 0],
    [1, 0.4],
    [0.9, 1.2],
    [0.3, 2],
  ],
};

/** Writes digits from `at`, `size` high, turned by `angle` radians. */
export function writeDigits(
  frame: Frame,
  text: string,
  at: Point,
  size: number,
  angle: number,
  colour: Rgb,
): void {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (const [index, digit] of [...text].entries()) {
    const points = (DIGITS[digit] ?? []).map(([px, py]) => {
      const x = (px * 0.5 + index * 0.78) * size;
      const y = py * 0.5 * size;
      return { x: at.x + x * cosine - y * sine, y: at.y + x * sine + y * cosine };
    });
    strokePath(frame, points, { width: size * 0.13, colour, opacity: 0.9 });
  }
}
