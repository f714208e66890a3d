import { brightness, parseHex, type Rgb } from './colour.ts';
import { createFrame, developFrame, mirrorFrame } from './frame.ts';
import { recycleNodes } from './layer.ts';
import { MATERIALS, type MaterialDrawing, type PhotoMaterial, SCENES, type SceneName } from './materials.ts';
import { between, createRandom, pickOne, type Random } from './random.ts';
import type { Cloth } from './scene/cloth.ts';
import type { Table } from './scene/table.ts';
import { SWATCH_SIZE } from './swatch.ts';
import { createSwatchShelf, type SwatchShelf } from './swatch-shelf.ts';

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
  shelf: SwatchShelf = createSwatchShelf(1),
): RawPhoto {
  recycleNodes();
  const frame = createFrame(size.width, size.height);
  const random = createRandom(description.seed);
  const colours = description.colours.map(parseHex);
  const table = description.table ?? pickOne(random, TABLES);
  const drawing: MaterialDrawing = MATERIALS[description.material];
  if ('goods' in drawing) {
    // Of a heap the camera comes nearer or stays away; its first corner stays in the picture.
    const unit = drawing.heap ? frame.unit * between(random, 1, 1.5) : frame.unit;
    drawing.goods({ ...frame, unit }, colours, random, table, description.seed);
  } else {
    const scene = description.scene ?? pickOne(random, drawing.scenes);
    SCENES[scene](frame, prepareCloth(drawing, colours, description, { table, random, shelf }), random);
    // A tape has figures, which a mirror would turn round.
    if (scene !== 'cut_across' && random() < 0.4) mirrorFrame(frame);
  }
  developFrame(frame, 0.22);
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
  { table, random, shelf }: { table: Table; random: Random; shelf: SwatchShelf },
): Cloth {
  const face = colours[0] ?? [128, 128, 128];
  const lot = [face, ...(description.lot ?? []).map(parseHex)];
  // One that is dyed through is drawn grey: one swatch then serves every colour of it.
  const dyed = drawing.dyed && colours.length === 1 && lot.length === 1;
  // Of a lot it is drawn in the lightest, channel by channel, so that every colour of it is a tint of at most 1.
  const ground = dyed ? greyFor(face) : lot.length > 1 ? brightest(lot) : face;
  const drawn = shelf.take(
    description.material,
    drawing.swatch,
    [ground, ...colours.slice(1)],
    dyed ? description.seed % drawing.variants : description.seed,
  );
  const swatch = { ...drawn, start: { u: random() * SWATCH_SIZE, v: random() * SWATCH_SIZE } };
  if (dyed) swatch.dye = tintOf(face, ground);
  const tints = lot.map((colour) => (dyed ? UNDYED : tintOf(colour, ground)));
  const { back, edge, frays, thick } = drawing;
  return {
    swatch,
    colour: dyed ? face : ground,
    tints,
    back,
    edge,
    frays,
    thick,
    table,
    seed: description.seed,
  };
}

const UNDYED: Rgb = [1, 1, 1];

/** Light and dark cloth are drawn apart: on dark cloth the threads differ more. */
function greyFor(face: Rgb): Rgb {
  return brightness(face) > 120 ? [208, 208, 208] : [104, 104, 104];
}

function tintOf(colour: Rgb, ground: Rgb): Rgb {
  return [share(colour[0], ground[0]), share(colour[1], ground[1]), share(colour[2], ground[2])];
}

/** The tint that makes `channel` of `ground`; 1 where the ground has none of it. */
function share(channel: number, ground: number): number {
  return ground > 0 ? channel / ground : 1;
}

function brightest(colours: readonly Rgb[]): Rgb {
  const channel = (index: 0 | 1 | 2) => Math.max(16, ...colours.map((colour) => colour[index]));
  return [channel(0), channel(1), channel(2)];
}
