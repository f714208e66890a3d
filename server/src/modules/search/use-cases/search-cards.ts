import type { SearchAnswer, SearchQuery } from '@scampolo/shared/contract/search';
import type { Deps } from '../../../deps.ts';
import { searchIndexPlainly } from '../../../search/search.ts';
import type { Actor } from '../../identity/actor.ts';
import { loadPublished } from '../../listings/use-cases/load-listing.ts';
import { presentHits } from '../present-hits.ts';

/**
 * What a search finds, for who shows neither facets nor what else could be asked: as `searchListings`, for half of the work and, of a
 * search that finds nothing, a tenth.
 */
export async function searchCards(
  { db, search }: Deps,
  actor: Actor | null,
  query: SearchQuery,
): Promise<Pick<SearchAnswer, 'hits' | 'dropped'>> {
  const found = await searchIndexPlainly(search, query);
  const records = await loadPublished(db, found.ids);
  return { hits: presentHits(records, actor, query, found), dropped: found.dropped };
}
