import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { BegunLike } from '@scampolo/shared/contract/pages';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type {
  CompositionPart,
  CompositionSource,
  Currency,
  DefectMark,
  LegalRoute,
  PickupKind,
  PriceKind,
} from '@scampolo/shared/domain/listing';
import type { Unit } from '@scampolo/shared/domain/quantity';

/** A fibre's share while it is typed. `key` stays with the row when others go. */
export interface ShareRow {
  key: string;
  fibre: string;
  percent: string;
  part: CompositionPart;
}

/** A size of pieces while it is typed. */
export interface PieceRow {
  key: string;
  /** the id of a size that is saved already */
  id?: string;
  lengthCm: string;
  widthCm: string;
  count: string;
}

/** An attribute while it is typed: text for figures and words, a list for several, `yes`, `no` or nothing for a flag. */
export type AttributeText = string | readonly string[];

/** A listing while it is written: figures as typed, an empty text for what is not said yet. */
export interface ListingForm {
  title: string;
  description: string;
  hub: string;
  category: string;
  form: string;
  origin: string;
  condition: string;
  defects: readonly string[];
  defectMarks: readonly DefectMark[];
  composition: readonly ShareRow[];
  compositionSource: CompositionSource | '';
  weightGsm: string;
  widthCm: string;
  amount: string;
  unit: Unit;
  smallestCut: string;
  pieces: readonly PieceRow[];
  massKg: string;
  legalRoute: LegalRoute | 'waste' | '';
  priceKind: PriceKind;
  price: string;
  currency: Currency;
  per: Unit | 'lot';
  brandVisible: boolean;
  attributes: Readonly<Record<string, AttributeText>>;
  pickup: PickupKind;
  /** `2027-01-31`, or nothing */
  availableUntil: string;
  /** corrected colours, `#rrggbb`; null leaves them to the photos */
  colours: readonly string[] | null;
}

/** The title of a draft that was created by a photo before anybody named it. */
export const UNNAMED: Readonly<Record<Language, string>> = {
  it: 'Lotto senza nome',
  en: 'Unnamed lot',
  fr: 'Lot sans nom',
  nl: 'Naamloze partij',
  es: 'Lote sin nombre',
  ca: 'Lot sense nom',
  da: 'Parti uden navn',
  et: 'Nimeta partii',
  is: 'Ónefnt efni',
  hr: 'Neimenovana stavka',
  de: 'Posten ohne Namen',
};

let keys = 0;
/** A key for a new row, unique in this page. */
export function rowKey(): string {
  keys += 1;
  return `row-${keys}`;
}

/** An empty form for a workshop of `hub`. */
export function emptyForm(hub: string): ListingForm {
  return {
    title: '',
    description: '',
    hub,
    category: '',
    form: '',
    origin: '',
    condition: '',
    defects: [],
    defectMarks: [],
    composition: [],
    compositionSource: '',
    weightGsm: '',
    widthCm: '',
    amount: '',
    unit: 'm',
    smallestCut: '',
    pieces: [],
    massKg: '',
    legalRoute: '',
    priceKind: 'gift',
    price: '',
    currency: 'EUR',
    per: 'lot',
    brandVisible: false,
    attributes: {},
    pickup: 'workshop',
    availableUntil: '',
    colours: null,
  };
}

/** The form of a saved listing, its figures written by `typed`. */
export function formOf(listing: ListingJson, typed: (value: number) => string): ListingForm {
  const text = (value: number | null | undefined): string => (value == null ? '' : typed(value));
  const { amount, price } = listing;
  return {
    title: Object.values(UNNAMED).includes(listing.title) ? '' : listing.title,
    description: listing.description,
    hub: listing.hub,
    category: listing.category ?? '',
    form: listing.form ?? '',
    origin: listing.origin ?? '',
    condition: listing.condition ?? '',
    defects: listing.defects,
    defectMarks: listing.defectMarks,
    composition: listing.composition.map(({ fibre, percent, part }, index) => ({
      key: `share-${index}`,
      fibre,
      percent: typed(percent),
      part: part ?? 'main',
    })),
    compositionSource: listing.compositionSource ?? '',
    weightGsm: text(listing.weightGsm),
    widthCm: text(listing.widthCm),
    amount: text(amount?.value),
    unit: amount?.unit ?? 'm',
    smallestCut: text(listing.smallestCut?.value),
    pieces: listing.pieces.map(({ id, lengthCm, widthCm, count }) => ({
      key: id,
      id,
      lengthCm: typed(lengthCm),
      widthCm: typed(widthCm),
      count: typed(count),
    })),
    massKg: listing.massComputed ? '' : text(listing.massKg),
    legalRoute: listing.legalRoute ?? '',
    priceKind: listing.priceKind,
    price: text(price?.value),
    currency: price?.currency ?? 'EUR',
    per: price?.per ?? 'lot',
    brandVisible: listing.brandVisible,
    attributes: Object.fromEntries(
      Object.entries(listing.attributes).map(([code, value]) => [code, attributeText(value, typed)]),
    ),
    pickup: listing.pickup.kind,
    availableUntil: listing.availableUntil?.slice(0, 10) ?? '',
    colours: null,
  };
}

/**
 * The form of a new listing that is begun like another one of the workshop: what it is, made of, worth and where. The amount is the
 * new lot's own, and so are pieces, mass and the last day; title and defects too, of one that is only similar.
 */
export function formFrom({ listing, as }: BegunLike, typed: (value: number) => string): ListingForm {
  const { title, ...kept } = formOf(listing, typed);
  return {
    ...kept,
    title: as === 'copy' ? title : '',
    amount: '',
    pieces: [],
    massKg: '',
    defects: as === 'copy' ? kept.defects : [],
    defectMarks: [],
    availableUntil: '',
  };
}

function attributeText(
  value: ListingJson['attributes'][string],
  typed: (value: number) => string,
): AttributeText {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? typed(value) : value;
}

/** The attributes a form asks for: what the category needs first, then what it recommends. */
export function attributesFor(
  terms: CatalogueJson,
  categoryCode: string,
): { attribute: CatalogueJson['attributes'][number]; required: boolean }[] {
  const category = terms.categories.find((one) => one.code === categoryCode);
  if (!category) return [];
  const known = (code: string) => terms.attributes.find((attribute) => attribute.code === code);
  const list = (codes: readonly string[], required: boolean) =>
    codes.flatMap((code) => {
      const attribute = known(code);
      return attribute ? [{ attribute, required }] : [];
    });
  return [...list(category.required, true), ...list(category.recommended, false)];
}

/** Without rows that nobody filled, so that a row's number is the same here and in the server's issues. */
export function tidy(form: ListingForm): ListingForm {
  return {
    ...form,
    composition: form.composition.filter((row) => row.fibre !== '' || row.percent.trim() !== ''),
    pieces: form.pieces.filter((row) => row.lengthCm.trim() !== '' || row.widthCm.trim() !== ''),
  };
}
