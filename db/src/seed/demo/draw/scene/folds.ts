import { smoothNoise } from '../noise.ts';
import { between, type Random } from '../random.ts';
import type { HeightAt } from '../relief.ts';

/** Cloth hung or pushed together: long folds that run at an angle, swell, fade and meet. */
export function hangingFolds(random: Random): HeightAt {
  const angle = between(random, -0.5, 0.6);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const start = random() * 200;
  const pitch = between(random, 210, 290);
  const height = pitch * between(random, 0.2, 0.27);
  return (x, y) => {
    const along = (y * cosine - x * sine) / 700;
    const bent = smoothNoise(start + along * 0.8, x / 900) * 120;
    const across = (x * cosine + y * sine + bent) / pitch;
    const swell = 0.62 + 0.5 * smoothNoise(start + across * 0.9 + 31, along * 1.3);
    const second = smoothNoise(across * 2.3 + 7, along * 2 + start) * 0.3;
    const wave =
      0.5 + 0.5 * Math.sin((across + 0.22 * smoothNoise(across * 0.7, start + along)) * Math.PI * 2);
    return height * (swell * wave ** 1.35 * 1.5 + second * 0.8);
  };
}

/** Cloth turned round a finger on the table: folds that spiral out of a point. */
export function twistedFolds(random: Random): HeightAt {
  const centreX = between(random, 430, 760);
  const centreY = between(random, 560, 900);
  const arms = 7 + Math.floor(random() * 4);
  const curl = between(random, 0.8, 1.7) * (random() < 0.5 ? -1 : 1);
  const start = random() * 200;
  return (x, y) => {
    const dx = x - centreX;
    const dy = y - centreY;
    const reach = Math.sqrt(dx * dx + dy * dy) + 12;
    const around = Math.atan2(dy, dx) + curl * Math.log(reach / 260);
    const turn = around / (Math.PI * 2);
    const unevenness =
      smoothNoise(Math.cos(around) * 1.7 + start, Math.sin(around) * 1.7 + reach / 700) * 1.5;
    const wave = 0.5 + 0.5 * Math.sin(turn * Math.PI * 2 * arms + unevenness * 1.9);
    const grow = Math.min(1, reach / 230) * (1 - 0.35 * Math.min(1, reach / 1300));
    return 62 * grow * wave ** 1.3 * (0.75 + 0.45 * unevenness) + 70 * Math.exp(-reach / 90);
  };
}

/**
 * Cloth dropped on the table: a few long creases where it caught, broad swells between. `strength` 0.2
 * (smoothed by hand) to 1 (as it fell).
 */
export function rumples(random: Random, strength = 1): HeightAt {
  const start = random() * 200;
  const main = random() * Math.PI;
  const creases = Array.from({ length: 8 }, () => crease(random, main));
  return (x, y) => {
    const bent = 46 * smoothNoise(x / 260 + start, y / 260);
    let height = 44 * smoothNoise(x / 520 + start, y / 640) + 18 * smoothNoise(x / 210, y / 260 + start);
    for (const { fromX, fromY, ux, uy, length, width, rise } of creases) {
      const dx = x - fromX;
      const dy = y - fromY;
      const along = (dx * ux + dy * uy) / length;
      if (along < 0 || along > 1) continue;
      const across = (dy * ux - dx * uy + bent) / (width * (0.6 + 0.8 * along));
      if (across < -3 || across > 3) continue;
      const taper = 4 * along * (1 - along);
      const side = across > 0 ? across * 1.5 : across;
      height += (rise * taper * taper) / (1 + side * side * side * side + side * side);
    }
    return strength * height;
  };
}

type Crease = {
  readonly fromX: number;
  readonly fromY: number;
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
  readonly width: number;
  readonly rise: number;
};

function crease(random: Random, main: number): Crease {
  const angle = main + between(random, -0.75, 0.75);
  const length = between(random, 600, 1500);
  const ux = Math.cos(angle);
  const uy = Math.sin(angle);
  const middle = { x: random() * 1200, y: random() * 1500 };
  return {
    fromX: middle.x - (ux * length) / 2,
    fromY: middle.y - (uy * length) / 2,
    ux,
    uy,
    length,
    width: between(random, 52, 105),
    rise: between(random, 42, 84),
  };
}
