import type { FacetName, SearchQuery, SearchSort } from '@scampolo/shared/contract/search';
import { cleanSearch, SEARCH_FILTERS } from '@scampolo/shared/domain/search-address';
import type { I18n } from '../i18n/translate.ts';

/** Lots on a page of results unless the address says otherwise. */
export const PAGE_SIZE = 24;

export const FACET_NAMES = [
  'hub',
  'category',
  'fibre',
  'colour',
  'form',
  'condition',
  'priceKind',
  'legalRoute',
  'workshopKind',
] as const satisfies readonly FacetName[];

export const SORTS = [
  'relevance',
  'newest',
  'nearest',
  'ends_soon',
  'amount',
] as const satisfies readonly SearchSort[];

export const MEASURES = [
  'weightMin',
  'weightMax',
  'widthMin',
] as const satisfies readonly (keyof SearchQuery)[];

/** What a piece must be, and how many there must be: one filter. */
export const PIECE = [
  'pieceLength',
  'pieceWidth',
  'pieceCount',
] as const satisfies readonly (keyof SearchQuery)[];

/** The query of an address or path (`/?q=…`), cleaned: see {@link cleanQuery}. */
export function readQuery(path: string): URLSearchParams {
  const mark = path.indexOf('?');
  return cleanQuery(new URLSearchParams(mark === -1 ? '' : path.slice(mark + 1)));
}

/**
 * The same query in its one shortest form: known parameters in a fixed order, nothing empty, nothing twice, and nothing that
 * only makes sense beside another (a unit without an amount, a share without a fibre, a place without both coordinates, a number of
 * pieces without their size).
 */
export function cleanQuery(raw: URLSearchParams): URLSearchParams {
  return cleanSearch(raw, new URLSearchParams());
}

/** The query with every `changes` value put (null removes, a list repeats), back on its first page. */
export function withChanges(
  query: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('offset');
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) next.append(name, one);
  }
  return cleanQuery(next);
}

/** The query with one value of a repeated parameter switched on or off. */
export function toggled(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const values = query.getAll(name);
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return withChanges(query, { [name]: next });
}

/** The query without any filter; words, sort and page size stay. */
export function withoutFilters(query: URLSearchParams): URLSearchParams {
  return withChanges(query, Object.fromEntries(SEARCH_FILTERS.map((name) => [name, null])));
}

/** The query of another page of results. */
export function atOffset(query: URLSearchParams, offset: number): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('offset', String(offset));
  return cleanQuery(next);
}

/** The address of a query on the search page. */
export function searchHref(query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** What is searched for, else what the exchange is. */
export function searchTitle(query: URLSearchParams, i18n: I18n): string {
  return query.get('q') ?? i18n.t('search.title');
}

/** The hub where the distances of a query start; undefined when they start elsewhere or nowhere. */
export function originOf<H extends { lat: number; lon: number }>(
  query: URLSearchParams,
  hubs: readonly H[],
): H | undefined {
  return hubs.find(
    (hub) => hub.lat.toFixed(2) === query.get('lat') && hub.lon.toFixed(2) === query.get('lon'),
  );
}

/** One active filter: what a chip says and the query without it. */
export interface ActiveFilter {
  key: string;
  /** the facet of the value, or null for a measure */
  facet: FacetName | null;
  name: string;
  value: string;
  without: URLSearchParams;
}

/** Every active filter in the order the page shows them; a place is one filter, and so is what a piece must be. */
export function activeFilters(query: URLSearchParams): ActiveFilter[] {
  const active: ActiveFilter[] = [];
  for (const facet of FACET_NAMES) {
    for (const value of query.getAll(facet)) {
      active.push({
        key: `${facet} ${value}`,
        facet,
        name: facet,
        value,
        without: toggled(query, facet, value),
      });
    }
  }
  for (const name of ['fibreMin', ...MEASURES, 'amountMin', 'photo', 'near'] as const) {
    const value = query.get(name);
    if (value !== null) {
      active.push({ key: name, facet: null, name, value, without: withChanges(query, { [name]: null }) });
    }
  }
  if (PIECE.some((name) => query.has(name))) {
    const without = withChanges(query, Object.fromEntries(PIECE.map((name) => [name, null])));
    active.push({ key: 'piece', facet: null, name: 'piece', value: '', without });
  }
  if (query.has('lat')) {
    const without = withChanges(query, { lat: null, lon: null });
    active.push({ key: 'place', facet: null, name: 'place', value: query.get('within') ?? '', without });
  }
  return active;
}
