import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { FacetName } from '@scampolo/shared/contract/search';
import { cleanQuestion } from '@scampolo/shared/domain/search-address';
import type { I18n } from '../i18n/translate.ts';
import { filterWords, type LabelOf } from './filter-words.ts';
import { activeFilters, originOf, readQuery, withChanges } from './search-query.ts';

/** The longest name that the contract takes. */
const MOST_NAME = 80;

/** What of a search can be kept: its words and filters, without page and order, as an address; empty when it asks for nothing. */
export function keptQuery(query: URLSearchParams): string {
  return cleanQuestion(query, new URLSearchParams()).toString();
}

/** What a kept search asks for, part by part: its words in quotes, then each filter. */
export function queryParts(query: URLSearchParams, labelOf: LabelOf, i18n: I18n): string[] {
  const words = query.get('q');
  const filters = activeFilters(query).map((one) => filterWords(one, query, labelOf, i18n));
  return words === null ? filters : [`«${words}»`, ...filters];
}

/** A name for a search: its words and filters, as much of them as a name takes. */
export function proposedName(query: URLSearchParams, labelOf: LabelOf, i18n: I18n): string {
  const words = query.get('q');
  const parts = [
    ...(words === null ? [] : [words]),
    ...queryParts(withChanges(query, { q: null }), labelOf, i18n),
  ];
  // A word and the fibre that it names are said once.
  const name = parts.filter((part, index) => parts.findIndex((one) => same(one, part)) === index).join(', ');
  return name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1).trimEnd()}…` : name;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The names of what a search is filtered by, from the catalogue and the hubs. */
export function labelsFrom(
  query: URLSearchParams,
  terms: CatalogueJson,
  hubs: readonly HubJson[],
  { maybe }: I18n,
): LabelOf {
  return (facet, value) => {
    if (facet === 'place') return originOf(query, hubs)?.city ?? '';
    if (facet === 'hub') return hubs.find(({ slug }) => slug === value)?.city ?? value;
    const list = LISTS[facet];
    if (list) return terms[list].find(({ code }) => code === value)?.name ?? value;
    return maybe(`${PREFIXES[facet]}.${value}`) ?? value;
  };
}

/** The part of the catalogue that names what these searches are filtered by. */
export function termsOfQueries(queries: readonly string[], terms: CatalogueJson): CatalogueJson {
  const asked = queries.map((query) => readQuery(`?${query}`));
  const only = <T extends { code: string }>(list: readonly T[], facet: FacetName): T[] => {
    const codes = new Set(asked.flatMap((query) => query.getAll(facet)));
    return list.filter(({ code }) => codes.has(code));
  };
  return {
    lang: terms.lang,
    categories: only(terms.categories, 'category'),
    fibres: only(terms.fibres, 'fibre'),
    attributes: [],
    forms: only(terms.forms, 'form'),
    origins: [],
    conditions: only(terms.conditions, 'condition'),
    defects: [],
    colours: only(terms.colours, 'colour'),
    units: [],
  };
}

/** The search of an address such as `/wanted/new?q=…`, as far as it can be kept. */
export function askedIn(path: string): URLSearchParams {
  return new URLSearchParams(keptQuery(readQuery(path)));
}

const LISTS: Partial<Record<FacetName, 'categories' | 'fibres' | 'colours' | 'forms' | 'conditions'>> = {
  category: 'categories',
  fibre: 'fibres',
  colour: 'colours',
  form: 'forms',
  condition: 'conditions',
};

/** Facets whose values are named by the texts of every page. */
const PREFIXES: Partial<Record<FacetName, string>> = {
  priceKind: 'priceKind',
  legalRoute: 'route',
  workshopKind: 'kind',
};
