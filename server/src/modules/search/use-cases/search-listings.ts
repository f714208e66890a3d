import type { SearchAnswer, SearchQuery } from '@scampolo/shared/contract/search';
import type { Deps } from '../../../deps.ts';
import { searchIndex } from '../../../search/search.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentSummary } from '../../listings/present.ts';
import { loadPublished } from '../../listings/use-cases/load-listing.ts';
import { presentFacets } from '../present.ts';
import { relaxSearch } from './relax-search.ts';

/**
 * Searches published listings. The engine answers ids, counts and facets; what is shown comes from the database under the
 * visibility rule, so a stale index may leave something out but never show what is hidden. When nothing is found, the answer
 * says what would be without one of the things asked for, and shows the first of it.
 */
export async function searchListings(
  deps: Deps,
  actor: Actor | null,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const found = await searchIndex(deps.search, query);
  const relaxed = found.total === 0 ? await relaxSearch(deps.search, query) : [];
  const records = await loadPublished(deps.db, found.ids);
  const closest = await loadPublished(deps.db, relaxed[0]?.ids ?? []);
  return {
    hits: records.map((record) => ({
      ...presentSummary(record, actor),
      distanceKm: found.distancesKm?.get(record.id) ?? null,
    })),
    facets: presentFacets(found.facets, query, {
      catalogue: deps.catalogue,
      hubs: deps.hubs,
      language: query.lang,
    }),
    total: found.total,
    dropped: found.dropped,
    relaxed: relaxed.map(({ without, total }) => ({ without, total })),
    closest: closest.map((record) => ({ ...presentSummary(record, actor), distanceKm: null })),
    engine: deps.search.name,
  };
}
