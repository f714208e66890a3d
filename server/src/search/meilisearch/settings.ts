import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { DOCUMENT_FORMAT } from '../document.ts';
import { INDEXED_FORMAT } from './indexed-document.ts';

/** The oldest server with everything that is used here; older ones were never tried. */
export const OLDEST_VERSION = [1, 50] as const;

/** As many values of a facet as are counted at all. */
export const MOST_FACET_VALUES = 2000;

/**
 * What an index is set to, whole: nothing is left to a server's defaults. The order of the searchable attributes is their weight.
 * Tokens are ours (`wordsOf`), so that none of the engine's dictionaries joins, splits or leaves out a word.
 */
export const SETTINGS = {
  displayedAttributes: ['format', 'id', 'point', 'revision'],
  searchableAttributes: ['title', 'fibreNames', 'materialNames', 'description', 'place'],
  filterableAttributes: [
    {
      attributePatterns: [
        'category',
        'colour',
        'condition',
        'fibre',
        'form',
        'hasPhoto',
        'hub',
        'legalRoute',
        'point',
        'priceKind',
        'unit',
        'workshopKind',
      ],
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['amountLeft', 'id', 'shares.*', 'weightGsm', 'widthCm'],
      features: { facetSearch: false, filter: { equality: false, comparison: true } },
    },
  ],
  sortableAttributes: ['amountLeft', 'endsAt', 'id', 'publishedAt', 'unitOrder'],
  rankingRules: ['sort', 'typo', 'exactness', 'attributeRank', 'publishedAt:desc', 'id:asc'],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: 'byWord',
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: true,
  },
  faceting: { maxValuesPerFacet: MOST_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 100_000_000 },
  // No language is guessed: of two that share a script, one has a segmenter that takes words apart.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['eng'] }],
  searchCutoffMs: 1000,
  facetSearch: false,
  prefixSearch: 'indexingTime',
} as const satisfies Record<string, unknown>;

/** {@link SETTINGS} as the client takes them. */
export const settingsToSend = SETTINGS as unknown as Settings;

/** Names settings and form of documents: indexes of another version are other indexes. Eight hexadecimal digits. */
export const SETTINGS_VERSION = createHash('sha256')
  .update(JSON.stringify([SETTINGS, DOCUMENT_FORMAT, INDEXED_FORMAT]))
  .digest('hex')
  .slice(0, 8);

/** Whether an index is set as it should be; what a newer server has besides does not count. */
export function areCurrent(found: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(SETTINGS).every(([name, wanted]) => canonical(found[name]) === canonical(wanted));
}

/** JSON with sorted keys; what a server adds to an object as a default stays out of it. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
