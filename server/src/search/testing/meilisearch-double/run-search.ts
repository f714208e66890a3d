import { ApiError } from './api-error.ts';
import { checkFilter, type Document, featuresOf, normalized, passes, valuesAt } from './attributes.ts';
import { isCount, isString, isStrings, orNull, readFields } from './body.ts';
import { readFilter } from './filter-grammar.ts';
import type { IndexSettings } from './index-settings.ts';
import { rankText, readQuery, type TextRank } from './query-text.ts';

/** An index as it is searched. */
export interface Searchable {
  settings: IndexSettings;
  documents: ReadonlyMap<string, Document>;
}

/** The parameters of a search that the double knows, of those of the API. */
export const SEARCH_FIELDS = {
  q: [orNull(isString), 'invalid_search_q'],
  filter: [
    (value: unknown) => value === null || isString(value) || Array.isArray(value),
    'invalid_search_filter',
  ],
  sort: [orNull(isStrings), 'invalid_search_sort'],
  facets: [orNull(isStrings), 'invalid_search_facets'],
  offset: [isCount, 'invalid_search_offset'],
  limit: [isCount, 'invalid_search_limit'],
  page: [orNull(isCount), 'invalid_search_page'],
  hitsPerPage: [orNull(isCount), 'invalid_search_hits_per_page'],
  attributesToRetrieve: [orNull(isStrings), 'invalid_search_attributes_to_retrieve'],
  matchingStrategy: [
    (value: unknown) => ['last', 'all', 'frequency'].includes(String(value)),
    'invalid_search_matching_strategy',
  ],
} as const;

interface Parameters {
  q?: string | null;
  filter?: unknown;
  sort?: string[] | null;
  facets?: string[] | null;
  offset?: number;
  limit?: number;
  page?: number | null;
  hitsPerPage?: number | null;
  attributesToRetrieve?: string[] | null;
  matchingStrategy?: 'last' | 'all' | 'frequency';
}

interface Hit {
  document: Document;
  rank: TextRank;
}

/**
 * Answers one search.
 * @throws {ApiError} for what the API refuses
 */
export function runSearch({ settings, documents }: Searchable, body: unknown): Record<string, unknown> {
  const parameters = readFields(body, SEARCH_FIELDS) as Parameters;
  const { q, facets } = parameters;
  const filter = readFilter(parameters.filter);
  checkFilter(filter, settings);
  const sort = (parameters.sort ?? []).map((rule) => readSort(rule, settings));
  for (const facet of facets ?? [])
    if (featuresOf(facet, settings) === null)
      throw new ApiError(
        'invalid_search_facets',
        `Invalid facet distribution: Attribute \`${facet}\` is not filterable.`,
      );
  const query = readQuery(q ?? '');
  if (query.terms.length > 1 && parameters.matchingStrategy !== 'all')
    throw new ApiError('not_implemented', 'The double only searches for all words.');
  const hits: Hit[] = [];
  for (const document of documents.values()) {
    if (!passes(document, filter)) continue;
    const rank = rankText(document, query, settings);
    if (rank !== null) hits.push({ document, rank });
  }
  hits.sort((a, b) => inOrder(a, b, settings, sort));
  return {
    ...pageOf(hits, parameters, settings),
    ...(facets && {
      facetDistribution: Object.fromEntries(facets.map((facet) => [facet, countsOf(facet, hits, settings)])),
      facetStats: {},
    }),
    processingTimeMs: 0,
    query: q ?? '',
  };
}

function pageOf(
  hits: readonly Hit[],
  parameters: Parameters,
  settings: IndexSettings,
): Record<string, unknown> {
  const { page, hitsPerPage } = parameters;
  const total = Math.min(hits.length, settings.pagination.maxTotalHits);
  const show = (from: number, count: number) =>
    hits
      .slice(Math.min(from, total), Math.min(from + count, total))
      .map(({ document }) => shown(document, parameters, settings));
  if (page == null && hitsPerPage == null) {
    const { offset = 0, limit = 20 } = parameters;
    return { hits: show(offset, limit), offset, limit, estimatedTotalHits: total };
  }
  const size = hitsPerPage ?? 20;
  const number = page ?? 1;
  return {
    hits: number === 0 ? [] : show((number - 1) * size, size),
    hitsPerPage: size,
    page: number,
    totalPages: size === 0 ? 0 : Math.ceil(total / size),
    totalHits: total,
  };
}

function shown(
  document: Document,
  { attributesToRetrieve }: Parameters,
  { displayedAttributes }: IndexSettings,
): Document {
  const may = (name: string) => displayedAttributes.includes('*') || displayedAttributes.includes(name);
  const wanted = (name: string) =>
    !attributesToRetrieve || attributesToRetrieve.includes('*') || attributesToRetrieve.includes(name);
  return Object.fromEntries(Object.entries(document).filter(([name]) => may(name) && wanted(name)));
}

function countsOf(facet: string, hits: readonly Hit[], { faceting }: IndexSettings): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of hits)
    for (const value of new Set(valuesAt(document, facet).map(String)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  const ordered = [...counts].toSorted(([a, m], [b, n]) => n - m || (normalized(a) > normalized(b) ? -1 : 1));
  return Object.fromEntries(ordered.slice(0, faceting.maxValuesPerFacet));
}

type Sort = { attribute: string; descending: boolean };

function readSort(rule: string, { sortableAttributes }: IndexSettings): Sort {
  const [, attribute = '', direction] = /^(.+):(asc|desc)$/.exec(rule) ?? [];
  if (direction === undefined)
    throw new ApiError('invalid_search_sort', `Invalid syntax for the sort parameter: ${rule}`);
  if (!sortableAttributes.includes(attribute))
    throw new ApiError('invalid_search_sort', `Attribute \`${attribute}\` is not sortable.`);
  return { attribute, descending: direction === 'desc' };
}

function inOrder(a: Hit, b: Hit, { rankingRules }: IndexSettings, sort: readonly Sort[]): number {
  for (const rule of rankingRules) {
    const [, attribute, direction] = /^(.+):(asc|desc)$/.exec(rule) ?? [];
    const found =
      attribute !== undefined
        ? byAttribute(a, b, [{ attribute, descending: direction === 'desc' }])
        : rule === 'sort'
          ? byAttribute(a, b, sort)
          : rule === 'typo' || rule === 'exactness' || rule === 'attributeRank'
            ? a.rank[rule] - b.rank[rule]
            : 0;
    if (found !== 0) return found;
  }
  return 0;
}

/** Numbers before strings before nothing, whichever the direction. */
function byAttribute(a: Hit, b: Hit, sort: readonly Sort[]): number {
  for (const { attribute, descending } of sort) {
    const [one] = valuesAt(a.document, attribute);
    const [other] = valuesAt(b.document, attribute);
    if (one === other) continue;
    if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
    if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
    return one < other === descending ? 1 : -1;
  }
  return 0;
}
