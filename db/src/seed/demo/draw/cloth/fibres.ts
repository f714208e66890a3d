import type { Random } from '../random.ts';
import { SWATCH_SIZE, type Swatch } from '../swatch.ts';

/**
 * A scatter of single fibres over a swatch: how many, how long and wide in texels, which way they lie
 * (radians, and how far they stray), how much each changes relief and tone.
 */
export type FibreScatter = {
  readonly count: number;
  readonly length: readonly [number, number];
  readonly direction: number;
  readonly spread: number;
  readonly relief: number;
  readonly tone: number;
  readonly curl: number;
  readonly width: 1 | 2 | 3;
};

/**
 * Draws fibres into a swatch that has its ground colour already; each later fibre lies over the earlier ones.
 */
export function scatterFibres(swatch: Swatch, random: Random, scatter: FibreScatter): void {
  for (let fibre = 0; fibre < scatter.count; fibre += 1) {
    const length = scatter.length[0] + (scatter.length[1] - scatter.length[0]) * random();
    const angle = scatter.direction + (random() * 2 - 1) * scatter.spread;
    layFibre(
      swatch,
      random() * SWATCH_SIZE,
      random() * SWATCH_SIZE,
      angle,
      length,
      (random() * 2 - 1) * scatter.curl,
      random() * 2 - 1,
      scatter,
    );
  }
}

/** A fibre is lighter towards the lamp side and darkens at its root, so that a mass of them gets depth. */
function layFibre(
  swatch: Swatch,
  startX: number,
  startY: number,
  startAngle: number,
  length: number,
  curl: number,
  shade: number,
  scatter: FibreScatter,
): void {
  const { texels } = swatch;
  const tone = 1 + shade * scatter.tone;
  let x = startX;
  let y = startY;
  let dx = Math.cos(startAngle);
  let dy = Math.sin(startAngle);
  const turn = curl / length;
  const steps = length | 0;
  for (let step = 0; step < steps; step += 1) {
    const rise = (step / steps) * 1.3 - 0.55 + shade * 0.5;
    for (let side = 0; side < scatter.width; side += 1) {
      const column = (dy < 0 ? x - side * dy : x) & (SWATCH_SIZE - 1);
      const row = (y + side * Math.abs(dx)) & (SWATCH_SIZE - 1);
      const at = ((row << 10) | column) << 2;
      const relief = 128 + scatter.relief * rise - side * 6;
      texels[at + 3] = (texels[at + 3] ?? 128) * 0.35 + relief * 0.65;
      if (side === 0) {
        texels[at] = (texels[at] ?? 0) * tone;
        texels[at + 1] = (texels[at + 1] ?? 0) * tone;
        texels[at + 2] = (texels[at + 2] ?? 0) * tone;
      }
    }
    x += dx;
    y += dy;
    const bent = dx - dy * turn;
    dy += dx * turn;
    dx = bent;
  }
}
