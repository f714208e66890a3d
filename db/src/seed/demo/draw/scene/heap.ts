import { type Rgb, scale } from '../colour.ts';
import type { Frame } from '../frame.ts';
import type { Point } from '../ink.ts';
import { createLayer, forNodes, type Layer } from '../layer.ts';
import { smoothNoise } from '../noise.ts';
import { castShadow, paintLayer } from '../paint-layer.ts';
import { between, type Random } from '../random.ts';
import { drapeLayer, LAMP } from '../relief.ts';
import type { Cloth, Scene } from './cloth.ts';
import { fray, roundRim } from './edges.ts';
import { rumples } from './folds.ts';
import { cutByHand, cutOut, polygon } from './outline.ts';
import { paintTable } from './table.ts';

/** What the cutting table leaves: shapes between the pattern pieces, one over the other. */
export const offcuts: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  const places = [
    [330, 400],
    [850, 330],
    [300, 1100],
    [900, 1130],
    [610, 740],
  ] as const;
  for (const [index, [x, y]] of places.entries()) {
    const shape = OFFCUT_SHAPES[(index + cloth.seed) % OFFCUT_SHAPES.length] ?? [];
    const size = between(random, 400, 480);
    const at = { x: x + between(random, -50, 50), y: y + between(random, -50, 50) };
    layPiece(
      frame,
      cloth,
      place(shape, at, size, random() * Math.PI * 2),
      random,
      cloth.tints[index % cloth.tints.length] ?? [1, 1, 1],
    );
  }
};

/** Whole skins spread over one another. */
export const hides: Scene = (frame, cloth, random) => {
  paintTable(frame, cloth.table, cloth.seed);
  for (let skin = 0; skin < 3; skin += 1) {
    const at = {
      x: 600 + (skin - 1) * between(random, 50, 120),
      y: 760 + (skin - 1) * between(random, 20, 70),
    };
    const points = place(HIDE_SHAPE, at, between(random, 700, 780), between(random, -0.22, 0.22));
    layPiece(frame, cloth, points, random, cloth.tints[skin % cloth.tints.length] ?? [1, 1, 1]);
  }
};

/** Folded lengths piled up, seen from the front: one soft nose of cloth over the other. */
export const piled: Scene = (frame, cloth, random) => {
  const noses = stackNoses(frame, cloth, random);
  for (const [index, nose] of noses.entries()) paintNose(frame, cloth, noses[index - 1], nose);
};

type Nose = { readonly edge: number; readonly height: number; readonly seed: number; readonly tint: Rgb };

function stackNoses(frame: Frame, cloth: Cloth, random: Random): Nose[] {
  const tall = frame.height / frame.unit;
  const noses: Nose[] = [];
  let edge = between(random, -130, -70);
  let lot = 0;
  while (edge < tall + 40) {
    const height = between(random, 88, 142) + cloth.thick * 2;
    edge += height;
    // Two or three folds belong to one length; the next length may be of another colour.
    if (noses.length % 2 === 0) lot += 1;
    noses.push({
      edge,
      height,
      seed: random() * 90,
      tint: cloth.tints[lot % cloth.tints.length] ?? [1, 1, 1],
    });
  }
  return noses;
}

function edgeAt(nose: Nose, x: number): number {
  return nose.edge + 9 * smoothNoise(x / 330 + nose.seed, nose.seed) + 3 * smoothNoise(x / 80, nose.seed);
}

function lightNose(layer: Layer, at: number, x: number, side: number, nose: Nose, cloth: Cloth): void {
  const { finish } = cloth.swatch;
  const wrinkle =
    0.16 * smoothNoise(x / 120 + nose.seed, side * 1.2) + 0.07 * smoothNoise(x / 37, side * 2 + nose.seed);
  const bent = Math.max(-0.98, Math.min(0.98, side * 0.92 + wrinkle));
  const normalZ = Math.sqrt(1 - bent * bent);
  const direct = Math.max(0, (bent * LAMP.y + normalZ * LAMP.z + 0.25) / 1.03);
  const gap = Math.min(1, (1 - Math.abs(side)) * 5 + 0.08);
  layer.light[at] =
    (Math.sqrt(0.18 + 0.92 * direct) * (1 - finish.rim * 0.2) + finish.rim * (1 - normalZ) * 0.9) *
    (0.35 + 0.65 * gap) *
    1.06;
  layer.depth[at] = finish.depth * (0.8 + 0.4 * Math.abs(side));
  layer.glint[at] =
    finish.gloss * 190 * Math.max(0, -0.4 * bent + 0.9 * normalZ) ** (finish.tightness * 1.4) * gap;
  layer.u[at] = x + nose.seed * 11;
  layer.v[at] = Math.asin(bent) * nose.height * 0.62 + nose.seed * 37;
}

function paintNose(frame: Frame, cloth: Cloth, above: Nose | undefined, nose: Nose): void {
  const layer = createLayer(frame, true);
  const topAt = (x: number) => (above ? edgeAt(above, x) : edgeAt(nose, x) - nose.height);
  cutOut(layer, (x, y) =>
    Math.abs(y - nose.edge) > nose.height + 60
      ? -100
      : Math.min(edgeAt(nose, x) - y + 0.5, y - topAt(x) + 0.5),
  );
  forNodes(layer, (at, x, y) => {
    const top = topAt(x);
    lightNose(layer, at, x, ((y - top) / Math.max(20, edgeAt(nose, x) - top)) * 2 - 1, nose, cloth);
  });
  paintLayer(frame, cloth.swatch, layer, nose.tint);
}

function layPiece(frame: Frame, cloth: Cloth, points: readonly Point[], random: Random, tint: Rgb): void {
  const straight = polygon(points);
  const outline = cutByHand(straight, 2.5, random() * 90);
  const layer = createLayer(frame, true);
  cutOut(layer, outline);
  drapeLayer(layer, cloth.swatch.finish, rumples(random, 0.32), random() * Math.PI);
  roundRim(layer, cloth.thick + 3, 0.4);
  castShadow(frame, layer, cloth.thick * 0.9 + 5, 0.5);
  paintLayer(frame, cloth.swatch, layer, tint);
  if (!cloth.frays) return;
  const colour = scale(
    [cloth.colour[0] * tint[0], cloth.colour[1] * tint[1], cloth.colour[2] * tint[2]],
    0.98,
  );
  for (const [index, point] of points.entries()) {
    const next = points[(index + 1) % points.length];
    if (next) fray(frame, outline, point, next, colour, random, 9);
  }
}

function place(
  shape: readonly (readonly [number, number])[],
  at: Point,
  size: number,
  turn: number,
): Point[] {
  const cosine = Math.cos(turn) * size;
  const sine = Math.sin(turn) * size;
  return shape.map(([x, y]) => ({ x: at.x + x * cosine - y * sine, y: at.y + x * sine + y * cosine }));
}

/**
 * Outlines within about -0.7..0.7: beside an armhole, between two collars, a strip end, a corner, beside a
 * sleeve cap.
 */
const OFFCUT_SHAPES: readonly (readonly (readonly [number, number])[])[] = [
  [
    [-0.7, -0.5],
    [0.6, -0.62],
    [0.66, 0.05],
    [0.4, 0.12],
    [0.22, 0.3],
    [0.16, 0.58],
    [-0.62, 0.6],
  ],
  [
    [-0.66, -0.6],
    [0.1, -0.52],
    [0.62, -0.1],
    [0.7, 0.55],
    [0.2, 0.42],
    [-0.2, 0.44],
    [-0.72, 0.6],
    [-0.5, 0.1],
  ],
  [
    [-0.72, -0.34],
    [0.74, -0.46],
    [0.7, 0.3],
    [0.1, 0.42],
    [-0.7, 0.38],
  ],
  [
    [-0.6, -0.66],
    [0.66, 0.5],
    [0.3, 0.62],
    [-0.66, 0.62],
  ],
  [
    [-0.7, -0.3],
    [-0.4, -0.58],
    [0, -0.66],
    [0.4, -0.56],
    [0.7, -0.24],
    [0.56, 0.6],
    [0.1, 0.5],
    [-0.56, 0.64],
  ],
];

/** A skin from the neck (above) round the legs to the tail: the right half, mirrored. */
const HIDE_HALF: readonly (readonly [number, number])[] = [
  [0.0, -0.93],
  [0.14, -0.94],
  [0.22, -0.86],
  [0.27, -0.74],
  [0.4, -0.72],
  [0.53, -0.76],
  [0.6, -0.7],
  [0.57, -0.6],
  [0.49, -0.48],
  [0.46, -0.28],
  [0.47, -0.02],
  [0.5, 0.24],
  [0.52, 0.46],
  [0.6, 0.6],
  [0.63, 0.72],
  [0.56, 0.78],
  [0.44, 0.74],
  [0.28, 0.72],
  [0.14, 0.77],
  [0.05, 0.84],
];

const HIDE_SHAPE: readonly (readonly [number, number])[] = [
  ...HIDE_HALF,
  ...HIDE_HALF.slice(1)
    .reverse()
    .map(([x, y]) => [-x * 0.97, y] as const),
];
