import type { FacetName } from '@scampolo/shared/contract/search';
import { FACETS } from '@scampolo/shared/contract/search';
import type { EngineFilters } from '../engine.ts';
import { encodeCode, isEncodable } from './codes.ts';
import { shareName } from './indexed-document.ts';

/** Conditions in Meilisearch's filter language, each of which must hold. */
export type Clauses = readonly string[];

/** What narrows a search, with the condition of each facet on its own, since a facet's counts leave its own out. */
export interface WrittenFilters {
  facets: ReadonlyMap<FacetName, string>;
  others: Clauses;
}

/**
 * Writes what an engine can compare: everything but distances (`oneOfPoints`), sizes of pieces and colours nearby. Names of attributes
 * are ours, values are written by {@link quoted} and {@link figure} alone. Pure.
 */
export function writeFilters(filters: EngineFilters): WrittenFilters {
  const facets = new Map<FacetName, string>();
  for (const facet of FACETS) {
    const chosen = filters[facet];
    if (chosen === undefined || chosen.length === 0) continue;
    facets.set(facet, facet === 'fibre' ? oneOfFibres(chosen, filters.fibreMin ?? 0) : oneOf(facet, chosen));
  }
  const { weightGsm, widthCm, unit, amountMin, hasPhoto } = filters;
  const others = [
    ...limits('weightGsm', weightGsm ?? {}),
    ...limits('widthCm', widthCm ?? {}),
    ...(unit === undefined ? [] : [`unit = ${quoted(unit)}`]),
    ...(unit === undefined ? [] : limits('amountLeft', amountMin === undefined ? {} : { min: amountMin })),
    ...(hasPhoto === undefined ? [] : [`hasPhoto = ${hasPhoto}`]),
  ];
  return { facets, others };
}

/** All conditions but that of one facet. */
export function allBut(filters: WrittenFilters, facet: FacetName | null): Clauses {
  const facets = [...filters.facets].filter(([name]) => name !== facet).map(([, clause]) => clause);
  return [...facets, ...filters.others];
}

/** The document is at one of the points, written as in `IndexedDocument.point`; of no points: nothing is. */
export function oneOfPoints(points: readonly string[]): string {
  return listed('point', points);
}

/** The id stands after another one. */
export function afterId(id: string): string {
  return `id > ${quoted(id)}`;
}

function oneOf(attribute: string, codes: readonly string[]): string {
  return listed(attribute, codes.filter(isEncodable).map(encodeCode));
}

function oneOfFibres(codes: readonly string[], percent: number): string {
  if (percent <= 0) return oneOf('fibre', codes);
  const known = codes.filter(isEncodable).map(encodeCode);
  if (known.length === 0) return listed('fibre', []);
  return known.map((code) => `${quoted(`shares.${shareName(code)}`)} >= ${figure(percent)}`).join(' OR ');
}

function listed(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(quoted).join(', ')}]`;
}

function limits(attribute: string, { min, max }: { min?: number; max?: number }): string[] {
  return [
    ...(min === undefined ? [] : [`${attribute} >= ${figure(min)}`]),
    ...(max === undefined ? [] : [`${attribute} <= ${figure(max)}`]),
  ];
}

/**
 * A value in double quotes. A quote and a backslash are escaped; what a filter cannot hold whole, a unit of half a character, becomes
 * the sign of a lost one.
 */
export function quoted(value: string): string {
  const escaped = value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escaped}"`;
}

/**
 * A number as filters take it: of decimals and a sign, without exponents.
 * @throws {RangeError} for what is no number
 */
export function figure(value: number): string {
  if (Number.isNaN(value)) throw new RangeError('a limit is no number');
  const finite = Math.min(Number.MAX_SAFE_INTEGER, Math.max(-Number.MAX_SAFE_INTEGER, value));
  const written = String(finite);
  return written.includes('e') ? finite.toFixed(20) : written;
}
