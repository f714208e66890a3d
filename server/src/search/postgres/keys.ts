import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import type { Unit } from '@scampolo/shared/domain/quantity';
import type { SearchDocument } from '../document.ts';
import { cellOf, sizesOf } from './piece-cells.ts';

/** Fields of a document by weight; a word weighs what its best field weighs. */
export const FIELD = { title: 5, fibre: 4, material: 3, description: 2, place: 1 } as const;

/** Kinds of the filters that are not counted. */
export const FILTER = { all: 0, photo: 20, unit: 21, place: 22, range: 23, size: 24 } as const;

/**
 * The kind of a facet's values, from 1 to 15. It is stored in their ids: a new facet goes last, and after a
 * change of order rebuild.
 */
export function facetKind(facet: FacetName): number {
  return FACETS.indexOf(facet) + 1;
}

/** The facet of a stored kind. */
export function facetOfKind(kind: number): FacetName | undefined {
  return FACETS[kind - 1];
}

/** A value that a document has: of a facet or of another filter. */
export interface Key {
  kind: number;
  value: string;
}

/** A figure of a document that ranges are asked of. */
export interface Measured {
  measure: string;
  value: number;
}

/** The values of a document's facets. */
export function facetsOf(document: SearchDocument): Key[] {
  const facets: Record<FacetName, readonly (string | null)[]> = {
    hub: [document.hub],
    category: document.categories,
    fibre: document.fibres.map(({ code }) => code),
    colour: document.colourFamilies,
    form: [document.form],
    condition: [document.condition],
    priceKind: [document.priceKind],
    legalRoute: [document.legalRoute],
    workshopKind: [document.workshopKind],
  };
  return FACETS.flatMap((facet) =>
    facets[facet].filter((value) => value !== null).map((value) => ({ kind: facetKind(facet), value })),
  );
}

/** What else a document can be filtered by as a value, the buckets of its figures included. */
export function filtersOf(document: SearchDocument): Key[] {
  return [
    { kind: FILTER.all, value: '' },
    { kind: FILTER.photo, value: String(document.hasPhoto) },
    { kind: FILTER.unit, value: document.unit },
    { kind: FILTER.place, value: placeOf(document) },
    ...measuresOf(document).map(({ measure, value }) => ({
      kind: FILTER.range,
      value: rangeKey(measure, bucketOf(value)),
    })),
    ...sizesOf(document).map((size) => ({ kind: FILTER.size, value: cellOf(size) })),
  ];
}

export function measuresOf(document: SearchDocument): Measured[] {
  const measured: Measured[] = document.fibres.map(({ code, percent }) => ({
    measure: shareOf(code),
    value: percent,
  }));
  measured.push({ measure: amountIn(document.unit), value: document.amountLeft });
  if (document.weightGsm !== null) measured.push({ measure: 'weight', value: document.weightGsm });
  if (document.widthCm !== null) measured.push({ measure: 'width', value: document.widthCm });
  return measured;
}

/** The measure of a fibre's largest share, in percent. */
export const shareOf = (fibre: string): string => `fibre:${fibre}`;

/** The measure of what is left, in steps of `unit`. */
export const amountIn = (unit: Unit): string => `amount:${unit}`;

export function placeOf({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat},${lon}`;
}

/**
 * A range of figures, split into whole buckets, which are values like others, and the open ends, which are
 * looked up.
 */
export interface SplitRange {
  values: string[];
  ends: { low: number; high: number }[];
}

/** Splits the range from `min` to `max`, both included. */
export function splitRange(measure: string, min: number, max: number): SplitRange {
  if (!(min <= max)) return { values: [], ends: [] };
  const first = bucketOf(min);
  const last = bucketOf(max);
  // A bucket is whole when the range starts at its very edge; the last one never is, since its edge belongs
  // to the next.
  const firstWhole = first >= 0 && EDGES[first] === min ? first : first + 1;
  if (firstWhole > last) return { values: [], ends: [{ low: min, high: max }] };
  const values = Array.from({ length: last - firstWhole }, (_, index) =>
    rangeKey(measure, firstWhole + index),
  );
  const ends = [{ low: EDGES[last] ?? 0, high: max }];
  if (firstWhole > first) ends.unshift({ low: min, high: below(EDGES[firstWhole] ?? 0) });
  return { values, ends: ends.filter(({ low, high }) => low <= high) };
}

/** 20 steps a decade, rounded to what people ask for: 100, 110, 125, 140, 160, 180, 200 … up to 10^9. */
const STEPS = [1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.25, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9];
const EDGES: readonly number[] = Array.from({ length: 9 * STEPS.length }, (_, index) => {
  const step = STEPS[index % STEPS.length] ?? 1;
  // In whole hundredths first: 1.1 * 10 is not 11.
  return (Math.round(step * 100) * 10 ** Math.floor(index / STEPS.length)) / 100;
});

/** The last edge that is not above `value`; -1 below 1. */
function bucketOf(value: number): number {
  let low = 0;
  let high = EDGES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((EDGES[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function rangeKey(measure: string, bucket: number): string {
  return `${measure}#${bucket}`;
}

/** The largest number below `edge`. Figures have two decimals at most, so that this much is exact enough. */
function below(edge: number): number {
  return edge - 1e-6;
}
