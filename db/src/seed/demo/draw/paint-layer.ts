import type { Rgb } from './colour.ts';
import type { Frame } from './frame.ts';
import { type Bounds, type Layer, NODE_STEP } from './layer.ts';
import type { Swatch } from './swatch.ts';

const UNTINTED: Rgb = [1, 1, 1];

/**
 * Paints the swatch over the frame along the layer, smooth at its outline; `tint` multiplies red, green and
 * blue.
 */
export function paintLayer(frame: Frame, swatch: Swatch, layer: Layer, tint: Rgb = UNTINTED): void {
  const span = pixelSpan(frame, layer.bounds, 0);
  const tracks = [layer.u, layer.v, layer.light, layer.depth, layer.glint].map((source) =>
    createTrack(source, layer),
  );
  const cover = layer.cover ? createTrack(layer.cover, layer) : null;
  const lines = tracks.map((track) => track.line);
  for (let y = span.top; y < span.bottom; y += 1) {
    const place = y / frame.unit / NODE_STEP;
    const whole = cover ? interpolateRow(cover, layer, place, layer.bounds) : layer.bounds;
    if (whole === null) continue;
    for (const track of tracks) interpolateRow(track, layer, place, whole);
    shadeRow(frame, y, cover ? pixelSpan(frame, whole, 0) : span, swatch, lines, cover?.line ?? null, tint);
  }
}

/**
 * Darkens what is already painted under a layer that lies `lift` scene steps above it, the lamp being top
 * left. What the layer itself will hide is left alone unless it is `openWork`.
 */
export function castShadow(
  frame: Frame,
  layer: Layer,
  lift: number,
  strength: number,
  openWork = false,
): void {
  if (!layer.cover) return;
  const { width, unit, pixels } = frame;
  const span = pixelSpan(frame, layer.bounds, lift * 2 + 8);
  const track = createTrack(layer.cover, layer);
  const spread = new Float32Array(width);
  const softness = 1 / (lift * 1.5 + 3);
  // The shadow is moved by 1.07 × lift: where its own cover is deeper than that, the layer lies on it.
  const hidden = openWork ? Number.POSITIVE_INFINITY : lift * 1.07 + 2;
  for (let y = span.top; y < span.bottom; y += 1) {
    const place = Math.max(0, (y / unit - lift * 0.8) / NODE_STEP);
    interpolateRow(track, layer, place, layer.bounds);
    spreadRow(track.line, spread, unit, span, lift * 0.7);
    for (let x = span.left, at = (y * width + x) * 3; x < span.right; x += 1, at += 3) {
      const inside = spread[x] ?? 0;
      const shade = 0.5 + inside * softness;
      if (shade <= 0 || inside > hidden) continue;
      const light = 1 - strength * (shade >= 1 ? 1 : shade * shade * (3 - 2 * shade));
      pixels[at] = (pixels[at] ?? 0) * light;
      pixels[at + 1] = (pixels[at + 1] ?? 0) * light;
      pixels[at + 2] = (pixels[at + 2] ?? 0) * light;
    }
  }
}

type Span = Bounds;

/**
 * The pixels that a box of nodes covers, `more` scene steps wider to the right and below; right and bottom
 * exclusive.
 */
function pixelSpan(frame: Frame, bounds: Bounds, more: number): Span {
  const { width, height, unit } = frame;
  return {
    left: Math.max(0, Math.floor(bounds.left * NODE_STEP * unit)),
    right: Math.min(width, Math.ceil((bounds.right * NODE_STEP + more) * unit)),
    top: Math.max(0, Math.floor(bounds.top * NODE_STEP * unit)),
    bottom: Math.min(height, Math.ceil((bounds.bottom * NODE_STEP + more) * unit)),
  };
}

/** One field of a layer and its nodes at the height being painted. */
type Track = { readonly source: Float32Array; readonly line: Float32Array };

/** Nodes beyond the layer's bounds read as far outside. */
function createTrack(source: Float32Array, layer: Layer): Track {
  return { source, line: new Float32Array(layer.columns + 1).fill(-1000) };
}

/**
 * Fills `line` for a place between two rows of nodes, within `bounds`; answers the columns that are not far
 * outside (negative), or null for none.
 */
function interpolateRow(track: Track, layer: Layer, place: number, bounds: Bounds): Bounds | null {
  const { source, line } = track;
  const row = Math.min(layer.rows - 2, Math.floor(place));
  const top = row * layer.columns;
  const share = Math.min(1, place - row);
  let first = -1;
  let last = -1;
  for (let column = bounds.left; column <= bounds.right; column += 1) {
    const from = source[top + column] ?? 0;
    const value = from + ((source[top + layer.columns + column] ?? from) - from) * share;
    line[column] = value;
    if (value < -1) continue;
    if (first < 0) first = column;
    last = column;
  }
  if (first < 0) return null;
  return {
    ...bounds,
    left: Math.max(bounds.left, first - 1),
    right: Math.min(bounds.right, last + 1),
  };
}

/** Spreads a line of nodes over the pixels of a span, moved `shift` scene steps to the right. */
function spreadRow(line: Float32Array, spread: Float32Array, unit: number, span: Span, shift: number): void {
  const stride = 1 / (unit * NODE_STEP);
  const start = shift / NODE_STEP;
  let x = span.left;
  while (x < span.right) {
    const node = Math.max(0, x * stride - start);
    const whole = node | 0;
    const from = line[whole] ?? 0;
    const rise = (line[whole + 1] ?? from) - from;
    let value = from + rise * (node - whole);
    const end = Math.min(span.right, Math.max(x + 1, Math.ceil((whole + 1 + start) / stride)));
    for (; x < end; x += 1) {
      spread[x] = value;
      value += rise * stride;
    }
  }
}

/** 65,536 texels in 256ths. */
const FAR_OUT = 16777216;

/** Below so many pixels a scene step, more than one texel would fall on a pixel. */
const FAR = 0.85;

/** Two channels in one integer: each weighted sum of bytes (weights sum to 256) fits in 16 bits. */
const PAIR = 0x00ff00ff;

/**
 * Runs for every pixel of every layer: one body, no calls and no tables beside the texels, since a call that
 * passes fractions allocates and every load counts. Between two nodes all fields run on by equal steps.
 */
function shadeRow(
  frame: Frame,
  y: number,
  span: Span,
  swatch: Swatch,
  lines: Float32Array[],
  covers: Float32Array | null,
  tint: Rgb,
): void {
  const [us, vs, lights, depths, glints] = lines;
  if (!us || !vs || !lights || !depths || !glints) return;
  const { pixels, unit } = frame;
  const { level, dye, start } = swatch;
  const { packed, holes, bits } = unit < FAR ? swatch.far : swatch.near;
  const redTint = tint[0] * dye[0];
  const greenTint = tint[1] * dye[1];
  const blueTint = tint[2] * dye[2];
  const mask = (1 << bits) - 1;
  const places = 1 << (bits - 2);
  const firstU = start.u * places + FAR_OUT;
  const firstV = start.v * places + FAR_OUT;
  const stride = 1 / (unit * NODE_STEP);
  for (let x = span.left; x < span.right; ) {
    const n = (x * stride) | 0;
    const part = x * stride - n;
    const end = Math.min(span.right, Math.max(x + 1, Math.ceil((n + 1) / stride)));
    const coverStep = covers ? ((covers[n + 1] ?? 0) - (covers[n] ?? 0)) * unit : 0;
    let cover = covers ? (covers[n] ?? 0) * unit + coverStep * part + 0.5 : 2;
    if (cover <= 0 && cover + coverStep <= 0) {
      x = end;
      continue;
    }
    // Swatch places in 256ths of a texel, kept positive so that shifting is flooring.
    const uStep = ((us[n + 1] ?? 0) - (us[n] ?? 0)) * places;
    const vStep = ((vs[n + 1] ?? 0) - (vs[n] ?? 0)) * places;
    const lightStep = (lights[n + 1] ?? 0) - (lights[n] ?? 0);
    const depthStep = ((depths[n + 1] ?? 0) - (depths[n] ?? 0)) / 128;
    const glintStep = (glints[n + 1] ?? 0) - (glints[n] ?? 0);
    let uAt = (us[n] ?? 0) * places + firstU + uStep * part;
    let vAt = (vs[n] ?? 0) * places + firstV + vStep * part;
    let light = (lights[n] ?? 0) + lightStep * part;
    let depth = (depths[n] ?? 0) / 128 + depthStep * part;
    let glint = (glints[n] ?? 0) + glintStep * part;
    for (let at = (y * frame.width + x) * 3; x < end; x += 1, at += 3) {
      const u = uAt | 0;
      const v = vAt | 0;
      const left = (u >> 8) & mask;
      const right = (left + 1) & mask;
      const top = ((v >> 8) & mask) << bits;
      const bottom = (((v >> 8) + 1) & mask) << bits;
      const wd = ((u & 255) * (v & 255)) >> 8;
      const wb = (u & 255) - wd;
      const wc = (v & 255) - wd;
      const wa = 256 - (u & 255) - wc;
      const a = packed[top | left] ?? 0;
      const b = packed[top | right] ?? 0;
      const c = packed[bottom | left] ?? 0;
      const d = packed[bottom | right] ?? 0;
      const even =
        Math.imul(a & PAIR, wa) + Math.imul(b & PAIR, wb) + Math.imul(c & PAIR, wc) + Math.imul(d & PAIR, wd);
      const odd =
        Math.imul((a >>> 8) & PAIR, wa) +
        Math.imul((b >>> 8) & PAIR, wb) +
        Math.imul((c >>> 8) & PAIR, wc) +
        Math.imul((d >>> 8) & PAIR, wd);
      const relief = (odd >>> 24) - level;
      const gain = light * (1 + relief * depth);
      const shine = glint * (1 + relief * 0.012);
      const red = ((even >>> 8) & 255) * gain * redTint + shine;
      const green = ((odd >>> 8) & 255) * gain * greenTint + shine;
      const blue = (even >>> 24) * gain * blueTint + shine;
      let share = cover >= 1 ? 1 : Math.max(0, cover);
      if (holes) share *= (holes[top | left] ?? 0) / 255;
      if (share === 1) {
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
      } else {
        pixels[at] = red * share + (pixels[at] ?? 0) * (1 - share);
        pixels[at + 1] = green * share + (pixels[at + 1] ?? 0) * (1 - share);
        pixels[at + 2] = blue * share + (pixels[at + 2] ?? 0) * (1 - share);
      }
      uAt += uStep * stride;
      vAt += vStep * stride;
      light += lightStep * stride;
      depth += depthStep * stride;
      glint += glintStep * stride;
      cover += coverStep * stride;
    }
  }
}
