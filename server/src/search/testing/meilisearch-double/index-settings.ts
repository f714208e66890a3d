import { ApiError } from './api-error.ts';
import { type Check, isBoolean, isCount, isString, isStrings, orNull, readFields } from './body.ts';

export interface FilterableRule {
  attributePatterns: string[];
  features?: { facetSearch?: boolean; filter?: { equality?: boolean; comparison?: boolean } };
}

/** The settings of an index, as far as the double knows them. */
export interface IndexSettings {
  displayedAttributes: string[];
  searchableAttributes: string[];
  filterableAttributes: (string | FilterableRule)[];
  sortableAttributes: string[];
  rankingRules: string[];
  typoTolerance: { enabled: boolean; minWordSizeForTypos: { oneTypo: number; twoTypos: number } };
  faceting: { maxValuesPerFacet: number };
  pagination: { maxTotalHits: number };
  [other: string]: unknown;
}

/** What an index has when nothing was set. */
export const DEFAULTS: IndexSettings = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
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
    disableOnNumbers: false,
  } as IndexSettings['typoTolerance'],
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } } as IndexSettings['faceting'],
  pagination: { maxTotalHits: 1000 },
  embedders: {},
  searchCutoffMs: null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: 'indexingTime',
};

const RULES = [
  'words',
  'typo',
  'proximity',
  'attribute',
  'attributeRank',
  'sort',
  'wordPosition',
  'exactness',
];
const isRule: Check = (rule) =>
  isString(rule) && (RULES.includes(String(rule)) || /^[\w.]+:(?:asc|desc)$/.test(String(rule)));
const isObject: Check = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isOneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(String(value));

const isFilterable: Check = (value) =>
  isString(value) ||
  (isObject(value) &&
    isStrings((value as FilterableRule).attributePatterns) &&
    Object.keys(value as object).every((name) => ['attributePatterns', 'features'].includes(name)) &&
    Object.keys((value as FilterableRule).features ?? {}).every((name) =>
      ['facetSearch', 'filter'].includes(name),
    ) &&
    Object.keys((value as FilterableRule).features?.filter ?? {}).every((name) =>
      ['equality', 'comparison'].includes(name),
    ));

const FIELDS = Object.fromEntries(
  Object.entries<Check>({
    displayedAttributes: isStrings,
    searchableAttributes: isStrings,
    filterableAttributes: (value) => Array.isArray(value) && value.every(isFilterable),
    sortableAttributes: isStrings,
    rankingRules: (value) => Array.isArray(value) && value.every(isRule),
    stopWords: isStrings,
    nonSeparatorTokens: isStrings,
    separatorTokens: isStrings,
    dictionary: isStrings,
    synonyms: isObject,
    distinctAttribute: orNull(isString),
    proximityPrecision: isOneOf('byWord', 'byAttribute'),
    typoTolerance: isTypoTolerance,
    faceting: isObject,
    pagination: (value) => isObject(value) && isCount((value as { maxTotalHits: unknown }).maxTotalHits),
    embedders: isObject,
    searchCutoffMs: orNull(isCount),
    localizedAttributes: orNull((value) => Array.isArray(value) && value.every(isObject)),
    facetSearch: isBoolean,
    prefixSearch: isOneOf('indexingTime', 'disabled'),
  }).map(([name, check]) => [name, [check, codeOf(name)] as const]),
);

/**
 * New settings of an index: those given replace those before.
 * @throws {ApiError} `bad_request`, `invalid_settings_…`
 */
export function changeSettings(before: IndexSettings, body: unknown): IndexSettings {
  return { ...before, ...readFields(body, FIELDS) };
}

function isTypoTolerance(value: unknown): boolean {
  if (!isObject(value)) return false;
  const names = [
    'enabled',
    'minWordSizeForTypos',
    'disableOnWords',
    'disableOnAttributes',
    'disableOnNumbers',
  ];
  const { oneTypo, twoTypos } = (value as IndexSettings['typoTolerance']).minWordSizeForTypos;
  if (oneTypo > twoTypos)
    throw new ApiError('invalid_settings_typo_tolerance', '`twoTypos` must not be less than `oneTypo`');
  return Object.keys(value as object).every((name) => names.includes(name));
}

function codeOf(name: string): string {
  return `invalid_settings_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
