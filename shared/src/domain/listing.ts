import type { Language } from './catalogue.ts';
import type { Amount, Unit } from './quantity.ts';

export const COMPOSITION_PARTS = ['main', 'lining', 'trim', 'padding', 'other'] as const;
export type CompositionPart = (typeof COMPOSITION_PARTS)[number];

export const COMPOSITION_SOURCES = ['label', 'declared', 'tested', 'unknown'] as const;
export type CompositionSource = (typeof COMPOSITION_SOURCES)[number];

/** The routes by which material may legally change hands here. Waste is refused (domain/law.json, "Never broker waste"). */
export const LEGAL_ROUTES = ['product', 'by_product', 'used_goods', 'gift'] as const;
export type LegalRoute = (typeof LEGAL_ROUTES)[number];

export const PRICE_KINDS = ['gift', 'swap', 'price'] as const;
export type PriceKind = (typeof PRICE_KINDS)[number];

export const CURRENCIES = ['EUR', 'CHF', 'DKK', 'ISK'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** How claims are served. Only the modes of {@link OFFERED_ALLOCATION_MODES} can be chosen yet. */
export const ALLOCATION_MODES = [
  'first_come',
  'giver_chooses',
  'draw',
  'nonprofits_first',
  'hub_decides',
] as const;
export type AllocationMode = (typeof ALLOCATION_MODES)[number];
export const OFFERED_ALLOCATION_MODES: readonly AllocationMode[] = ['first_come'];

export const PICKUP_KINDS = ['workshop', 'bay'] as const;
export type PickupKind = (typeof PICKUP_KINDS)[number];

export interface CompositionShare {
  fibre: string;
  /** 0.1 to 100, one decimal */
  percent: number;
  part?: CompositionPart | undefined;
}

/** A size that stands `count` times in the lot. */
export interface PieceSize {
  id?: string | undefined;
  /** 1 to 1000 cm, one decimal */
  lengthCm: number;
  /** 1 to 600 cm, one decimal */
  widthCm: number;
  count: number;
}

/** Where a defect lies on the cloth, seen from the right side: a circle of `radiusCm` around a point. */
export interface DefectMark {
  /** one of the listing's defects */
  defect: string;
  /** which size of `pieces`, from 0; null on a length */
  piece: number | null;
  /** cm from the beginning of the length, or along the piece's length */
  alongCm: number;
  /** cm from the left selvedge, or across the piece's width */
  acrossCm: number;
  radiusCm: number;
}

export interface Price {
  value: number;
  currency: Currency;
  per: Unit | 'lot';
}

export type AttributeValue = string | number | boolean | readonly string[];

/** What a workshop says of a lot. Everything but the title may still be missing in a draft. */
export interface ListingValues {
  title: string;
  description: string;
  locale: Language;
  hub: string;
  category: string | null;
  form: string | null;
  origin: string | null;
  condition: string | null;
  defects: readonly string[];
  /** where they lie, on lots that are drawn to scale */
  defectMarks: readonly DefectMark[];
  composition: readonly CompositionShare[];
  compositionSource: CompositionSource | null;
  /** grams per square metre */
  weightGsm: number | null;
  widthCm: number | null;
  amount: Amount | null;
  smallestCut: Amount | null;
  pieces: readonly PieceSize[];
  massKg: number | null;
  legalRoute: LegalRoute | 'waste' | null;
  priceKind: PriceKind;
  price: Price | null;
  allocation: { mode: AllocationMode };
  brandVisible: boolean;
  attributes: Readonly<Record<string, AttributeValue>>;
  colours: readonly { hex: string; share?: number | undefined }[];
  pickup: { kind: PickupKind };
  /** ISO 8601 instant after which the listing expires; null = no end */
  availableUntil: string | null;
}

/** Hard limits of the measures that are fields (domain/materials.json, `attributes`). */
export const LIMITS = {
  titleLength: [3, 120],
  descriptionLength: [0, 4000],
  weightGsm: [5, 3000],
  widthCm: [1, 600],
  massKg: [0.001, 50_000],
  pieceLengthCm: [1, 1000],
  pieceWidthCm: [1, 600],
  pieceCount: [1, 1000],
  pieceSizes: 200,
  percent: [0.1, 100],
  price: [0.01, 100_000],
  photos: 8,
  defectMarks: 20,
  markRadiusCm: [0.5, 100],
} as const;

/**
 * The mass that follows from length × width × weight (materials.json, `conversions.weight_from_area`), in kg, or null when
 * a figure is missing or the lot is counted in pieces. What is measured in kg is its own mass.
 */
export function computedMassKg(values: {
  amount: Amount | null;
  widthCm: number | null;
  weightGsm: number | null;
}): number | null {
  const { amount, widthCm, weightGsm } = values;
  if (amount?.unit === 'kg') return amount.value;
  if (!amount || weightGsm === null) return null;
  const areaM2 =
    amount.unit === 'm2'
      ? amount.value
      : amount.unit === 'm' && widthCm !== null
        ? (amount.value * widthCm) / 100
        : null;
  return areaM2 === null ? null : Math.round(areaM2 * weightGsm) / 1000;
}
