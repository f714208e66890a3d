import type { CompositionShare } from '@scampolo/shared/domain/listing';
import type { PhotoMaterial, SceneName } from '../draw/materials.ts';

/** What is the same of every lot of one kind of material: where it belongs, what it is made of, how it is measured and drawn. */
export interface Kind {
  readonly category: string;
  readonly material: PhotoMaterial;
  /** the ways it is laid before the camera, one after the other; the material's own where there are none */
  readonly scenes: readonly SceneName[];
  readonly composition: readonly CompositionShare[];
  readonly unit: 'm' | 'kg' | 'pcs';
  readonly gsm?: number;
  readonly widthCm?: number;
  /** of one piece, where it is counted and has no measures that tell */
  readonly pieceG?: number;
  readonly thicknessMm?: number;
  readonly densityKgM3?: number;
  readonly hideDm2?: number;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

const HANGING: readonly SceneName[] = ['hung', 'dropped', 'turned', 'folded', 'rolled', 'cut_across'];
const BOLT: readonly SceneName[] = ['rolled', 'folded', 'turned', 'cut_across', 'dropped'];
const FLUID: readonly SceneName[] = ['dropped', 'hung', 'turned', 'dropped', 'folded'];
const FINE: readonly SceneName[] = ['hung', 'dropped', 'turned', 'cut_across'];

/** The kinds of material that the demo's lots are of. */
export const KINDS = {
  poplin: cloth('woven.plain_shirting', 'plain_weave', 115, 150, 'cotton 100'),
  oxford: cloth('woven.plain_shirting', 'canvas', 140, 148, 'cotton 100'),
  voile: cloth('woven.plain_shirting', 'organza', 62, 140, 'cotton 100', FINE),
  shirt_stripe: cloth('woven.plain_shirting', 'stripe', 120, 150, 'cotton 100', HANGING, {
    pattern: 'yarn_dyed_stripe',
  }),
  gingham: cloth('woven.plain_shirting', 'gingham', 135, 150, 'cotton 100', HANGING, { pattern: 'check' }),
  linen: cloth('woven.plain_shirting', 'linen', 145, 145, 'flax 100'),
  print: cloth('woven.plain_shirting', 'print', 110, 145, 'viscose 100', FLUID, { pattern: 'print' }),
  denim: cloth('woven.denim_canvas', 'denim', 400, 152, 'cotton 98, elastane 2', BOLT),
  canvas: cloth('woven.denim_canvas', 'canvas', 380, 150, 'cotton 100', BOLT),
  drill: cloth('woven.denim_canvas', 'twill', 260, 150, 'cotton 100', BOLT),
  flannel: cloth('woven.suiting', 'twill', 290, 150, 'wool 100'),
  fresco: cloth('woven.suiting', 'plain_weave', 240, 150, 'wool 100'),
  gabardine: cloth('woven.suiting', 'twill', 270, 150, 'wool 96, elastane 4', BOLT),
  pinstripe: cloth('woven.suiting', 'pinstripe', 260, 150, 'wool 100', HANGING, {
    pattern: 'yarn_dyed_stripe',
  }),
  windowpane: cloth('woven.suiting', 'windowpane', 280, 150, 'wool 100', HANGING, { pattern: 'check' }),
  glen_check: cloth('woven.suiting', 'check', 270, 150, 'wool 90, silk 10', HANGING, { pattern: 'check' }),
  overcoat: cloth('woven.coating', 'felt', 560, 150, 'wool 80, polyamide 20', [
    'rolled',
    'piled',
    'cut_across',
  ]),
  herringbone: cloth('woven.coating', 'herringbone', 460, 150, 'wool 100'),
  tweed: cloth('woven.coating', 'tweed', 430, 148, 'wool 85, polyamide 15'),
  houndstooth: cloth('woven.coating', 'houndstooth', 420, 150, 'wool 75, polyester 25', HANGING, {
    pattern: 'check',
  }),
  tartan: cloth('woven.coating', 'tartan', 410, 150, 'wool 100', HANGING, { pattern: 'check' }),
  satin: cloth('woven.silk_fine', 'satin', 95, 140, 'silk 100', FLUID),
  crepe: cloth('woven.silk_fine', 'plain_weave', 85, 138, 'silk 100', FLUID),
  chiffon: cloth('woven.silk_fine', 'organza', 32, 140, 'silk 100', FINE),
  twill_silk: cloth('woven.silk_fine', 'lining', 70, 140, 'silk 100', FLUID),
  damask: cloth('woven.jacquard', 'jacquard', 260, 140, 'viscose 60, polyester 40', HANGING, {
    pattern: 'jacquard',
  }),
  brocade: cloth('woven.jacquard', 'brocade', 240, 135, 'polyester 70, silk 20, metal 10', HANGING, {
    pattern: 'jacquard',
  }),
  velvet: cloth('woven.velvet_pile', 'velvet', 320, 145, 'cotton 100', [
    'hung',
    'dropped',
    'twisted',
    'turned',
  ]),
  corduroy: cloth('woven.velvet_pile', 'corduroy', 330, 145, 'cotton 100'),
  lining: cloth('woven.lining', 'lining', 78, 140, 'viscose 100', FLUID),
  cupro: cloth('woven.lining', 'satin', 85, 140, 'cupro 100', FLUID),
  upholstery: cloth('woven.upholstery', 'canvas', 480, 140, 'cotton 60, polyester 40', BOLT),
  jersey: cloth('knit.jersey', 'jersey', 180, 165, 'cotton 95, elastane 5', FLUID),
  jersey_stripe: cloth('knit.jersey', 'jersey', 185, 160, 'cotton 100', HANGING),
  sweat: cloth('knit.fleece_sweat', 'sweat', 300, 170, 'cotton 85, polyester 15'),
  fleece: cloth('knit.fleece_sweat', 'fleece', 240, 160, 'polyester 100', ['folded', 'dropped', 'turned']),
  rib: cloth('knit.rib', 'rib', 310, 90, 'cotton 95, elastane 5', ['hung', 'folded', 'turned']),
  tricot: cloth('knit.warp_knit', 'stretch', 140, 150, 'polyamide 80, elastane 20', FLUID),
  swim: cloth('knit.scuba_stretch', 'stretch', 200, 150, 'polyamide 78, elastane 22', FLUID),
  panel: {
    ...cloth('knit.knit_panels', 'knit_panel', 420, 60, 'wool 70, polyamide 30', [
      'hung',
      'dropped',
      'folded',
    ]),
    unit: 'pcs',
  },
  cable: {
    ...cloth('knit.knit_panels', 'cable', 560, 55, 'wool 100', ['hung', 'dropped', 'folded']),
    unit: 'pcs',
  },
  felt: cloth('nonwoven.wool_felt', 'felt', 520, 140, 'wool 100', [
    'piled',
    'cut_across',
    'offcuts',
    'rolled',
  ]),
  felt_craft: cloth('nonwoven.synthetic_felt', 'felt', 300, 100, 'polyester 100', ['cut_across', 'rolled']),
  lace: cloth('lace.lace_allover', 'lace', 130, 130, 'polyamide 70, cotton 30', [
    'turned',
    'hung',
    'cut_across',
  ]),
  tulle: cloth('lace.tulle_net', 'tulle', 16, 160, 'polyamide 100', ['hung', 'dropped']),
  sequins: cloth('lace.embroidered', 'sequins', 420, 130, 'polyester 100', ['hung', 'dropped', 'turned']),
  guipure: cloth('lace.macrame', 'guipure', 300, 95, 'cotton 100', ['cut_across', 'turned']),
  pu_coated: cloth('coated_technical.pu_coated', 'coated', 360, 138, 'polyester 100', [
    'rolled',
    'dropped',
    'cut_across',
  ]),
  tarpaulin: cloth('coated_technical.pvc_coated', 'tarpaulin', 560, 160, 'polyester 100', [
    'folded',
    'rolled',
    'dropped',
  ]),
  ripstop: cloth('coated_technical.sailcloth', 'ripstop', 55, 150, 'polyamide 100', FLUID),
  membrane: cloth('coated_technical.membrane', 'ripstop', 135, 148, 'polyester 100', FLUID),
  fusible: cloth('interlining.fusible', 'fusible', 60, 150, 'cotton 100', ['rolled', 'cut_across']),
  hair_canvas: cloth(
    'interlining.canvas_hair',
    'linen',
    210,
    150,
    'cotton 45, wool 30, animal_hair 25',
    BOLT,
  ),
  pile: cloth('fur_pile.pile_fabric', 'fur', 620, 150, 'polyester 100', ['dropped', 'folded', 'offcuts']),
  lamb: hide('leather.lamb_sheep', 'nappa', 0.8, 48, 'lamb', 'chrome'),
  calf: hide('leather.calf', 'leather', 1.2, 130, 'calf', 'chrome'),
  goat_suede: hide('leather.goat_kid', 'suede', 0.9, 46, 'goat', 'chrome'),
  shoulder: hide('leather.veg_sole', 'vegetable_leather', 3.2, 120, 'bovine', 'vegetable'),
  leather_scraps: byWeight('leather.leather_offcuts', 'leather', ['offcuts'], '', {
    animal: 'bovine',
    tannage: 'chrome',
  }),
  shearling: { ...board('fur_pile.shearling', 'shearling', 'offcuts', 0, 0, { animal: 'lamb' }), gsm: 950 },
  yarn_cones: byWeight('yarn.knit_cones', 'cones', [], 'wool 100', { yarn_count: '2/30 Nm' }),
  cotton_cones: byWeight('yarn.knit_cones', 'cones', [], 'cotton 100', { yarn_count: '2/34 Ne' }),
  hand_yarn: byWeight('yarn.hand_knit', 'balls', [], 'wool 100', {}),
  reels: counted('yarn.sewing_thread', 'threads', 45, { yarn_count: '3/27 tex' }, 'polyester 100'),
  zips: counted('trims.zips', 'zips', 15, { length_cm: 20, opening: 'closed_end', tape_teeth: 'metal' }),
  buttons: counted('trims.buttons', 'buttons', 1.4, { size_mm: 20, material_code: 'corozo' }),
  buckles: counted('trims.buckles_hardware', 'buckles', 16, { size_mm: 25, material_code: 'brass' }),
  ribbon: {
    ...cloth('trims.ribbon_tape', 'ribbon', 220, 2.5, '', []),
    attributes: { material_code: 'viscose' },
  },
  wadding: {
    ...byWeight('foam_fill.polyester_wadding', 'wadding', ['piled', 'folded', 'rolled'], 'polyester 100', {}),
    gsm: 180,
  },
  foam: board('foam_fill.pu_foam', 'foam', 'boards', 50, 30, {}),
  plywood: board('wood.plywood', 'plywood', 'boards', 12, 600, { material_code: 'plywood' }),
  planks: board('wood.solid', 'wood', 'planks', 20, 720, { material_code: 'oak' }),
  veneer: board('wood.veneer', 'wood', 'boards', 0.6, 650, { material_code: 'walnut' }),
  aluminium: board('metal.aluminium', 'metal', 'boards', 1.5, 2700, { material_code: 'aluminium' }),
  brass: board('metal.copper_brass', 'metal', 'boards', 1, 8500, { material_code: 'brass' }),
  acrylic: board('plastic.acrylic_sheet', 'acrylic', 'boards', 4, 1190, { polymer: 'pmma' }),
  glass: board('glass.coloured_art', 'glass', 'set_out', 3, 2500, {}),
  tiles: { ...board('stone_ceramic.tiles', 'tiles', 'set_out', 9, 2200, {}) },
  cork: board('cork.cork_sheet', 'cork', 'cut_across', 4, 220, {}),
  card: { ...board('paper.card_board', 'paper', 'boards', 0, 0, {}), gsm: 900 },
  pattern_paper: byWeight('paper.pattern_paper', 'paper', ['rolled'], '', {}),
  tubes: byWeight('paper.tubes_cores', 'tubes', [], '', {}),
  hangers: counted('packaging.hangers', 'hangers', 150, { material_code: 'beech' }),
  screens: counted('tools.patterns_dies', 'screens', 2100, { working_state: 'working' }),
  carpet: {
    ...cloth('display.stand_panels', 'felt', 450, 200, 'polypropylene 100', ['rolled', 'cut_across']),
  },
} as const satisfies Record<string, Kind>;

/** The name of a kind. */
export type KindName = keyof typeof KINDS;

function cloth(
  category: string,
  material: PhotoMaterial,
  gsm: number,
  widthCm: number,
  fibres: string,
  scenes: readonly SceneName[] = HANGING,
  attributes: Kind['attributes'] = {},
): Kind {
  return { category, material, scenes, gsm, widthCm, attributes, unit: 'm', composition: sharesOf(fibres) };
}

function hide(
  category: string,
  material: PhotoMaterial,
  thicknessMm: number,
  hideDm2: number,
  animal: string,
  tannage: string,
): Kind {
  const attributes = { animal, tannage };
  return {
    category,
    material,
    scenes: ['hides', 'dropped', 'hides', 'offcuts'],
    unit: 'pcs',
    thicknessMm,
    hideDm2,
    attributes,
    composition: [],
  };
}

function byWeight(
  category: string,
  material: PhotoMaterial,
  scenes: readonly SceneName[],
  fibres: string,
  attributes: NonNullable<Kind['attributes']>,
): Kind {
  return { category, material, scenes, unit: 'kg', attributes, composition: sharesOf(fibres) };
}

function counted(
  category: string,
  material: PhotoMaterial,
  pieceG: number,
  attributes: NonNullable<Kind['attributes']>,
  fibres = '',
): Kind {
  return { category, material, scenes: [], unit: 'pcs', pieceG, attributes, composition: sharesOf(fibres) };
}

function board(
  category: string,
  material: PhotoMaterial,
  scene: SceneName,
  thicknessMm: number,
  densityKgM3: number,
  attributes: NonNullable<Kind['attributes']>,
): Kind {
  const solid = thicknessMm > 0 ? { thicknessMm, densityKgM3 } : {};
  return { category, material, scenes: [scene], unit: 'pcs', ...solid, attributes, composition: [] };
}

/** Reads `wool 80, polyamide 20`. */
function sharesOf(fibres: string): CompositionShare[] {
  return fibres.split(', ').flatMap((share) => {
    const [fibre = '', percent] = share.split(' ');
    return fibre === '' ? [] : [{ fibre, percent: Number(percent) }];
  });
}
