import { coated, cork, foam, leather, nappa, tarpaulin, vegetable } from './cloth/hide.ts';
import { cable, jersey, knitPanel, rib, stretch, sweat } from './cloth/knit.ts';
import { guipure, lace, sequins, tulle } from './cloth/openwork.ts';
import {
  brocade,
  gingham,
  glenCheck,
  jacquard,
  pinstripe,
  print,
  stripe,
  tartan,
  windowpane,
} from './cloth/patterned.ts';
import { corduroy, felt, fleece, longPile, shearling, suede, velvet, wadding } from './cloth/pile.ts';
import { fusible, glossy, metal, paper, rippled, wood } from './cloth/solid.ts';
import {
  canvas,
  denim,
  herringboneCloth,
  houndstooth,
  linen,
  lining,
  organza,
  plainWeave,
  ripstop,
  type SwatchMaker,
  satin,
  tweed,
  twill,
} from './cloth/weaves.ts';
import type { Rgb } from './colour.ts';
import { boards, planks, setOut } from './goods/boards.ts';
import { balls, buttons, cones, type GoodsPainter, ribbons, threads, tubes, zips } from './goods/notions.ts';
import { buckles, hangers, screens } from './goods/shop.ts';
import type { Cloth, Scene } from './scene/cloth.ts';
import { hides, offcuts, piled } from './scene/heap.ts';
import { cutAcross, dropped, folded, hung, near, turned, twisted } from './scene/laid.ts';
import { rolled } from './scene/roll.ts';

/** Every way of laying a material before the camera. */
export const SCENES = {
  hung,
  twisted,
  dropped,
  folded,
  turned,
  cut_across: cutAcross,
  near,
  rolled,
  offcuts,
  piled,
  hides,
  boards,
  planks,
  set_out: setOut,
} as const satisfies Record<string, Scene>;

/** The name of a scene. */
export type SceneName = keyof typeof SCENES;

/** How one material is drawn: as a sheet laid in one of its scenes, or as a lot of things. */
export type MaterialDrawing =
  | {
      readonly swatch: SwatchMaker;
      readonly scenes: readonly SceneName[];
      readonly thick: number;
      readonly frays: boolean;
      readonly back: Rgb;
      readonly edge: Cloth['edge'];
      /** Its colour is nothing but a factor on its texture, as long as it has one colour only. */
      readonly dyed: boolean;
      /** How many different textures of it there are when dyed. */
      readonly variants: number;
    }
  | {
      readonly goods: GoodsPainter;
      /** true when it fills the picture and goes on beyond it */
      readonly heap: boolean;
    };

const CLOTH_SCENES: readonly SceneName[] = [
  'hung',
  'dropped',
  'folded',
  'turned',
  'cut_across',
  'rolled',
  'twisted',
];
const SHEET_SCENES: readonly SceneName[] = ['cut_across', 'boards', 'rolled'];
const HIDE_SCENES: readonly SceneName[] = ['hides', 'offcuts', 'dropped'];

/** Every material that can be drawn. */
export const MATERIALS = {
  plain_weave: cloth(plainWeave),
  linen: cloth(linen),
  canvas: cloth(canvas, { thick: 13 }),
  twill: cloth(twill),
  denim: cloth(denim, { thick: 13, back: [1.32, 1.26, 1.14], dyed: false }),
  satin: cloth(satin, { back: [0.94, 0.94, 0.94] }),
  lining: cloth(lining, { thick: 6 }),
  organza: cloth(organza, { thick: 5 }),
  herringbone: cloth(herringboneCloth, { thick: 14 }),
  houndstooth: cloth(houndstooth, { thick: 14, dyed: false }),
  tweed: cloth(tweed, { thick: 16 }),
  ripstop: cloth(ripstop, { thick: 5, frays: false }),
  stripe: cloth(stripe, { dyed: false }),
  pinstripe: cloth(pinstripe, { dyed: false }),
  gingham: cloth(gingham, { dyed: false }),
  tartan: cloth(tartan, { thick: 12, dyed: false }),
  windowpane: cloth(windowpane, { dyed: false }),
  check: cloth(glenCheck, { dyed: false }),
  jacquard: cloth(jacquard, { thick: 13, dyed: false }),
  brocade: cloth(brocade, { thick: 12, dyed: false }),
  print: cloth(print, { back: [1.04, 1.03, 1.02], dyed: false }),
  velvet: cloth(velvet, { thick: 13, frays: false }),
  corduroy: cloth(corduroy, { thick: 14, frays: false, variants: 2 }),
  jersey: cloth(jersey, { frays: false }),
  rib: cloth(rib, { thick: 13, frays: false }),
  cable: cloth(cable, { thick: 22, frays: false }),
  knit_panel: cloth(knitPanel, { thick: 20, frays: false }),
  sweat: cloth(sweat, { thick: 14, frays: false }),
  stretch: cloth(stretch, { thick: 7, frays: false }),
  fleece: cloth(fleece, { thick: 20, frays: false }),
  felt: cloth(felt, { thick: 15, frays: false, scenes: ['piled', 'cut_across', 'offcuts', 'rolled'] }),
  wadding: cloth(wadding, { thick: 30, frays: false, scenes: ['piled', 'folded', 'rolled'] }),
  fusible: cloth(fusible, { thick: 5, frays: false, scenes: ['rolled', 'cut_across'] }),
  lace: cloth(lace, { thick: 4, frays: false, variants: 2 }),
  guipure: cloth(guipure, { thick: 5, frays: false }),
  tulle: cloth(tulle, { thick: 4, frays: false }),
  sequins: cloth(sequins, { frays: false }),
  fur: cloth(longPile, { thick: 26, frays: false, scenes: ['dropped', 'folded', 'offcuts'], dyed: false }),
  shearling: cloth(shearling, { thick: 24, frays: false, scenes: ['hides', 'offcuts', 'dropped'] }),
  leather: cloth(leather, { thick: 9, frays: false, scenes: HIDE_SCENES }),
  nappa: cloth(nappa, { thick: 6, frays: false, scenes: HIDE_SCENES }),
  vegetable_leather: cloth(vegetable, { thick: 16, frays: false, scenes: HIDE_SCENES }),
  suede: cloth(suede, { thick: 8, frays: false, scenes: HIDE_SCENES }),
  coated: cloth(coated, { frays: false, scenes: ['rolled', 'dropped', 'cut_across'] }),
  tarpaulin: cloth(tarpaulin, { thick: 9, frays: false, scenes: ['folded', 'rolled', 'dropped'] }),
  cork: cloth(cork, { thick: 9, frays: false, scenes: SHEET_SCENES }),
  foam: cloth(foam, { thick: 60, frays: false, scenes: ['boards', 'set_out'] }),
  paper: cloth(paper, { thick: 4, frays: false, scenes: SHEET_SCENES }),
  wood: cloth(wood, { thick: 18, frays: false, scenes: ['planks', 'boards'] }),
  plywood: cloth(wood, { thick: 26, frays: false, scenes: ['boards'], edge: 'plies' }),
  acrylic: cloth(glossy, { thick: 10, frays: false, scenes: ['boards'], edge: 'glow' }),
  glass: cloth(rippled, { thick: 8, frays: false, scenes: ['set_out'], edge: 'glow' }),
  tiles: cloth(glossy, { thick: 15, frays: false, scenes: ['set_out'] }),
  metal: cloth(metal, { thick: 4, frays: false, scenes: ['boards'] }),
  buttons: { goods: buttons, heap: true },
  zips: { goods: zips, heap: true },
  ribbon: { goods: ribbons, heap: true },
  cones: { goods: cones, heap: true },
  threads: { goods: threads, heap: true },
  balls: { goods: balls, heap: true },
  tubes: { goods: tubes, heap: true },
  hangers: { goods: hangers, heap: false },
  screens: { goods: screens, heap: false },
  buckles: { goods: buckles, heap: true },
} as const satisfies Record<string, MaterialDrawing>;

/** The name of a material that can be drawn. */
export type PhotoMaterial = keyof typeof MATERIALS;

type ClothOptions = {
  readonly thick?: number;
  readonly frays?: boolean;
  readonly back?: Rgb;
  readonly scenes?: readonly SceneName[];
  readonly edge?: Cloth['edge'];
  readonly dyed?: boolean;
  readonly variants?: number;
};

function cloth(swatch: SwatchMaker, options: ClothOptions = {}): MaterialDrawing {
  return {
    swatch,
    scenes: options.scenes ?? CLOTH_SCENES,
    thick: options.thick ?? 9,
    frays: options.frays ?? true,
    back: options.back ?? [0.97, 0.96, 0.95],
    edge: options.edge ?? 'plain',
    dyed: options.dyed ?? true,
    variants: options.variants ?? 1,
  };
}
