import { mix, type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { type Point, strokePath } from '../ink.ts';
import { createLayer, forNodes } from '../layer.ts';
import { smoothNoise } from '../noise.ts';
import { castShadow, paintLayer } from '../paint-layer.ts';
import { between, type Random } from '../random.ts';
import type { Cloth, Scene } from '../scene/cloth.ts';
import { cutOut, rectangle } from '../scene/outline.ts';
import { paintTable } from '../scene/table.ts';
import type { Swatch } from '../swatch.ts';

/**
 * One flat rectangle of stiff material: place, size and turn, its thickness in scene steps and the colours of
 * its edge from below to above.
 */
type Board = {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
  readonly thick: number;
  readonly edge: readonly Rgb[];
  readonly tint?: Rgb;
};

/** Lays a board on what is there: shadow, edge, face with a broad reflection of the lamp. */
function layBoard(frame: Frame, swatch: Swatch, board: Board, random: Random): void {
  const layer = createLayer(frame, true);
  cutOut(layer, rectangle(board.centre, board.width, board.height, board.turn, 3));
  castShadow(frame, layer, board.thick + 7, 0.5);
  const plies = board.edge.length;
  for (const [ply, colour] of board.edge.entries()) {
    const steps = Math.max(1, Math.ceil(board.thick / plies / 2));
    for (let step = 0; step < steps; step += 1) {
      const down = board.thick * (1 - (ply + step / steps) / plies);
      const points = corners(board, { x: down * 0.28, y: down * 0.85 });
      strokePath(frame, points, { width: 3.4, colour: scale(colour, 0.8 + (0.1 * ply) / plies) });
    }
  }
  const { finish } = swatch;
  const start = random() * 2000;
  const beam = between(random, 200, 900);
  const cosine = Math.cos(board.turn);
  const sine = Math.sin(board.turn);
  forNodes(layer, (at, x, y) => {
    const dx = x - board.centre.x;
    const dy = y - board.centre.y;
    layer.u[at] = start + dx * cosine + dy * sine;
    layer.v[at] = start * 1.7 + dy * cosine - dx * sine;
    layer.light[at] = 1.04 - 0.1 * ((x + y) / 2700) + 0.03 * smoothNoise(x / 300 + start, y / 300);
    layer.depth[at] = finish.depth;
    const off = (x * 0.8 + y * 0.6 - beam) / 260;
    layer.glint[at] = finish.gloss * 120 * Math.exp(-off * off) + finish.gloss * 14;
  });
  const tint = board.tint ?? [1, 1, 1];
  paintLayer(frame, swatch, layer, tint);
}

/** Cut boards and blocks, one over the other: plywood, timber, acrylic, metal, foam. */
export const boards: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const places = [
    { x: 470, y: 380, width: 1050, height: 520 },
    { x: 800, y: 800, width: 760, height: 470 },
    { x: 360, y: 1010, width: 560, height: 640 },
    { x: 850, y: 1220, width: 620, height: 360 },
    { x: 590, y: 690, width: 360, height: 210 },
  ];
  for (const [index, place] of places.entries()) {
    const tint = cloth.tints[index % cloth.tints.length] ?? [1, 1, 1];
    const board = {
      centre: { x: place.x + between(random, -40, 40), y: place.y + between(random, -40, 40) },
      width: place.width * between(random, 0.88, 1.06),
      height: place.height * between(random, 0.85, 1.08),
      turn: between(random, -0.3, 0.3) + (index % 2) * 0.12,
      thick: cloth.thick,
      edge: edgeOf(cloth, tint),
      tint,
    };
    layBoard(frame, cloth.swatch, board, random);
  }
};

/** Lengths laid side by side: planks, veneers, profiles. */
export const planks: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const lean = between(random, -0.12, 0.12);
  for (let x = -20; x < 1240; ) {
    const width = between(random, 118, 214);
    const height = between(random, 1180, 1700);
    const tone = between(random, 0.88, 1.08);
    const board = {
      centre: { x: x + width / 2, y: between(random, 690, 830) },
      width: height,
      height: width - 4,
      turn: Math.PI / 2 + lean + between(random, -0.012, 0.012),
      thick: cloth.thick,
      edge: [scale(cloth.colour, 0.7), scale(cloth.colour, 0.8)],
      tint: [tone, tone * between(random, 0.98, 1.01), tone * between(random, 0.95, 1.02)] as Rgb,
    };
    layBoard(frame, cloth.swatch, board, random);
    x += width + between(random, 2, 9);
  }
};

/** Samples set out in rows: tiles, glass, chips. */
export const setOut: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const turn = between(random, -0.09, 0.09);
  const columns = 3;
  const rows = 4;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = (column - 1) * 372 + between(random, -9, 9);
      const y = (row - 1.5) * 372 + between(random, -9, 9);
      const index = row * columns + column + cloth.seed;
      const tint = cloth.tints[index % cloth.tints.length] ?? [1, 1, 1];
      const centre = {
        x: 600 + x * Math.cos(turn) - y * Math.sin(turn),
        y: 750 + x * Math.sin(turn) + y * Math.cos(turn),
      };
      const board = {
        centre,
        width: 344,
        height: 344,
        turn: turn + between(random, -0.025, 0.025),
        thick: cloth.thick,
        edge: edgeOf(cloth, tint),
        tint,
      };
      layBoard(frame, cloth.swatch, board, random);
    }
  }
};

function edgeOf(cloth: Cloth, tint: Rgb): Rgb[] {
  const face: Rgb = [cloth.colour[0] * tint[0], cloth.colour[1] * tint[1], cloth.colour[2] * tint[2]];
  if (cloth.edge === 'plies') {
    return Array.from({ length: 7 }, (_, ply) =>
      ply % 2 === 0 ? scale(face, 0.62) : mix(face, [235, 214, 176], 0.3),
    );
  }
  if (cloth.edge === 'glow')
    return [scale(face, 0.85), mix(face, [255, 255, 255], 0.25), mix(face, [255, 255, 255], 0.55)];
  return [scale(face, 0.72), scale(face, 0.84)];
}

/** The corners of a board, moved by `shift`, closed. */
function corners(board: Board, shift: Point): Point[] {
  const cosine = Math.cos(board.turn);
  const sine = Math.sin(board.turn);
  const half = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ] as const;
  return half.map(([sx, sy]) => {
    const px = (sx * (board.width - 4)) / 2;
    const py = (sy * (board.height - 4)) / 2;
    return {
      x: board.centre.x + shift.x + px * cosine - py * sine,
      y: board.centre.y + shift.y + px * sine + py * cosine,
    };
  });
}
