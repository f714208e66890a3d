import { LIMITS } from '@scampolo/shared/domain/listing';
import { listingBody } from '../../testing/people.ts';
import {
  type BadValues,
  choice,
  code,
  figure,
  flag,
  hex,
  id,
  instant,
  list,
  object,
  text,
  whole,
} from './bad-values.ts';
import { NOWHERE } from './refusal.ts';

/** A lot of two hides with every field that there is. */
export function everyField(): Record<string, unknown> {
  return listingBody({
    category: 'leather.bovine_hide',
    defects: ['scar', 'hole'],
    defectMarks: [{ ...MARK }],
    composition: [{ fibre: 'wool', percent: 100, part: 'main' }],
    amount: { value: 2, unit: 'pcs' },
    smallestCut: { value: 1, unit: 'pcs' },
    pieces: [{ id: NOWHERE, lengthCm: 50, widthCm: 40, count: 2 }],
    priceKind: 'price',
    price: { value: 10, currency: 'EUR', per: 'lot' },
    attributes: { animal: 'bovine', thickness_mm: 2.5 },
    colours: [{ hex: '#aa5533', share: 0.5 }],
    pickup: { kind: 'workshop' },
    availableUntil: '2030-01-01T00:00:00Z',
  });
}

/** Every field of a listing, with what it refuses. */
export const listingFields: Record<string, BadValues> = {
  title: text({ min: 3 }),
  description: text(),
  locale: choice('xx', 'IT'),
  hub: code('slug'),
  category: code(),
  form: code(),
  origin: code(),
  condition: code(),
  defects: list,
  'defects.0': code(),
  defectMarks: list,
  'defectMarks.0': object,
  'defectMarks.0.defect': code().map((bad) =>
    bad.code === 'unknown_code' ? { ...bad, code: 'mark_defect' } : bad,
  ),
  'defectMarks.0.piece': whole({ most: LIMITS.pieceSizes }),
  'defectMarks.0.alongCm': figure({ step: 2.55, most: 1000 }),
  'defectMarks.0.acrossCm': figure({ step: 2.55, most: 600 }),
  'defectMarks.0.radiusCm': figure({ step: 1.05, most: 100 }),
  composition: list,
  'composition.0': object,
  'composition.0.fibre': code(),
  'composition.0.percent': figure({ step: 50.05, most: 100 }),
  'composition.0.part': choice('sleeve'),
  compositionSource: choice('guessed'),
  weightGsm: figure({ step: 280.05, most: 3000 }),
  widthCm: figure({ step: 150.05, most: 600 }),
  amount: object,
  'amount.value': figure({ most: 1_000_000 }),
  'amount.unit': choice('yd', 'M', 'g'),
  smallestCut: object,
  'smallestCut.value': figure({ step: 0.5, most: 1_000_000 }),
  'smallestCut.unit': choice('yd', 'cm'),
  pieces: list,
  'pieces.0': object,
  'pieces.0.id': id,
  'pieces.0.lengthCm': figure({ step: 50.05, most: 1000 }),
  'pieces.0.widthCm': figure({ step: 40.05, most: 600 }),
  'pieces.0.count': whole({ most: 1000 }).filter((bad) => bad.code === 'wrong_type'),
  massKg: figure({ step: 5.2505, most: 50_000 }),
  legalRoute: choice('export'),
  priceKind: choice('free'),
  price: object,
  'price.value': figure({ step: 10.005, most: 100_000 }),
  'price.currency': choice('GBP', 'eur'),
  'price.per': choice('roll'),
  allocation: object,
  'allocation.mode': choice('lottery'),
  brandVisible: flag,
  attributes: object,
  'attributes.thickness_mm': figure({ most: 500 }).filter((bad) => bad.what !== 'a list'),
  'attributes.animal': code().filter((bad) => bad.code !== 'wrong_format'),
  colours: list,
  'colours.0': object,
  'colours.0.hex': hex,
  'colours.0.share': figure({ most: 1 }),
  pickup: object,
  'pickup.kind': choice('post'),
  availableUntil: instant,
};

const MARK = { defect: 'hole', piece: 0, alongCm: 2.5, acrossCm: 3, radiusCm: 1 };
const NOTHING_DRAWN = { pieces: [], smallestCut: null, defectMarks: [] };

/** What makes no sense together, or no sense here, though each field by itself is right. */
export const together: [what: string, changes: Record<string, unknown>, ...issues: string[]][] = [
  ['waste', { legalRoute: 'waste' }, 'legalRoute waste_refused'],
  ['a way to share out that is not offered', { allocation: { mode: 'draw' } }, 'allocation.mode not_offered'],
  [
    'fibres that make 99.9 %',
    { composition: [{ fibre: 'wool', percent: 99.9 }] },
    'composition composition_sum',
  ],
  [
    'two and a half pieces',
    { amount: { value: 2.5, unit: 'pcs' } },
    'amount.value not_a_step',
    'amount.value pieces_total',
  ],
  ['more pieces than are listed', { amount: { value: 3, unit: 'pcs' } }, 'amount.value pieces_total'],
  [
    'less than no pieces',
    { pieces: [{ lengthCm: 5, widthCm: 5, count: -1 }] },
    'pieces.0.count out_of_range',
    'amount.value pieces_total',
  ],
  [
    'half a centimetre',
    { ...NOTHING_DRAWN, amount: { value: 12.505, unit: 'm' } },
    'amount.value not_a_step',
  ],
  ['half a gram', { ...NOTHING_DRAWN, amount: { value: 1.0005, unit: 'kg' } }, 'amount.value not_a_step'],
  [
    'less than a square centimetre',
    { ...NOTHING_DRAWN, amount: { value: 0.00005, unit: 'm2' } },
    'amount.value not_a_step',
  ],
  ['a cut in another unit', { smallestCut: { value: 1, unit: 'm' } }, 'smallestCut.unit unit_mismatch'],
  [
    'pieces with sizes by the kilogram',
    { smallestCut: null, amount: { value: 2, unit: 'kg' } },
    'amount.unit unit_mismatch',
  ],
  ['a cut larger than the lot', { smallestCut: { value: 3, unit: 'pcs' } }, 'smallestCut.value out_of_range'],
  ['a gift with a price', { priceKind: 'gift' }, 'price unexpected'],
  ['a price that is not said', { price: null }, 'price required'],
  ['31 defects', { defects: Array(31).fill('scar') }, 'defects out_of_range'],
  ['201 sizes', { pieces: Array(201).fill({ lengthCm: 5, widthCm: 5 }) }, 'pieces out_of_range'],
  [
    'a mark of a defect that is not named',
    { defectMarks: [{ ...MARK, defect: 'vein' }] },
    'defectMarks.0.defect mark_defect',
  ],
  ['a mark on no piece', { defectMarks: [{ ...MARK, piece: null }] }, 'defectMarks.0.piece mark_nowhere'],
  [
    'a mark on a piece that is not there',
    { defectMarks: [{ ...MARK, piece: 1 }] },
    'defectMarks.0.piece mark_nowhere',
  ],
  [
    'a mark beside the piece',
    { defectMarks: [{ ...MARK, alongCm: 50.1, acrossCm: 40.1 }] },
    'defectMarks.0.alongCm out_of_range',
    'defectMarks.0.acrossCm out_of_range',
  ],
  [
    'a piece cut shorter than where its mark lies',
    { pieces: [{ lengthCm: 2, widthCm: 40, count: 2 }] },
    'defectMarks.0.alongCm out_of_range',
  ],
  [
    'a mark where nothing is drawn',
    { pieces: [], smallestCut: null, amount: { value: 2, unit: 'kg' } },
    'defectMarks.0.piece mark_nowhere',
  ],
  [
    'a mark too small to see',
    { defectMarks: [{ ...MARK, radiusCm: 0.4 }] },
    'defectMarks.0.radiusCm out_of_range',
  ],
  ['21 marks', { defectMarks: Array(21).fill(MARK) }, 'defectMarks out_of_range'],
  ['seven colours', { colours: Array(7).fill({ hex: '#000000' }) }, 'colours out_of_range'],
  ['41 attributes', { attributes: Object.fromEntries(numbered(41)) }, 'attributes too_many'],
  ['an attribute of another category', { attributes: { dye_lot: '7' } }, 'attributes.dye_lot unknown_field'],
  [
    'an attribute named constructor',
    { attributes: { constructor: 'x' } },
    'attributes.constructor unknown_field',
  ],
  ['an attribute with HTML for a name', { attributes: { '<b>': 'x' } }, 'attributes.<b> wrong_format'],
  [
    'fields within fields',
    { amount: { value: 2, unit: 'pcs', left: 2 }, pickup: { kind: 'bay', address: 'x' } },
    'amount.left unknown_field',
    'pickup.address unknown_field',
  ],
  ['asbestos', { title: 'Amianto in fogli' }, 'title banned_name'],
  ...[
    ['a NUL', 'a\u0000b', 'control_character'],
    ['HTML', '<b>7</b>', 'markup'],
    ['half a surrogate pair', '\ud83d', 'malformed'],
  ].map(([what = '', lot, problem]): [string, Record<string, unknown>, string] => [
    `a dye lot with ${what}`,
    { ...listingBody(), ...NOTHING_DRAWN, price: null, defects: [], attributes: { dye_lot: lot } },
    `attributes.dye_lot ${problem}`,
  ]),
];

/** What a member must not set, and what the exchange alone counts. */
export const NOT_THEIRS = [
  'id',
  'status',
  'workshop',
  'trust',
  'amountLeft',
  'photos',
  'publishedAt',
  'mine',
  'decision',
];

function numbered(count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [`attribute_${index}`, 'x']);
}
