import type { Language } from '@scampolo/shared/domain/catalogue';
import type { DefectMark } from '@scampolo/shared/domain/listing';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { PhotoDescription } from '../draw/photo.ts';
import { type Offer, type OfferStory, offer } from '../listings/offer.ts';
import type { DemoListing, DemoWorkshop } from '../types.ts';
import { demoWorkshops } from '../workshops.ts';
import { type Dye, hexOf, nameOf } from './colours.ts';
import { KINDS, type Kind, type KindName } from './kinds.ts';
import { WORDS } from './words/index.ts';
import type { Words } from './words/words.ts';

/** What differs from what is usual for such a lot. */
export type LotOptions = OfferStory & {
  readonly locale?: Language;
  readonly form?: string;
  readonly origin?: string;
  readonly condition?: string;
  /** one defect; the lot is then of grade B unless said */
  readonly defect?: string;
  /** where that defect lies */
  readonly marks?: readonly Omit<DefectMark, 'defect'>[];
  readonly price?: Offer['price'];
  readonly swap?: boolean;
  readonly gift?: boolean;
  readonly bay?: boolean;
  readonly brand?: boolean;
  /** length and width in cm, and how many: of a lot of pieces */
  readonly pieces?: readonly (readonly [lengthCm: number, widthCm: number, count: number])[];
};

/** A lot in one line: what it is, its dyes (the first names it) and how much there is, in the unit of its kind. */
export type LotLine = readonly [
  kind: KindName,
  dyes: readonly [Dye, ...Dye[]],
  amount: number,
  options?: LotOptions,
];

/** The lots of a workshop, written in its words. Throws when they lack a word. */
export function lotsOf(workshop: string, lines: readonly LotLine[]): DemoListing[] {
  const owner = demoWorkshops.find(({ slug }) => slug === workshop);
  if (!owner) throw new Error(`there is no demo workshop ${workshop}`);
  return lines.map((line, index) => lotOf(owner, line, index));
}

function lotOf(
  owner: DemoWorkshop,
  [kindName, dyes, value, options = {}]: LotLine,
  index: number,
): DemoListing {
  const kind: Kind = KINDS[kindName];
  const locale = options.locale ?? owner.locale;
  const key = `${owner.slug}-${kindName}-${dyes[0]}-${index}`;
  const lot: Lot = { kind, dyes, locale, options, turn: turnOf(key), amount: amountOf(kind, value, options) };
  const { pieces, price, swap, gift, bay, brand, state, claims, availableForDays } = options;
  const fields: Offer = {
    ...textsOf(lot, kindName),
    ...measuresOf(lot),
    locale,
    category: kind.category,
    form: formOf(lot),
    origin: originOf(lot),
    legalRoute: gift ? 'gift' : routeOf(originOf(lot)),
    condition: options.condition ?? (options.defect ? 'B' : 'A'),
    defects: options.defect ? [options.defect] : [],
    defectMarks: (options.marks ?? []).map((mark) => ({ ...mark, defect: options.defect ?? '' })),
    composition: [...kind.composition],
    compositionSource:
      kind.composition.length > 0 ? ((['label', 'declared'] as const)[lot.turn % 2] ?? 'label') : null,
    pieces: (pieces ?? []).map(([lengthCm, widthCm, count]) => ({ lengthCm, widthCm, count })),
    priceKind: price ? 'price' : swap ? 'swap' : 'gift',
    price: price ?? null,
    pickup: { kind: bay ? 'bay' : 'workshop' },
    brandVisible: brand ?? false,
  };
  const until = availableForDays === undefined ? {} : { availableForDays };
  const listing = offer(owner.slug, key, fields, photoOf(lot), {
    ...(state ? { state } : {}),
    ...(claims ? { claims } : {}),
    ...until,
  });
  return { ...listing, photos: photosOf(lot, listing.photos) };
}

/** A lot on its way to becoming a listing. `turn` is a number that its key gives: what is chosen by it stays the same. */
interface Lot {
  readonly kind: Kind;
  readonly dyes: readonly [Dye, ...Dye[]];
  readonly locale: Language;
  readonly options: LotOptions;
  readonly turn: number;
  readonly amount: Amount;
}

function turnOf(key: string): number {
  let hash = 2166136261;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (hash ^ (hash >>> 13)) >>> 8;
}

function amountOf(kind: Kind, value: number, { pieces }: LotOptions): Amount {
  if (pieces) return { value: pieces.reduce((sum, [, , count]) => sum + count, 0), unit: 'pcs' };
  return { value, unit: kind.unit };
}

function formOf({ kind, options, amount }: Lot): string {
  if (options.form) return options.form;
  if (kind.hideDm2) return 'hide';
  if (amount.unit === 'kg') return kind.material === 'leather' ? 'cutting_scrap' : 'bundle';
  if (amount.unit === 'pcs') return kind.thicknessMm ? 'offcut' : kind.pieceG ? 'deadstock_lot' : 'panel';
  if (amount.value >= 22) return 'full_roll';
  return amount.value >= 3.6 ? 'end_of_roll' : 'remnant';
}

function originOf(lot: Lot): string {
  if (lot.options.origin) return lot.options.origin;
  const form = formOf(lot);
  if (form === 'offcut' || form === 'cutting_scrap') return 'production_residue';
  return ['overorder', 'overorder', 'end_of_collection', 'cancelled'][lot.turn % 4] ?? 'overorder';
}

function routeOf(origin: string): 'product' | 'by_product' | 'used_goods' {
  if (origin === 'production_residue') return 'by_product';
  return ['set_dismantled', 'private', 'unknown'].includes(origin) ? 'used_goods' : 'product';
}

/** Weights differ from one maker to the next: up to a twelfth from the usual one, in steps that are printed on labels. */
function measuresOf({ kind, amount, options, turn }: Lot): Partial<Offer> {
  const { gsm, widthCm, thicknessMm, hideDm2, attributes = {} } = kind;
  const weight = gsm === undefined ? undefined : stepped(gsm * (0.92 + (turn % 17) / 100), gsm < 100 ? 1 : 5);
  const area = areaM2(kind, amount, options);
  const solid = thicknessMm === undefined ? 0 : (thicknessMm / 1000) * (kind.densityKgM3 ?? 900);
  const massKg =
    amount.unit === 'kg'
      ? amount.value
      : area > 0
        ? (area * (weight ?? 0)) / 1000 + area * solid
        : pieceMass(kind, amount);
  return {
    amount,
    smallestCut: options.pieces ? null : smallestCut(kind, amount),
    massKg: Math.max(0.01, Math.round(massKg * 100) / 100),
    ...(weight === undefined ? {} : { weightGsm: weight }),
    ...(widthCm === undefined ? {} : { widthCm }),
    attributes: {
      ...attributes,
      ...(thicknessMm === undefined ? {} : { thickness_mm: thicknessMm }),
      ...(hideDm2 === undefined ? {} : { hide_area_dm2: hideDm2 }),
    },
  };
}

function areaM2({ widthCm = 0, hideDm2 }: Kind, { value, unit }: Amount, { pieces }: LotOptions): number {
  if (pieces) return pieces.reduce((sum, [long, wide, count]) => sum + (long * wide * count) / 10_000, 0);
  if (hideDm2) return (hideDm2 * value) / 100;
  return unit === 'm' ? (value * widthCm) / 100 : 0;
}

function pieceMass({ pieceG = 0 }: Kind, { value }: Amount): number {
  return (pieceG * value) / 1000;
}

function smallestCut({ pieceG = 0 }: Kind, { value, unit }: Amount): Amount | null {
  if (unit === 'm') return value >= 1 ? { value: value > 15 ? 1 : 0.5, unit } : null;
  if (unit === 'kg') return value >= 2 ? { value: 0.5, unit } : null;
  return pieceG > 0 && pieceG < 100 && value >= 100 ? { value: 10, unit } : null;
}

function stepped(value: number, step: number): number {
  return Math.round(value / step) * step;
}

function textsOf(lot: Lot, kindName: KindName): { title: string; description: string } {
  const words = WORDS[lot.locale];
  const [name, ...details] = words.kinds[kindName] ?? [];
  if (!name) throw new Error(`${lot.locale} has no word for ${kindName}`);
  const colours = lot.dyes.map((dye) => nameOf(dye, lot.locale));
  const shades = [colours.slice(0, -1).join(', '), colours.at(-1)].filter(Boolean).join(words.and);
  const form = (words.forms[formOf(lot)] ?? '#').replace('#', amountWords(lot));
  const { defect } = lot.options;
  const description = [
    pick(words.origins[originOf(lot)] ?? [], lot.turn),
    pick(details, lot.turn >> 3),
    defect ? defectWords(words, defect, lot.locale) : '',
    lot.turn % 3 === 0 || !defect
      ? pick(words.tips[lot.amount.unit === 'm2' ? 'm' : lot.amount.unit], lot.turn >> 5)
      : '',
  ];
  return { title: `${name}, ${shades}, ${form}`, description: description.filter(Boolean).join(' ') };
}

function defectWords({ defects }: Words, defect: string, locale: Language): string {
  const said = defects[defect];
  if (!said) throw new Error(`${locale} has no word for ${defect}`);
  return said;
}

function amountWords({ amount, locale }: Lot): string {
  const value = amount.value.toLocaleString(locale === 'en' ? 'en' : 'it', { maximumFractionDigits: 2 });
  return amount.unit === 'pcs' ? `${value} ${PIECES[locale]}` : `${value} ${amount.unit}`;
}

const PIECES: Readonly<Record<Language, string>> = {
  it: 'pezzi',
  en: 'pieces',
  fr: 'pièces',
  nl: 'stuks',
  es: 'piezas',
  ca: 'peces',
  da: 'stk.',
  et: 'tk',
  is: 'stk.',
  hr: 'kom.',
  de: 'Stück',
};

function pick(entries: readonly string[], turn: number): string {
  return entries[turn % Math.max(1, entries.length)] ?? '';
}

/** Lots of one kind lie before the camera in one way after the other. */
function photoOf({ kind, dyes, turn }: Lot): PhotoDescription {
  const scene = kind.scenes[turn % Math.max(1, kind.scenes.length)];
  return {
    material: kind.material,
    colours: dyes.map(hexOf),
    seed: 1000 + (turn % 100_000),
    ...(scene ? { scene } : {}),
  };
}

/**
 * What is woven or knitted is shown from near as well, by every eighth that has it; what nobody can see any more, or not yet, has no
 * photo.
 */
function photosOf(
  { kind, turn, options }: Lot,
  photos: readonly PhotoDescription[],
): readonly PhotoDescription[] {
  const [main] = photos;
  if (!main || UNSEEN.has(options.state?.status ?? 'published')) return [];
  if (kind.widthCm === undefined || turn % 8 !== 0) return photos;
  return [main, { ...main, scene: 'near', seed: main.seed + 1 }];
}

const UNSEEN: ReadonlySet<string> = new Set(['draft', 'rejected', 'withdrawn', 'expired', 'removed']);
