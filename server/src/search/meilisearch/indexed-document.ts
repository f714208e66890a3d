import { DOCUMENT_FORMAT, type SearchDocument } from '../document.ts';
import { DocumentRefused } from '../engine.ts';
import { wordsOf } from '../words.ts';
import { encodeCode, isEncodable } from './codes.ts';

/** To be counted up whenever {@link toIndexedDocument} writes the same document otherwise. */
export const INDEXED_FORMAT = 1;

/** How units stand in the order by amount. */
const UNIT_ORDER = { m: 0, m2: 1, kg: 2, pcs: 3 } as const;

/** After every end of availability. */
const NEVER_ENDS = Number.MAX_SAFE_INTEGER;

/**
 * A word that no query has: `wordsOf` never gives it. It stands before every text, so that none begins with the words asked for or
 * consists of them, which the engine would put before better fields.
 */
const FIRST_WORD = '\u{e000}';

/** A document as Meilisearch keeps it: our words, separated by blanks, and codes as `encodeCode` writes them. */
export interface IndexedDocument {
  id: string;
  revision: number;
  format: number;
  title: string;
  fibreNames: string[];
  materialNames: string[];
  description: string;
  place: string[];
  category: string[];
  form: string | null;
  fibre: string[];
  /** percent by fibre */
  shares: Record<string, number>;
  colour: string[];
  weightGsm: number | null;
  widthCm: number | null;
  unit: string;
  unitOrder: number;
  amountLeft: number;
  condition: string | null;
  legalRoute: string | null;
  priceKind: string;
  hub: string;
  workshopKind: string;
  hasPhoto: boolean;
  /** `latitude,longitude` */
  point: string;
  publishedAt: number;
  endsAt: number;
}

/**
 * Writes a document as Meilisearch keeps it. Pure.
 * @throws {DocumentRefused} when a figure is none (JSON would make null of it) or a code is longer than any there is
 */
export function toIndexedDocument(document: SearchDocument): IndexedDocument {
  const code = (value: string) => codeOf(document, value);
  const codeOrNull = (value: string | null) => (value === null ? null : code(value));
  const figure = (value: number) => figureOf(document, value);
  const figureOrNull = (value: number | null) => (value === null ? null : figure(value));
  return {
    id: document.id,
    revision: figure(document.revision),
    format: DOCUMENT_FORMAT,
    title: textOf(document.title),
    fibreNames: document.fibreNames.map(textOf),
    materialNames: document.materialNames.map(textOf),
    description: textOf(document.description),
    place: [document.hubCity, document.workshopName ?? ''].map(textOf),
    category: document.categories.map(code),
    form: codeOrNull(document.form),
    fibre: document.fibres.map((fibre) => code(fibre.code)),
    shares: Object.fromEntries(
      document.fibres.map((fibre) => [shareName(code(fibre.code)), figure(fibre.percent)]),
    ),
    colour: document.colourFamilies.map(code),
    weightGsm: figureOrNull(document.weightGsm),
    widthCm: figureOrNull(document.widthCm),
    unit: document.unit,
    unitOrder: UNIT_ORDER[document.unit],
    amountLeft: figure(document.amountLeft),
    condition: codeOrNull(document.condition),
    legalRoute: codeOrNull(document.legalRoute),
    priceKind: code(document.priceKind),
    hub: code(document.hub),
    workshopKind: code(document.workshopKind),
    hasPhoto: document.hasPhoto,
    point: `${figure(document.lat)},${figure(document.lon)}`,
    publishedAt: figure(document.publishedAt),
    endsAt: figureOrNull(document.availableUntil) ?? NEVER_ENDS,
  };
}

/** The name of the share of a fibre, within `shares`: a full stop would nest it. */
export function shareName(encodedFibre: string): string {
  return encodedFibre.replaceAll('.', '~2e~');
}

function textOf(text: string): string {
  return [FIRST_WORD, ...wordsOf(text)].join(' ');
}

function codeOf({ id }: SearchDocument, value: string): string {
  if (!isEncodable(value)) throw new DocumentRefused(`${id} has a code of ${value.length} characters`);
  return encodeCode(value);
}

function figureOf({ id }: SearchDocument, value: number): number {
  if (!Number.isFinite(value)) throw new DocumentRefused(`${id} has a figure that is none`);
  return value;
}
