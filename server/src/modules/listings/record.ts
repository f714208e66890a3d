import type { OpenHours } from '@scampolo/db/schema/columns';
import type { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import type { TrustLevel, WorkshopKind } from '@scampolo/shared/contract/identity';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { labFromHex } from '@scampolo/shared/domain/colour';
import type {
  AllocationMode,
  CompositionSource,
  Currency,
  LegalRoute,
  ListingValues,
  PickupKind,
  Price,
  PriceKind,
} from '@scampolo/shared/domain/listing';
import { type Amount, STEPS_PER_UNIT, toAmount, toSteps, type Unit } from '@scampolo/shared/domain/quantity';
import type { ListingStatus } from '@scampolo/shared/domain/states';

export type ListingRow = typeof listings.$inferSelect;
export type PieceRow = Pick<
  typeof listingPieces.$inferSelect,
  'id' | 'lengthCm' | 'widthCm' | 'count' | 'taken'
>;
export type PhotoRow = Pick<
  typeof listingPhotos.$inferSelect,
  'id' | 'width' | 'height' | 'thumbhash' | 'variants' | 'alt'
>;

export interface DecisionRow {
  action: string;
  reason: string | null;
  note: string | null;
  decidedAt: string;
}

/** A listing as it stands in the database, with what belongs to it. */
export interface ListingRecord extends Omit<ListingRow, 'status' | 'unit'> {
  status: ListingStatus;
  unit: Unit | null;
  /** in the lister's order */
  pieces: PieceRow[];
  /** in the lister's order */
  photos: PhotoRow[];
  workshop: {
    id: string;
    name: string;
    kind: WorkshopKind;
    trust: TrustLevel;
    pickupPlace: string;
    /** of the place where material is fetched */
    pickupHours: OpenHours[];
    profilePublic: boolean;
  };
  /** the latest decision on it */
  decision: DecisionRow | null;
}

/**
 * What a card shows of a listing. A whole {@link ListingRecord} is one; one that was read for a card alone has no more than its first
 * photo, and of its pieces the largest that is still there.
 */
export type CardRecord = Pick<
  ListingRecord,
  | 'id'
  | 'workshopId'
  | 'hub'
  | 'status'
  | 'revision'
  | 'title'
  | 'locale'
  | 'category'
  | 'form'
  | 'condition'
  | 'composition'
  | 'weightGsm'
  | 'widthCm'
  | 'unit'
  | 'amountTotal'
  | 'amountHeld'
  | 'amountGiven'
  | 'massG'
  | 'legalRoute'
  | 'priceKind'
  | 'priceCents'
  | 'priceCurrency'
  | 'pricePer'
  | 'brandVisible'
  | 'colours'
  | 'availableUntil'
  | 'publishedAt'
  | 'pieces'
  | 'photos'
> & {
  workshop: Pick<ListingRecord['workshop'], 'id' | 'name' | 'kind' | 'profilePublic'>;
  /** how many photos there are; absent: `photos` are all */
  photoCount?: number;
};

/** The values of a new draft before anything is filled in. */
export function emptyValues(defaults: Pick<ListingValues, 'title' | 'hub' | 'locale'>): ListingValues {
  return {
    description: '',
    category: null,
    form: null,
    origin: null,
    condition: null,
    defects: [],
    defectMarks: [],
    composition: [],
    compositionSource: null,
    weightGsm: null,
    widthCm: null,
    amount: null,
    smallestCut: null,
    pieces: [],
    massKg: null,
    legalRoute: null,
    priceKind: 'gift',
    price: null,
    allocation: { mode: 'first_come' },
    brandVisible: false,
    attributes: {},
    colours: [],
    pickup: { kind: 'workshop' },
    availableUntil: null,
    ...defaults,
  };
}

/** What the workshop said, in the words of the contract. */
export function toValues(record: ListingRecord): ListingValues {
  return {
    title: record.title,
    description: record.description,
    locale: record.locale as Language,
    hub: record.hub,
    category: record.category,
    form: record.form,
    origin: record.origin,
    condition: record.condition,
    defects: record.defects,
    defectMarks: record.defectMarks,
    composition: record.composition,
    compositionSource: record.compositionSource as CompositionSource | null,
    weightGsm: record.weightGsm,
    widthCm: record.widthCm,
    amount: totalOf(record),
    smallestCut: amountOf(record.smallestCut, record.unit),
    pieces: record.pieces.map(({ id, lengthCm, widthCm, count }) => ({ id, lengthCm, widthCm, count })),
    massKg: record.massG === null ? null : record.massG / 1000,
    legalRoute: record.legalRoute as LegalRoute | null,
    priceKind: record.priceKind as PriceKind,
    price: priceOf(record),
    allocation: { mode: record.allocationMode as AllocationMode },
    brandVisible: record.brandVisible,
    attributes: record.attributes,
    colours: record.colours.map(({ hex, share }) => ({ hex, share })),
    pickup: { kind: record.pickupKind as PickupKind },
    availableUntil: record.availableUntil?.toISOString() ?? null,
  };
}

/** Columns for values that passed `checkListing`. Pieces and colours are stored apart. */
export function toColumns(values: ListingValues) {
  const { amount, smallestCut, price } = values;
  return {
    hub: values.hub,
    title: values.title,
    description: values.description,
    locale: values.locale,
    category: values.category,
    form: values.form,
    origin: values.origin,
    condition: values.condition,
    defects: [...values.defects],
    defectMarks: [...values.defectMarks],
    composition: [...values.composition],
    compositionSource: values.compositionSource,
    weightGsm: values.weightGsm,
    widthCm: values.widthCm,
    unit: amount?.unit ?? null,
    amountTotal: amount ? toSteps(amount.value, amount.unit) : null,
    smallestCut: smallestCut ? toSteps(smallestCut.value, smallestCut.unit) : null,
    massG: values.massKg === null ? null : Math.round(values.massKg * STEPS_PER_UNIT.kg),
    legalRoute: values.legalRoute,
    priceKind: values.priceKind,
    priceCents: price ? Math.round(price.value * 100) : null,
    priceCurrency: price?.currency ?? null,
    pricePer: price?.per ?? null,
    allocationMode: values.allocation.mode,
    brandVisible: values.brandVisible,
    attributes: { ...values.attributes },
    pickupKind: values.pickup.kind,
    availableUntil: values.availableUntil === null ? null : new Date(values.availableUntil),
  } satisfies Partial<ListingRow>;
}

/** Colours as stored, from hex values that a member gave; equal shares unless told. */
export function toStoredColours(colours: ListingValues['colours']): ListingRow['colours'] {
  return colours.map(({ hex, share }) => ({
    hex: hex.toLowerCase(),
    lab: labFromHex(hex),
    share: share ?? Math.round(1000 / colours.length) / 1000,
  }));
}

/** What can still be claimed, in steps; null while no amount is set. */
export function leftSteps(
  row: Pick<ListingRow, 'amountTotal' | 'amountHeld' | 'amountGiven'>,
): number | null {
  return row.amountTotal === null ? null : row.amountTotal - row.amountHeld - row.amountGiven;
}

/** The amount of the whole lot; null while none is set. */
export function totalOf(row: Pick<ListingRecord, 'amountTotal' | 'unit'>): Amount | null {
  return amountOf(row.amountTotal, row.unit);
}

function amountOf(steps: number | null, unit: Unit | null): Amount | null {
  return steps === null || unit === null ? null : toAmount(steps, unit);
}

/** What it costs; null for what costs nothing. */
export function priceOf(row: Pick<ListingRow, 'priceCents' | 'priceCurrency' | 'pricePer'>): Price | null {
  if (row.priceCents === null) return null;
  return {
    value: row.priceCents / 100,
    currency: row.priceCurrency as Currency,
    per: row.pricePer as Price['per'],
  };
}
