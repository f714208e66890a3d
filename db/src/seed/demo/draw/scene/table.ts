import { mix, type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { type Point, strokeLine, strokeShadow, writeDigits } from '../ink.ts';
import { drift, grain, streak } from '../noise.ts';

/**
 * What lies under the material: dotted pattern paper, brown kraft, a beech bench, a cutting mat, or bare
 * plaster.
 */
export type Table = 'paper' | 'kraft' | 'bench' | 'mat' | 'plaster';

const GROUND: Readonly<Record<Table, Rgb>> = {
  paper: [232, 226, 212],
  kraft: [193, 164, 126],
  bench: [201, 168, 126],
  mat: [58, 74, 70],
  plaster: [198, 194, 187],
};

/** Fills the frame with a lit table top. */
export function paintTable(frame: Frame, table: Table, seed: number): void {
  const { width, height, unit, pixels } = frame;
  const ground = GROUND[table];
  const start = (seed * 131) & 1023;
  // Two by two pixels share a tone: under the noise of the camera nobody can tell, and most of the table is
  // covered anyway.
  for (let y = 0; y < height; y += 1) {
    const row = y * width * 3;
    if (y % 2 === 1) {
      pixels.copyWithin(row, row - width * 3, row);
      continue;
    }
    const v = ((y / unit + start) | 0) & 1023;
    for (let x = 0; x < width; x += 2) {
      const u = ((x / unit + start * 3) | 0) & 1023;
      const tone = (1.1 - (0.16 * x) / width - (0.14 * y) / height) * (1 + grainOf(table, u, v));
      for (let at = row + x * 3, end = row + Math.min(width, x + 2) * 3; at < end; at += 3) {
        pixels[at] = ground[0] * tone;
        pixels[at + 1] = ground[1] * tone;
        pixels[at + 2] = ground[2] * tone;
      }
    }
  }
  if (table === 'paper') dotGrid(frame, seed);
  if (table === 'mat') lineGrid(frame, seed);
  if (table === 'bench') boardJoints(frame, seed);
}

function grainOf(table: Table, u: number, v: number): number {
  const speck = grain[(v * 251 + u * 17) & 65535] ?? 0;
  const patch = drift[(v << 10) | u] ?? 0;
  if (table === 'bench') {
    const bent = u + ((patch * 9) | 0);
    return 0.035 * patch + 0.05 * (streak[((bent & 255) << 8) | ((v >> 2) & 255)] ?? 0) + 0.012 * speck;
  }
  if (table === 'kraft')
    return 0.025 * patch + 0.02 * speck + 0.03 * (streak[((v & 255) << 8) | ((u >> 1) & 255)] ?? 0);
  if (table === 'plaster')
    return 0.045 * patch + 0.022 * speck + 0.02 * (drift[(((v * 5) & 1023) << 10) | ((u * 5) & 1023)] ?? 0);
  return 0.018 * patch + 0.012 * speck;
}

function dotGrid(frame: Frame, seed: number): void {
  const shift = (seed * 13) % 50;
  for (let y = shift; y < frame.height / frame.unit; y += 75) {
    for (let x = shift; x < 1200; x += 75) {
      strokeLine(
        frame,
        { x: x - 4, y },
        { x: x + 4, y },
        { width: 2, colour: [112, 130, 178], opacity: 0.5 },
      );
      strokeLine(
        frame,
        { x, y: y - 4 },
        { x, y: y + 4 },
        { width: 2, colour: [112, 130, 178], opacity: 0.5 },
      );
    }
  }
}

function lineGrid(frame: Frame, seed: number): void {
  const shift = (seed * 29) % 60;
  const tall = frame.height / frame.unit;
  const colour = mix(GROUND.mat, [220, 226, 206], 0.42);
  for (let line = shift; line < Math.max(1200, tall); line += 60) {
    const strong = Math.round((line - shift) / 60) % 5 === 0;
    const stroke = { width: strong ? 2.6 : 1.4, colour, opacity: strong ? 0.6 : 0.35 };
    if (line < 1200) strokeLine(frame, { x: line, y: 0 }, { x: line, y: tall }, stroke);
    if (line < tall) strokeLine(frame, { x: 0, y: line }, { x: 1200, y: line }, stroke);
  }
}

function boardJoints(frame: Frame, seed: number): void {
  const tall = frame.height / frame.unit;
  for (let x = 90 + ((seed * 37) % 160); x < 1200; x += 310) {
    strokeLine(frame, { x, y: 0 }, { x, y: tall }, { width: 3, colour: [92, 66, 40], opacity: 0.5, soft: 2 });
  }
}

/** Lays a tailor's tape from `from` towards `angle`, beginning at `firstCm`; a centimetre is 38 scene steps. */
export function layTape(frame: Frame, from: Point, angle: number, lengthCm: number, firstCm: number): void {
  const step = 38;
  const ux = Math.cos(angle);
  const uy = Math.sin(angle);
  const to = { x: from.x + ux * step * lengthCm, y: from.y + uy * step * lengthCm };
  const yellow: Rgb = [226, 192, 74];
  strokeShadow(frame, [from, to], 56, 5, 0.4);
  strokeLine(frame, from, to, { width: 58, colour: yellow, square: true, round: 0.12 });
  for (const side of [-26, 26]) {
    const edge = (point: Point) => ({ x: point.x - uy * side, y: point.y + ux * side });
    strokeLine(frame, edge(from), edge(to), { width: 2.5, colour: scale(yellow, 0.8) });
  }
  for (let half = 0; half < lengthCm * 2; half += 1) {
    const place = { x: from.x + ux * step * 0.5 * half, y: from.y + uy * step * 0.5 * half };
    const long = half % 2 === 0 ? 15 : 8;
    const start = { x: place.x + uy * 27, y: place.y - ux * 27 };
    strokeLine(
      frame,
      start,
      { x: start.x - uy * long, y: start.y + ux * long },
      { width: 2.2, colour: [48, 40, 30] },
    );
    if (half % 2 === 0) {
      const text = String(firstCm + half / 2);
      const back = text.length * 7;
      const spot = { x: place.x - ux * back - uy * 0, y: place.y - uy * back + ux * 0 };
      writeDigits(frame, text, spot, 20, angle, [48, 40, 30]);
    }
  }
}

/** A glass-headed pin stuck in the cloth. */
export function stickPin(frame: Frame, at: Point, angle: number, colour: Rgb): void {
  const tip = { x: at.x + Math.cos(angle) * 92, y: at.y + Math.sin(angle) * 92 };
  strokeShadow(frame, [at, tip], 4, 7, 0.4);
  strokeLine(frame, at, tip, { width: 4.5, colour: [206, 206, 204], round: 0.7 });
  strokeShadow(frame, [at, at], 22, 6, 0.4);
  strokeLine(frame, at, at, { width: 25, colour: scale(colour, 0.86) });
  strokeLine(frame, { x: at.x - 2, y: at.y - 2 }, at, { width: 18, colour, soft: 6 });
  strokeLine(
    frame,
    { x: at.x - 5, y: at.y - 6 },
    { x: at.x - 4, y: at.y - 6 },
    { width: 6, colour: [255, 252, 246], soft: 2, opacity: 0.9 },
  );
}
