import { mix, type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { curve, type Point, strokeLine, strokePath, strokeShadow } from '../ink.ts';
import { between, pickOne, type Random } from '../random.ts';
import type { Table } from '../scene/table.ts';
import { paintTable } from '../scene/table.ts';
import { ballFace, buttonFace, makeRound, placeSprite, type Sprite, spoolFace, tubeFace } from './round.ts';

/** Draws a lot of small things in the given colours, the first being the commonest. */
export type GoodsPainter = (
  frame: Frame,
  colours: readonly Rgb[],
  random: Random,
  table: Table,
  seed: number,
) => void;

/** Buttons poured out over the table until it is covered. */
export const buttons: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const main = colours[0] ?? [128, 100, 80];
  const kinds = Array.from({ length: 16 }, (_, index) => {
    const colour = index < 11 ? main : (colours[index % colours.length] ?? main);
    return makeRound(
      frame.unit,
      between(random, 56, 76),
      0.55,
      buttonFace(scale(colour, between(random, 0.9, 1.14)), random() * 3, random() * 90),
    );
  });
  for (const pitch of [118, 96]) {
    for (let y = -20; y < 1560; y += pitch) {
      for (let x = -20; x < 1260; x += pitch) {
        placeSprite(
          frame,
          pickOne(random, kinds),
          x + between(random, -38, 38),
          y + between(random, -38, 38),
        );
      }
    }
  }
};

/** Zips laid beside each other, some half open. */
export const zips: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const lean = between(random, 0.16, 0.34);
  for (let x = -420; x < 1260; x += between(random, 88, 104)) {
    const tape = random() < 0.75 ? (colours[0] ?? [40, 40, 44]) : pickOne(random, colours);
    drawZip(frame, x, lean, tape, random);
  }
};

function drawZip(frame: Frame, x: number, lean: number, tape: Rgb, random: Random): void {
  const from = { x: x + between(random, -6, 6), y: -60 };
  const to = { x: x + lean * 1640, y: 1580 };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  strokeShadow(frame, [from, to], 78, 7, 0.45);
  strokeLine(frame, from, to, { width: 80, colour: tape, round: 0.12 });
  for (const side of [-33, 33]) {
    const moved = (point: Point) => ({ x: point.x - uy * side, y: point.y + ux * side });
    strokeLine(frame, moved(from), moved(to), { width: 2, colour: scale(tape, 1.3), opacity: 0.5 });
  }
  const brass: Rgb = [206, 178, 112];
  strokeLine(frame, from, to, { width: 25, colour: scale(tape, 0.55) });
  for (let place = 0; place < length; place += 11) {
    const left = (place / 11) % 2 < 1;
    const at = { x: from.x + ux * place, y: from.y + uy * place };
    const reach = left ? -12 : 12;
    const end = { x: at.x - uy * reach, y: at.y + ux * reach };
    strokeLine(frame, at, end, { width: 8, colour: scale(brass, left ? 1.04 : 0.9), round: 0.9 });
  }
  const stop = between(random, 0.12, 0.8) * length;
  const slider = { x: from.x + ux * stop, y: from.y + uy * stop };
  const pull = { x: slider.x + ux * 92 + uy * between(random, -16, 16), y: slider.y + uy * 92 };
  strokeShadow(frame, [slider, pull], 22, 8, 0.4);
  strokeLine(
    frame,
    slider,
    { x: slider.x + ux * 40, y: slider.y + uy * 40 },
    { width: 42, colour: brass, round: 0.9 },
  );
  strokeLine(frame, slider, pull, { width: 17, colour: mix(brass, [255, 244, 214], 0.3), round: 0.8 });
}

/** Ribbons wound off their reels, in waves over the table. */
export const ribbons: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  for (let pass = 0; pass < 13; pass += 1) {
    const y = -40 + pass * 132 + between(random, -40, 40);
    const colour = colours[pass % colours.length] ?? [128, 128, 128];
    drawRibbon(frame, y, between(random, 62, 104), colour, random);
  }
};

function drawRibbon(frame: Frame, y: number, width: number, colour: Rgb, random: Random): void {
  const swing = between(random, 60, 150) * (random() < 0.5 ? -1 : 1);
  const lean = between(random, -170, 170);
  const first = curve({ x: -60, y }, { x: 300, y: y + swing }, { x: 600, y: y + lean / 2 }, 26);
  const second = curve(
    { x: 600, y: y + lean / 2 },
    { x: 900, y: y + lean - swing },
    { x: 1260, y: y + lean },
    26,
  );
  const path = [...first, ...second];
  strokeShadow(frame, path, width * 0.96, 9, 0.42);
  strokePath(frame, path, { width, colour: scale(colour, 0.97), round: 0.3 });
  // Grosgrain: ribs across, closer than the eye counts.
  for (let index = 1; index < path.length; index += 1)
    ribSegment(frame, path[index - 1], path[index], width, colour);
}

function ribSegment(
  frame: Frame,
  from: Point | undefined,
  to: Point | undefined,
  width: number,
  colour: Rgb,
): void {
  if (!from || !to) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  for (let place = 0; place < length; place += 8) {
    const at = { x: from.x + ux * place, y: from.y + uy * place };
    const half = width / 2 - 2;
    const a = { x: at.x - uy * half, y: at.y + ux * half };
    const b = { x: at.x + uy * half, y: at.y - ux * half };
    strokeLine(frame, a, b, { width: 2.2, colour: scale(colour, 0.72), opacity: 0.42 });
  }
}

/** Cones of yarn seen from above, packed in their box. */
export const cones: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const main = colours[0] ?? [128, 128, 128];
  const kinds = [main, main, ...colours.slice(1, 4)].map((colour) =>
    makeRound(frame.unit, 178, 0.03, spoolFace(colour, [196, 168, 128], random() * 9, 0.2)),
  );
  layRows(
    frame,
    random,
    { x: 352, y: 305, stray: 12 },
    (index) => kinds[random() < 0.62 ? index % 2 : index % kinds.length],
  );
};

/** Reels of sewing thread, smaller and shinier than cones. */
export const threads: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const kinds = colours.map((colour) =>
    makeRound(frame.unit, 97, 0.16, spoolFace(colour, [236, 232, 222], random() * 9, 0.3)),
  );
  layRows(frame, random, { x: 194, y: 168, stray: 6 }, () => pickOne(random, kinds));
};

/** Balls and small hanks in a heap. */
export const balls: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const kinds = [...colours, ...colours]
    .slice(0, 5)
    .map((colour) => makeRound(frame.unit, between(random, 176, 206), 0, ballFace(colour, random() * 20)));
  layRows(frame, random, { x: 316, y: 286, stray: 26 }, () => pickOne(random, kinds));
};

/** The ends of cardboard tubes in a crate. */
export const tubes: GoodsPainter = (frame, colours, random, table, seed) => {
  paintTable(frame, table, seed);
  const board = colours[0] ?? [176, 142, 104];
  const kinds = Array.from({ length: 6 }, () =>
    makeRound(
      frame.unit,
      99,
      0.02,
      tubeFace(scale(board, between(random, 0.92, 1.08)), between(random, 0.6, 0.68), random() * 6),
    ),
  );
  layRows(frame, random, { x: 198, y: 171, stray: 3 }, () => pickOne(random, kinds));
};

type Rows = { readonly x: number; readonly y: number; readonly stray: number };

/** Packs sprites in staggered rows over the whole photo. */
function layRows(
  frame: Frame,
  random: Random,
  rows: Rows,
  choose: (index: number) => Sprite | undefined,
): void {
  let index = 0;
  for (let row = 0; row * rows.y < 1700; row += 1) {
    for (let x = row % 2 === 0 ? rows.x / 2 : 0; x < 1200 + rows.x; x += rows.x) {
      const sprite = choose(index);
      index += 1;
      const y = rows.y * (row + 0.45);
      if (sprite)
        placeSprite(
          frame,
          sprite,
          x + between(random, -rows.stray, rows.stray),
          y + between(random, -rows.stray, rows.stray),
        );
    }
  }
}
