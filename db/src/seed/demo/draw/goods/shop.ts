import { mix, type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { curve, type Point, strokeLine, strokePath, strokeShadow } from '../ink.ts';
import { between, pickOne } from '../random.ts';
import { paintTable } from '../scene/table.ts';
import type { GoodsPainter } from './notions.ts';

/** Wooden hangers hung on one another. */
export const hangers: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  for (let index = 0; index < 8; index += 1) {
    const y = 250 + index * 160 + between(random, -14, 14);
    const x = 600 + between(random, -40, 40);
    drawHanger(
      frame,
      { x, y },
      scale(pickOne(random, colours), between(random, 0.92, 1.06)),
      between(random, -0.06, 0.06),
    );
  }
};

function drawHanger(frame: Frame, at: Point, colour: Rgb, lean: number): void {
  const turn = (x: number, y: number) => ({
    x: at.x + x * Math.cos(lean) - y * Math.sin(lean),
    y: at.y + x * Math.sin(lean) + y * Math.cos(lean),
  });
  const left = curve(turn(0, 0), turn(-290, 12), turn(-500, 150), 18);
  const right = curve(turn(0, 0), turn(290, 12), turn(500, 150), 18);
  const hook = [
    ...curve(turn(0, -10), turn(0, -70), turn(34, -104), 8),
    ...curve(turn(34, -104), turn(78, -160), turn(0, -176), 8),
  ];
  const steel: Rgb = [178, 178, 176];
  for (const arm of [left, right]) strokeShadow(frame, arm, 56, 13, 0.4);
  strokeShadow(frame, hook, 11, 10, 0.3);
  strokePath(frame, hook, { width: 12, colour: steel, round: 0.9 });
  for (const arm of [left, right]) {
    strokePath(frame, arm, { width: 60, colour: scale(colour, 0.8), round: 0.5 });
    const upper = arm.map((point) => ({ x: point.x, y: point.y - 7 }));
    strokePath(frame, upper, { width: 42, colour, round: 0.8 });
    for (const offset of [-8, 3, 11]) {
      const line = arm.map((point) => ({ x: point.x, y: point.y + offset - 5 }));
      strokePath(frame, line, { width: 2, colour: scale(colour, 0.7), opacity: 0.3 });
    }
  }
}

/** Silk-screen frames leaning on each other: timber, mesh, a rest of an old stencil. */
export const screens: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const timber = colours[0] ?? [196, 160, 112];
  const mesh = colours[1] ?? [228, 220, 186];
  const ink = colours[2] ?? [64, 110, 150];
  const places = [
    { x: 420, y: 470, width: 760, height: 900, turn: -0.12 },
    { x: 800, y: 760, width: 700, height: 860, turn: 0.16 },
    { x: 480, y: 1090, width: 800, height: 640, turn: -0.05 },
  ];
  for (const place of places)
    drawScreen(frame, place, { timber: scale(timber, between(random, 0.94, 1.05)), mesh, ink });
};

type Placed = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
};

type ScreenColours = { readonly timber: Rgb; readonly mesh: Rgb; readonly ink: Rgb };

function drawScreen(frame: Frame, place: Placed, colours: ScreenColours): void {
  const at = (x: number, y: number) => ({
    x: place.x + x * Math.cos(place.turn) - y * Math.sin(place.turn),
    y: place.y + x * Math.sin(place.turn) + y * Math.cos(place.turn),
  });
  const halfWide = place.width / 2;
  const halfTall = place.height / 2;
  const corners = [
    at(-halfWide, -halfTall),
    at(halfWide, -halfTall),
    at(halfWide, halfTall),
    at(-halfWide, halfTall),
  ] as const;
  strokeShadow(frame, [...corners, corners[0]], 84, 26, 0.45);
  drawMesh(frame, place, at, colours);
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % 4] ?? corner;
    strokeLine(frame, corner, next, {
      width: 70,
      colour: scale(colours.timber, index % 2 === 0 ? 1 : 0.9),
      round: 0.35,
    });
    for (const side of [-18, -4, 12]) grainLine(frame, corner, next, side, colours.timber);
  }
}

/** Stretched mesh with a stencil of dots left in it. */
function drawMesh(
  frame: Frame,
  place: Placed,
  at: (x: number, y: number) => Point,
  colours: ScreenColours,
): void {
  const { mesh, ink } = colours;
  const halfWide = place.width / 2;
  const halfTall = place.height / 2;
  strokeLine(frame, at(0, -halfTall), at(0, halfTall), {
    width: place.width - 60,
    colour: mesh,
    opacity: 0.9,
    square: true,
  });
  for (let x = -halfWide; x < halfWide; x += 9) {
    strokeLine(frame, at(x, -halfTall), at(x, halfTall), {
      width: 1.6,
      colour: scale(mesh, 0.84),
      opacity: 0.5,
    });
  }
  const stencil = { width: place.width * 0.6, colour: ink, opacity: 0.72, square: true };
  strokeLine(frame, at(0, -halfTall * 0.62), at(0, halfTall * 0.62), stencil);
  for (let spot = 0; spot < 5; spot += 1) {
    const centre = at((spot - 2) * place.width * 0.11, ((spot % 2) - 0.5) * place.height * 0.3);
    strokeLine(frame, centre, centre, { width: 96 - spot * 9, colour: mesh, opacity: 0.9 });
  }
}

function grainLine(frame: Frame, from: Point, to: Point, side: number, timber: Rgb): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const nx = (-(to.y - from.y) / length) * side;
  const ny = ((to.x - from.x) / length) * side;
  strokeLine(
    frame,
    { x: from.x + nx, y: from.y + ny },
    { x: to.x + nx, y: to.y + ny },
    { width: 2.4, colour: scale(timber, 0.72), opacity: 0.35 },
  );
}

/** Buckles, rings and sliders tipped out on the table. */
export const buckles: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 6; column += 1) {
      const x = 70 + column * 214 + (row % 2) * 90 - 30 + between(random, -30, 30);
      const y = 90 + row * 190 + between(random, -30, 30);
      const metal = scale(
        random() < 0.75 ? (colours[0] ?? [190, 160, 90]) : pickOne(random, colours),
        between(random, 0.94, 1.05),
      );
      drawBuckle(frame, { x, y }, random() * Math.PI, metal, (row + column) % 3);
    }
  }
};

function drawBuckle(frame: Frame, at: Point, turn: number, metal: Rgb, kind: number): void {
  const place = (x: number, y: number) => ({
    x: at.x + x * Math.cos(turn) - y * Math.sin(turn),
    y: at.y + x * Math.sin(turn) + y * Math.cos(turn),
  });
  const shape =
    kind === 0
      ? ring(place, 72)
      : [place(-82, -58), place(82, -58), place(82, 58), place(-82, 58), place(-82, -58)];
  strokeShadow(frame, shape, 26, 10, 0.5);
  strokePath(frame, shape, { width: 28, colour: scale(metal, 0.88), round: 0.9 });
  strokePath(frame, shape, { width: 9, colour: mix(metal, [255, 250, 236], 0.45), soft: 5, opacity: 0.8 });
  if (kind === 0) return;
  const bar = kind === 1 ? [place(0, -58), place(0, 58)] : [place(-82, 0), place(96, 0)];
  strokeShadow(frame, bar, 16, 8, 0.4);
  strokePath(frame, bar, { width: 19, colour: metal, round: 0.9 });
  strokePath(frame, bar, { width: 5, colour: mix(metal, [255, 250, 236], 0.5), soft: 3, opacity: 0.8 });
}

function ring(place: (x: number, y: number) => Point, radius: number): Point[] {
  return Array.from({ length: 33 }, (_, step) =>
    place(Math.cos((step / 16) * Math.PI) * radius, Math.sin((step / 16) * Math.PI) * radius),
  );
}
