import type { Rgb } from '../colour.ts';
import type { Frame } from '../frame.ts';
import { grain, smoothNoise, streak } from '../noise.ts';
import { LAMP } from '../relief.ts';

/** What a round thing shows at one place: its colour and the slope of its face. */
export type Spot = { red: number; green: number; blue: number; slopeX: number; slopeY: number };

/** Writes into `spot` what shows at a place of a round thing (x, y from -1 to 1, `reach` from its middle). */
export type RoundFace = (spot: Spot, x: number, y: number, reach: number) => void;

/**
 * A round thing drawn once and placed many times: premultiplied colour and opacity, its shadow included;
 * `radius` in scene steps.
 */
export type Sprite = { readonly radius: number; readonly size: number; readonly paint: Float32Array };

const MARGIN = 1.34;

/** Draws a round thing for frames of this `unit`; `gloss` 0 to 1. */
export function makeRound(unit: number, radius: number, gloss: number, face: RoundFace): Sprite {
  const size = Math.ceil(radius * MARGIN * 2 * unit);
  const paint = new Float32Array(size * size * 4);
  const spot: Spot = { red: 0, green: 0, blue: 0, slopeX: 0, slopeY: 0 };
  const edge = 1.5 / radius / unit;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = ((column + 0.5) / size - 0.5) * 2 * MARGIN;
      const y = ((row + 0.5) / size - 0.5) * 2 * MARGIN;
      const at = (row * size + column) * 4;
      const shade = Math.hypot(x - 0.13, y - 0.17);
      paint[at + 3] = shade < 1.16 ? 0.55 * Math.min(1, (1.16 - shade) * 3) : 0;
      const reach = Math.sqrt(x * x + y * y);
      if (reach < 1) lightSpot(paint, at, spot, x, y, reach, gloss, Math.min(1, (1 - reach) / edge), face);
    }
  }
  return { radius, size, paint };
}

function lightSpot(
  paint: Float32Array,
  at: number,
  spot: Spot,
  x: number,
  y: number,
  reach: number,
  gloss: number,
  share: number,
  face: RoundFace,
): void {
  face(spot, x, y, reach);
  const steep = 1 / Math.sqrt(1 + spot.slopeX * spot.slopeX + spot.slopeY * spot.slopeY);
  const direct = Math.max(0, (LAMP.z - spot.slopeX * LAMP.x - spot.slopeY * LAMP.y) * steep);
  const mirror = Math.max(0, (0.911 + spot.slopeX * 0.274 + spot.slopeY * 0.307) * steep);
  const light = 0.36 + 0.97 * direct;
  const shine = gloss > 0 ? gloss * (190 * mirror ** 40 + 26 * mirror ** 6) : 0;
  paint[at] = (spot.red * light + shine) * share;
  paint[at + 1] = (spot.green * light + shine) * share;
  paint[at + 2] = (spot.blue * light + shine) * share;
  paint[at + 3] = share + (paint[at + 3] ?? 0) * (1 - share);
}

/** Places a sprite with its middle at a point of the scene. */
export function placeSprite(frame: Frame, sprite: Sprite, x: number, y: number): void {
  const { width, height, unit, pixels } = frame;
  const { size, paint } = sprite;
  const left = Math.round(x * unit - size / 2);
  const top = Math.round(y * unit - size / 2);
  for (let row = Math.max(0, -top); row < size && top + row < height; row += 1) {
    const firstColumn = Math.max(0, -left);
    let from = (row * size + firstColumn) * 4;
    let at = ((top + row) * width + left + firstColumn) * 3;
    for (let column = firstColumn; column < size && left + column < width; column += 1, from += 4, at += 3) {
      const opacity = paint[from + 3] ?? 0;
      if (opacity === 0) continue;
      const kept = 1 - opacity;
      pixels[at] = (pixels[at] ?? 0) * kept + (paint[from] ?? 0);
      pixels[at + 1] = (pixels[at + 1] ?? 0) * kept + (paint[from + 1] ?? 0);
      pixels[at + 2] = (pixels[at + 2] ?? 0) * kept + (paint[from + 2] ?? 0);
    }
  }
}

function colourSpot(spot: Spot, colour: Rgb, tone: number): void {
  spot.red = colour[0] * tone;
  spot.green = colour[1] * tone;
  spot.blue = colour[2] * tone;
}

/** A four-hole button of corozo, horn or resin: dished, with a rim; `turn` places its holes and its grain. */
export function buttonFace(colour: Rgb, turn: number, seed: number): RoundFace {
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  return (spot, x, y, reach) => {
    const u = x * cosine + y * sine;
    const v = y * cosine - x * sine;
    const hole = Math.hypot(Math.abs(u) - 0.17, Math.abs(v) - 0.17);
    spot.slopeX = 0;
    spot.slopeY = 0;
    if (hole < 0.085) return colourSpot(spot, colour, 0.16);
    const rim = reach > 0.72 ? (reach - 0.86) * 5.5 : (0.72 - reach) * -0.5 - 0.02;
    const tilt = ((hole < 0.12 ? 0.6 : 0) - rim) / (reach || 1);
    const figure = 0.5 + 0.5 * smoothNoise(u * 2.4 + seed, v * 7 + seed * 3);
    const fleck = streak[((((u + 1) * 40 + seed) & 255) << 8) | (((v + 1) * 60) & 255)] ?? 0;
    spot.slopeX = x * tilt;
    spot.slopeY = y * tilt;
    colourSpot(spot, colour, 1.06 - 0.22 * figure * figure - 0.04 * fleck);
  };
}

/** A ball of yarn: strands wound over one another in three directions. */
export function ballFace(colour: Rgb, seed: number): RoundFace {
  const windings = [0.5, -0.7, 1.9].map((angle) => ({
    cosine: Math.cos(angle + seed),
    sine: Math.sin(angle + seed),
  }));
  return (spot, x, y, reach) => {
    const z = Math.sqrt(Math.max(0, 1 - reach * reach));
    const over = smoothNoise(x * 1.5 + seed, y * 1.5 + seed * 2);
    const winding = windings[over > 0.12 ? 0 : over < -0.2 ? 1 : 2];
    const cosine = winding?.cosine ?? 1;
    const sine = winding?.sine ?? 0;
    const across = (x * cosine + y * sine) * (1.25 - 0.3 * z);
    const along = y * cosine - x * sine;
    const strand = (across + 0.05 * smoothNoise(along * 2.5 + seed, across * 3)) * 15;
    const place = (strand - Math.floor(strand)) * 2 - 1;
    const ply =
      streak[(((along * 30 + place * 5) & 255) << 8) | ((along * 90 + Math.floor(strand) * 37) & 255)] ?? 0;
    const hair = grain[((((x + 2) * 300) | 0) * 769 + (((y + 2) * 300) | 0)) & 65535] ?? 0;
    const bend = place * -0.36 + ply * 0.14;
    const fall = Math.min(1.7, 1 / (z + 0.2) - 0.8);
    spot.slopeX = bend * cosine - x * fall;
    spot.slopeY = bend * sine - y * fall;
    colourSpot(
      spot,
      colour,
      (0.93 + 0.12 * (1 - place * place)) * (1 + 0.06 * ply + 0.05 * hair) * (0.84 + 0.22 * z),
    );
  };
}

/** A wound cone or spool from above: rings of yarn round a core that takes `coreShare` of it. */
export function spoolFace(colour: Rgb, core: Rgb, seed: number, coreShare: number): RoundFace {
  return (spot, x, y, reach) => {
    spot.slopeX = 0;
    spot.slopeY = 0;
    if (reach < coreShare * 0.62) return colourSpot(spot, core, 0.3);
    if (reach < coreShare) {
      spot.slopeX = (x / reach) * -0.5;
      spot.slopeY = (y / reach) * -0.5;
      return colourSpot(spot, core, 1);
    }
    const angle = Math.atan2(y, x);
    const cross = Math.sin(angle * 46 + reach * 60 + seed) + Math.sin(angle * 46 - reach * 60 + seed * 2);
    const ring = Math.sin(reach * 115 + 0.4 * Math.sin(angle * 3 + seed));
    const grit = grain[((((angle + 4) * 700) | 0) * 3 + ((reach * 400) | 0)) & 65535] ?? 0;
    const tilt = ((reach > 0.9 ? (0.9 - reach) * 9 : -0.16) + 0.22 * ring + 0.14 * cross) / reach;
    spot.slopeX = x * tilt;
    spot.slopeY = y * tilt;
    colourSpot(spot, colour, 0.96 + 0.06 * ring + 0.05 * cross + 0.04 * grit);
  };
}

/** The end of a cardboard tube: layers of board round a dark bore that begins at `wall`. */
export function tubeFace(colour: Rgb, wall: number, seed: number): RoundFace {
  return (spot, x, y, reach) => {
    spot.slopeX = 0;
    spot.slopeY = 0;
    if (reach < wall)
      return colourSpot(spot, colour, 0.1 + 0.34 * Math.max(0, (x + y) * 0.45 + reach * 0.8 - 0.5));
    colourSpot(spot, colour, 0.97 + 0.09 * Math.sin(reach * 170 + Math.atan2(y, x) + seed));
  };
}
