import type { StoredColour } from '@scampolo/db/schema/listings';
import { type Catalogue, familyOf, type Names } from '@scampolo/shared/domain/catalogue';
import { type ColourFamily, colourFamily, type Lab } from '@scampolo/shared/domain/colour';
import type { CompositionShare } from '@scampolo/shared/domain/listing';
import type { Unit } from '@scampolo/shared/domain/quantity';
import { labels } from '@scampolo/shared/reference/labels';
import { pieceSizes, rollLeft } from './pieces.ts';
import { clothNamesIn, fibreWords, formNames } from './trade-names.ts';

/**
 * What a document is built from: a published listing with what belongs to it, as stored (`document-rows.ts`).
 */
export interface DocumentRow {
  id: string;
  documentRevision: number;
  title: string;
  description: string;
  category: string | null;
  form: string | null;
  condition: string | null;
  composition: readonly CompositionShare[];
  weightGsm: number | null;
  widthCm: number | null;
  unit: Unit;
  /** whole steps of the unit that can still be claimed */
  amountLeft: number;
  legalRoute: string | null;
  priceKind: string;
  brandVisible: boolean;
  colours: readonly StoredColour[];
  publishedAt: Date;
  availableUntil: Date | null;
  hub: string;
  hubCity: string;
  lat: number;
  lon: number;
  workshopKind: string;
  workshopName: string;
  photoCount: number;
  /** the sizes of which at least one piece is left, and how many */
  piecesLeft: readonly { lengthCm: number; widthCm: number; count: number }[];
}

/** A piece of cloth whichever way it is turned: `longCm` ≥ `shortCm`. */
export interface PieceExtent {
  longCm: number;
  shortCm: number;
  /** how many of this size are left */
  count: number;
}

/**
 * Which form of document {@link buildDocument} makes. To be counted up whenever the same row gives another document: what an index
 * has from an older form is out of date then, and is written anew.
 */
export const DOCUMENT_FORMAT = 3;

/**
 * What a search engine knows of a listing: public fields only. The text fields come in the order of their
 * weight; each entry of a list is a name of its own, so that no phrase reaches from one into the next.
 */
export interface SearchDocument {
  id: string;
  /** counts everything that a document can show; a document of a lower revision is out of date */
  revision: number;

  title: string;
  /** its fibres in eleven languages, with trade words and label codes */
  fibreNames: string[];
  /**
   * category family and form in eleven languages, sub-category and colour families in those that have names, and what the cloths of
   * the title are called elsewhere
   */
  materialNames: string[];
  description: string;
  hubCity: string;
  /** null unless the brand may be seen */
  workshopName: string | null;

  /** family and sub-category: `['woven', 'woven.suiting']` */
  categories: string[];
  form: string | null;
  /** of the main part first, then by share; `percent` is the largest share it has in any part */
  fibres: { code: string; percent: number }[];
  colourFamilies: ColourFamily[];
  colours: { lab: Lab; share: number }[];
  weightGsm: number | null;
  widthCm: number | null;
  unit: Unit;
  /** whole steps of the unit */
  amountLeft: number;
  /** every size of its pieces once, the largest area first */
  pieces: PieceExtent[];
  /** what is left of a roll, from which pieces are cut (`piecesThatFit`); null when it is none */
  roll: { longCm: number; shortCm: number } | null;
  condition: string | null;
  legalRoute: string | null;
  priceKind: string;
  hub: string;
  /** of the hub, degrees */
  lat: number;
  lon: number;
  workshopKind: string;
  hasPhoto: boolean;
  /** milliseconds since 1970 */
  publishedAt: number;
  availableUntil: number | null;
}

/** Colours that cover less of the surface are left out of filters: a thread does not make a cloth red. */
const SMALLEST_SHARE = 0.1;

/**
 * Builds the search document of a published listing. Pure: the same row gives the same document, in drain,
 * rebuild, verify and tests. A code that the catalogue does not know adds no names and stays a filter value.
 */
export function buildDocument(row: DocumentRow, catalogue: Catalogue): SearchDocument {
  const fibres = fibresOf(row.composition);
  const colours = visibleColours(row.colours);
  const colourFamilies = [...new Set(colours.map(({ lab }) => colourFamily(lab)))];
  return {
    id: row.id,
    revision: row.documentRevision,
    title: row.title,
    fibreNames: distinct(fibres.flatMap(({ code }) => fibreNames(code, catalogue))),
    materialNames: distinct(materialNames(row, colourFamilies, catalogue)),
    description: row.description,
    hubCity: row.hubCity,
    workshopName: row.brandVisible ? row.workshopName : null,
    categories: row.category === null ? [] : [...new Set([familyOf(row.category), row.category])],
    form: row.form,
    fibres,
    colourFamilies,
    colours: colours.map(({ lab, share }) => ({ lab, share })),
    weightGsm: row.weightGsm,
    widthCm: row.widthCm,
    unit: row.unit,
    amountLeft: row.amountLeft,
    pieces: pieceSizes(row.piecesLeft),
    roll: rollLeft(row),
    condition: row.condition,
    legalRoute: row.legalRoute,
    priceKind: row.priceKind,
    hub: row.hub,
    lat: row.lat,
    lon: row.lon,
    workshopKind: row.workshopKind,
    hasPhoto: row.photoCount > 0,
    publishedAt: row.publishedAt.getTime(),
    availableUntil: row.availableUntil?.getTime() ?? null,
  };
}

function fibresOf(composition: readonly CompositionShare[]): SearchDocument['fibres'] {
  const inMain = (share: CompositionShare) => (share.part ?? 'main') === 'main';
  const ordered = composition.toSorted(
    (a, b) => Number(inMain(b)) - Number(inMain(a)) || b.percent - a.percent,
  );
  const largest = new Map<string, number>();
  for (const { fibre, percent } of ordered) largest.set(fibre, Math.max(percent, largest.get(fibre) ?? 0));
  return [...largest].map(([code, percent]) => ({ code, percent }));
}

function visibleColours(colours: readonly StoredColour[]): readonly StoredColour[] {
  const large = colours.filter(({ share }) => share >= SMALLEST_SHARE);
  return large.length > 0 ? large : colours;
}

function fibreNames(code: string, catalogue: Catalogue): string[] {
  const fibre = catalogue.fibres.get(code);
  return fibre ? [...namesIn(fibre.names), ...fibre.aliases, ...fibreWords(code)] : [];
}

function materialNames(
  row: DocumentRow,
  colourFamilies: readonly ColourFamily[],
  catalogue: Catalogue,
): string[] {
  const { category, form } = row;
  const named = [
    category === null ? undefined : catalogue.categories.get(familyOf(category))?.names,
    category === null ? undefined : catalogue.categories.get(category)?.names,
    form === null ? undefined : catalogue.forms.get(form)?.names,
    ...colourFamilies.map((family) => labels.colours[family]),
  ];
  return [
    ...named.flatMap((names) => (names ? namesIn(names) : [])),
    ...(form === null ? [] : formNames(form)),
    ...clothNamesIn(row.title),
  ];
}

function namesIn(names: Names): string[] {
  return Object.values(names).filter((name) => name !== undefined);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
