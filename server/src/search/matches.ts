import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import { differenceCiede2000, lab65 } from 'culori';
import type { SearchDocument } from './document.ts';
import type { EngineFilters, EngineQuery } from './engine.ts';
import { matchText } from './matches-text.ts';
import { piecesThatFit } from './pieces.ts';

const ciede2000 = differenceCiede2000();

/**
 * Whether one document answers a query: the same question that engines answer for all of them, said plainly. All of its words must be
 * there; none is dropped. Order, page and facets of the query do not count. Pure.
 */
export function matches(document: SearchDocument, query: EngineQuery): boolean {
  const { text } = query;
  return passes(document, query, null) && matchText(document, text, text?.words.length ?? 0) !== null;
}

/** Whether a document passes the filters of a query; `except` leaves one facet's own filter out. */
export function passes(
  document: SearchDocument,
  { filters, from }: EngineQuery,
  except: FacetName | null,
): boolean {
  const { near, weightGsm, widthCm, unit, amountMin, piece, withinKm, hasPhoto } = filters;
  const facetsPass = FACETS.every((facet) => {
    const chosen = facet === except ? undefined : filters[facet];
    if (chosen === undefined || chosen.length === 0) return true;
    const least = facet === 'fibre' ? filters.fibreMin : undefined;
    return valuesOf(facet, document, least).some((value) => (chosen as readonly string[]).includes(value));
  });
  return (
    facetsPass &&
    (near === undefined || document.colours.some(({ lab }) => difference(lab, near.lab) <= near.deltaE)) &&
    inRange(document.weightGsm, weightGsm ?? {}) &&
    inRange(document.widthCm, widthCm ?? {}) &&
    (unit === undefined || document.unit === unit) &&
    (unit === undefined || amountMin === undefined || document.amountLeft >= amountMin) &&
    (piece === undefined || piecesThatFit(document, piece) >= Math.max(1, piece.count ?? 1)) &&
    (withinKm === undefined || from === undefined || kilometres(document, from) <= withinKm) &&
    (hasPhoto === undefined || document.hasPhoto === hasPhoto)
  );
}

/** What a document has in a facet: of the fibres, those with at least `fibreMin` percent. */
export function valuesOf(facet: FacetName, document: SearchDocument, fibreMin = 0): readonly string[] {
  switch (facet) {
    case 'category':
      return document.categories;
    case 'fibre':
      return document.fibres.filter(({ percent }) => percent >= fibreMin).map(({ code }) => code);
    case 'colour':
      return document.colourFamilies;
    default:
      return [document[facet]].filter((value) => value !== null);
  }
}

function inRange(value: number | null, { min, max }: NonNullable<EngineFilters['weightGsm']>): boolean {
  if (min === undefined && max === undefined) return true;
  return value !== null && value >= (min ?? 0) && value <= (max ?? Number.POSITIVE_INFINITY);
}

function difference(one: SearchDocument['colours'][number]['lab'], other: typeof one): number {
  const [first, second] = [one, other].map(([l, a, b]) => lab65({ mode: 'lab65', l, a, b }));
  return first && second ? ciede2000(first, second) : Number.NaN;
}

/** The distance of a place by the spherical law of cosines, 0 without a start; other engines may use another formula of the same distance. */
export function kilometres(place: { lat: number; lon: number }, from: EngineQuery['from']): number {
  if (from === undefined) return 0;
  const [lat1, lat2, turn] = [place.lat, from.lat, place.lon - from.lon].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number, number];
  const cosine = Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(turn);
  return 6371.0088 * Math.acos(Math.min(1, Math.max(-1, cosine)));
}
