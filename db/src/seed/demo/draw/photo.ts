import { parseHex, type Rgb } from './colour.ts';
import { createFrame, developFrame, mirrorFrame } from './frame.ts';
import { MATERIALS, type MaterialDrawing, type PhotoMaterial, SCENES, type SceneName } from './materials.ts';
import { createRandom, pickOne, type Random } from './random.ts';
import type { Cloth } from './scene/cloth.ts';
import type { Table } from './scene/table.ts';
import { levelSwatch } from './swatch.ts';

/**
 * What a demo photo shows. `colours` are `#rrggbb`, the one that the eye names first, then those woven,
 * printed or mixed in. `lot` lists further colours in which the same material comes (pieces beside each
 * other). Scene and table are chosen from the seed unless given.
 */
export type PhotoDescription = {
  readonly material: PhotoMaterial;
  readonly colours: readonly string[];
  readonly seed: number;
  readonly lot?: readonly string[];
  readonly scene?: SceneName;
  readonly table?: Table;
};

/** Pixels of a photo: rows from the top, red, green, blue, one byte each (sRGB). */
export type RawPhoto = {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly pixels: Uint8Array;
};

const TABLES: readonly Table[] = ['paper', 'kraft', 'bench', 'mat', 'plaster'];

/**
 * Draws the photo that a description asks for; equal descriptions and sizes give equal bytes. Throws TypeError
 * on a colour that is not `#rrggbb`.
 */
export function drawPhoto(
  description: PhotoDescription,
  size: { readonly width: number; readonly height: number },
): RawPhoto {
  const frame = createFrame(size.width, size.height);
  const random = createRandom(description.seed);
  const colours = description.colours.map(parseHex);
  const table = description.table ?? pickOne(random, TABLES);
  const drawing: MaterialDrawing = MATERIALS[description.material];
  if ('goods' in drawing) {
    drawing.goods(frame, colours, random, table, description.seed);
  } else {
    const scene = description.scene ?? pickOne(random, drawing.scenes);
    SCENES[scene](frame, prepareCloth(drawing, colours, description, table, random), random);
    // A tape has figures, which a mirror would turn round.
    if (scene !== 'cut_across' && random() < 0.4) mirrorFrame(frame);
  }
  developFrame(frame, 0.22, description.seed);
  const { pixels } = frame;
  return {
    width: size.width,
    height: size.height,
    channels: 3,
    pixels: new Uint8Array(pixels.buffer, 0, pixels.length),
  };
}

type SheetDrawing = Extract<MaterialDrawing, { swatch: unknown }>;

function prepareCloth(
  drawing: SheetDrawing,
  colours: readonly Rgb[],
  description: PhotoDescription,
  table: Table,
  random: Random,
): Cloth {
  const face = colours[0] ?? [128, 128, 128];
  const lot = [face, ...(description.lot ?? []).map(parseHex)];
  // The swatch is drawn in the lightest of the lot, channel by channel, so that every colour of it is a tint
  // of at most 1.
  const ground: Rgb = lot.length > 1 ? brightest(lot) : face;
  const swatch = drawing.swatch([ground, ...colours.slice(1)], random);
  levelSwatch(swatch);
  const tints = lot.map(
    (colour): Rgb => [share(colour[0], ground[0]), share(colour[1], ground[1]), share(colour[2], ground[2])],
  );
  const { back, edge, frays, thick } = drawing;
  return { swatch, colour: ground, tints, back, edge, frays, thick, table, seed: description.seed };
}

/** The tint that makes `channel` of `ground`; 1 where the ground has none of it. */
function share(channel: number, ground: number): number {
  return ground > 0 ? channel / ground : 1;
}

function brightest(colours: readonly Rgb[]): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.max(16, ...colours.map((colour) => colour[index]));
  return [channel(0), channel(1), channel(2)];
}
