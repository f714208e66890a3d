import {
  FACETS,
  type FacetName,
  type FacetSearchAnswer,
  type FacetSearchQuery,
} from '@scampolo/shared/contract/search';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { searchIndex, searchIndexPlainly } from '../../../search/search.ts';
import { wordsOf } from '../../../search/words.ts';
import { namesOf, presentFacets } from '../present.ts';

/** An engine counts so many values of a facet and no more. */
const COUNTED = 100;
/** Each value beyond them costs a search of its own. */
const MOST_ASKED_ALONE = 10;

/**
 * The values of one facet in whose name, in any of the languages, each word of `fq` begins a word; accents and case do not count.
 * Counts are those of the facet in the answer of the same search: narrowed by all of it but the facet's own filter. The most
 * frequent first. Without words in `fq`, all values.
 * @throws {AppError} NOT_FOUND when there is no facet of that name
 */
export async function searchFacet(
  deps: Deps,
  name: string,
  { fq = '', ...query }: FacetSearchQuery,
): Promise<FacetSearchAnswer> {
  const facet = FACETS.find((one) => one === name);
  if (facet === undefined) throw new AppError('NOT_FOUND');
  const asked = wordsOf(fq);
  const isAsked = (value: string) => beginsWords(nameWordsOf(deps, facet, value), asked);
  const { facets } = await searchIndex(deps.search, { ...query, limit: 0, offset: 0 });
  const counted = facets[facet];
  const beyond = counted.length < COUNTED ? [] : await countBeyond(deps, facet, query, counted, isAsked);
  const context = { catalogue: deps.catalogue, hubs: deps.hubs, language: query.lang };
  const found = { ...facets, [facet]: [...counted, ...beyond] };
  return { values: presentFacets(found, query, context)[facet].filter(({ value }) => isAsked(value)) };
}

/** Counts of values that are asked for and too rare for the engine's list. Only materials are so many. */
async function countBeyond(
  deps: Deps,
  facet: FacetName,
  query: Omit<FacetSearchQuery, 'fq'>,
  counted: readonly { value: string }[],
  isAsked: (value: string) => boolean,
): Promise<{ value: string; count: number }[]> {
  if (facet !== 'category') return [];
  const known = new Set(counted.map(({ value }) => value));
  const rare = [...deps.catalogue.categories.keys()].filter((value) => !known.has(value) && isAsked(value));
  const found: { value: string; count: number }[] = [];
  for (const value of rare.slice(0, MOST_ASKED_ALONE)) {
    const alone = { ...query, category: [value], limit: 0, offset: 0 };
    const { total } = await searchIndexPlainly(deps.search, alone);
    if (total > 0) found.push({ value, count: total });
  }
  return found.toSorted((one, other) => other.count - one.count);
}

/** A hub is found by its slug too, which is its city's English name. */
function nameWordsOf(deps: Deps, facet: FacetName, value: string): string[] {
  if (facet === 'hub') return wordsOf(`${deps.hubs.get(value)?.city ?? ''} ${value}`);
  const names = namesOf(facet, value, deps.catalogue);
  return names ? Object.values(names).flatMap(wordsOf) : wordsOf(value);
}

function beginsWords(words: readonly string[], asked: readonly string[]): boolean {
  return asked.every((begun) => words.some((word) => word.startsWith(begun)));
}
