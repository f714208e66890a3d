import { mix } from '../colour.ts';
import { drift, grain, streak, wander } from '../noise.ts';
import { ground } from './pile.ts';
import { pair, type SwatchMaker } from './weaves.ts';

/** Sawn timber, grain along the width: early and late wood in bands that wander, pores, a little shine. */
export const wood: SwatchMaker = (colours) => {
  const [face, late] = pair(colours, mix(colours[0] ?? [180, 140, 100], [70, 40, 20], 0.4));
  const swatch = ground([face], { gloss: 0.05, tightness: 6, rim: 0, depth: 0.7 }, (spot, here) => {
    const y = here >> 10;
    const pore = streak[((y & 255) << 8) | ((here >> 2) & 255)] ?? 0;
    spot[0] = pore * 7 + 3 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.03 * pore;
  });
  const { texels } = swatch;
  for (let here = 0; here < 1048576; here += 1) {
    const x = here & 1023;
    const y = here >> 10;
    // There and back again along the grain, so that the swatch joins itself without a seam.
    const along = x < 512 ? x : 1023 - x;
    const far = drift[(y << 10) | (along >> 2)] ?? 0;
    const band = ((y * 42) / 1024 + 4.4 * far + 0.26 * (wander[(y << 10) | along] ?? 0)) % 1;
    const share = (band < 0 ? band + 1 : band) ** 3 * 0.62;
    const at = here << 2;
    texels[at] = (texels[at] ?? 0) * (1 - share) + late[0] * share;
    texels[at + 1] = (texels[at + 1] ?? 0) * (1 - share) + late[1] * share;
    texels[at + 2] = (texels[at + 2] ?? 0) * (1 - share) + late[2] * share;
  }
  return swatch;
};

/** Brushed sheet metal: fine lines one way and a long highlight. */
export const metal: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.3, tightness: 9, rim: 0, depth: 0.5 }, (spot, here) => {
    const y = here >> 10;
    const line = streak[(((y * 3) & 255) << 8) | ((here >> 3) & 255)] ?? 0;
    const second = streak[(((y * 7 + 91) & 255) << 8) | ((here >> 4) & 255)] ?? 0;
    spot[0] = line * 13 + second * 8;
    spot[1] = 1 + 0.03 * second + 0.03 * (drift[here] ?? 0);
  });

/** Acrylic, glazed or lacquered: smooth, with what little dust a workshop leaves. */
export const glossy: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.24, tightness: 20, rim: 0, depth: 0.4 }, (spot, here) => {
    spot[0] = (grain[(here * 7 + (here >> 8)) & 65535] ?? 0) > 0.996 ? 40 : 0;
    spot[1] = 1 + 0.012 * (drift[here] ?? 0);
  });

/** Cathedral glass: ripples that bend the light. */
export const rippled: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.34, tightness: 12, rim: 0, depth: 0.8 }, (spot, here) => {
    const bend = (wander[here] ?? 0) * 5 + (drift[here] ?? 0) * 9;
    const ripple =
      Math.sin(((here & 1023) * Math.PI) / 32 + bend) * Math.cos(((here >> 10) * Math.PI) / 64 - bend * 0.7);
    spot[0] = 26 * ripple;
    spot[1] = 1 + 0.06 * ripple + 0.05 * (drift[here] ?? 0);
  });

/** Paper and board: fibres barely to be seen. */
export const paper: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.02, tightness: 5, rim: 0, depth: 0.7 }, (spot, here) => {
    const fibre = streak[(((here >> 10) * 3 + (here >> 1)) & 255) * 256 + ((here >> 3) & 255)] ?? 0;
    spot[0] = 4 * fibre + 4 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.012 * (drift[here] ?? 0);
  });

/** Fusible interlining: fine cloth with dots of adhesive in rows. */
export const fusible: SwatchMaker = (colours) =>
  ground(colours, { gloss: 0.1, tightness: 9, rim: 0, depth: 0.7 }, (spot, here) => {
    const x = here & 1023;
    const y = here >> 10;
    const row = y >> 4;
    const dx = ((x + (row & 1) * 8) & 15) - 8;
    const dy = (y & 15) - 8;
    const dot = dx * dx + dy * dy < 12 ? 34 - dx * 3 - dy * 4 : 0;
    const thread = 9 * Math.sin(x * 1.5708) * Math.sin(y * 1.5708);
    spot[0] = dot + thread + 4 * (grain[(here * 7) & 65535] ?? 0);
    spot[1] = 1 + 0.012 * (drift[here] ?? 0);
  });
