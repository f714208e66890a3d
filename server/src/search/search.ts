import type { SearchQuery } from '@scampolo/shared/contract/search';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { STEPS_PER_UNIT } from '@scampolo/shared/domain/quantity';
import type { EngineFilters, EngineQuery, EngineResult, EngineSort, OnPage, SearchEngine } from './engine.ts';
import { parseQueryText, type QueryText } from './query-text.ts';

/** CIEDE2000; about as far apart as two reds that somebody would still call the same red. */
const DEFAULT_DELTA_E = 10;

/**
 * Asks the index: ids of the asked page in order, facets, total. It may be behind by moments: who shows
 * listings reads them from the database, under the visibility rule.
 */
export function searchIndex(
  engine: SearchEngine,
  query: SearchQuery,
  onPage?: OnPage,
): Promise<EngineResult> {
  return engine.search(toEngineQuery(query), onPage);
}

/** As {@link searchIndex}, with facets that are empty, for who shows none: counting them is half of the work. */
export function searchIndexPlainly(
  engine: SearchEngine,
  query: SearchQuery,
  options: Pick<EngineQuery, 'allWords'> = {},
): Promise<EngineResult> {
  return engine.search({ ...toEngineQuery(query), facets: false, ...options });
}

/** A query of the contract as an engine takes it: parsed text, whole steps, Lab instead of a hex colour. */
export function toEngineQuery(query: SearchQuery): EngineQuery {
  const parsed = query.q === undefined ? null : parseQueryText(query.q);
  const text = parsed !== null && asksForAnything(parsed) ? parsed : null;
  return {
    text,
    filters: toFilters(query),
    sort: query.sort ?? defaultSort(text),
    limit: query.limit,
    offset: query.offset,
    ...(query.lat !== undefined && query.lon !== undefined && { from: { lat: query.lat, lon: query.lon } }),
  };
}

function toFilters(query: SearchQuery): EngineFilters {
  const { near, unit, amountMin, pieceLength, pieceWidth, pieceCount } = query;
  const sides = [pieceLength ?? 0, pieceWidth ?? 0] as const;
  return withoutUndefined({
    category: query.category,
    form: query.form,
    fibre: query.fibre,
    fibreMin: query.fibreMin,
    colour: query.colour,
    near: near === undefined ? undefined : { lab: labFromHex(near), deltaE: query.deltaE ?? DEFAULT_DELTA_E },
    weightGsm: range(query.weightMin, query.weightMax),
    widthCm: query.widthMin === undefined ? undefined : { min: query.widthMin },
    unit,
    amountMin:
      amountMin === undefined || unit === undefined
        ? undefined
        : Math.ceil(amountMin * STEPS_PER_UNIT[unit] - 1e-6),
    piece:
      pieceLength === undefined && pieceWidth === undefined
        ? undefined
        : { longCm: Math.max(...sides), shortCm: Math.min(...sides), count: pieceCount ?? 1 },
    condition: query.condition,
    legalRoute: query.legalRoute,
    priceKind: query.priceKind,
    hub: query.hub,
    withinKm: query.within,
    workshopKind: query.workshopKind,
    hasPhoto: query.photo,
  });
}

function range(min: number | undefined, max: number | undefined): EngineFilters['weightGsm'] {
  return min === undefined && max === undefined ? undefined : withoutUndefined({ min, max });
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

function asksForAnything({ words, phrases, excluded }: QueryText): boolean {
  return words.length + phrases.length + excluded.length > 0;
}

function defaultSort(text: QueryText | null): EngineSort {
  return text !== null && text.words.length + text.phrases.length > 0 ? 'relevance' : 'newest';
}
