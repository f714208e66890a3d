import type { SearchAnswer, SearchQuery } from '@scampolo/shared/contract/search';
import type { Deps } from '../../../deps.ts';
import { searchIndex } from '../../../search/search.ts';
import { suggestQuery } from '../../../search/suggest.ts';
import type { Actor } from '../../identity/actor.ts';
import type { LoadCards } from '../../listings/kept-cards.ts';
import type { CardRecord } from '../../listings/record.ts';
import { presentFacets } from '../present.ts';
import { presentHits } from '../present-hits.ts';
import { type Relaxed, relaxSearch } from './relax-search.ts';

/**
 * Searches published listings. The engine answers ids, counts and facets; what is shown comes from the database under the
 * visibility rule, so a stale index may leave something out but never show what is hidden. When nothing is found, the answer
 * says what would be without one of the things asked for, and shows the first of it; where words are unknown, with which others
 * it finds more.
 */
export async function searchListings(
  deps: Deps,
  actor: Actor | null,
  query: SearchQuery,
): Promise<SearchAnswer> {
  // Before anything is searched for: cards are as new as this moment at least.
  const loadCards = deps.cards.asOfNow();
  const cards = createCardLoader(loadCards);
  const found = await searchIndex(deps.search, query, cards.begin);
  const [records, { relaxed, closest }, suggestion] = await Promise.all([
    cards.load(found.ids),
    found.total === 0 ? findClosest(deps, query, loadCards) : NOTHING_CLOSE,
    suggestQuery(deps.db, deps.search, query, found),
  ]);
  return {
    hits: presentHits(records, actor, query, found),
    // What the cards of `closest` are made of has a name too, though nothing that was asked for has it.
    facets: presentFacets(
      found.facets,
      { ...query, fibre: fibresOf(query, closest) },
      {
        catalogue: deps.catalogue,
        hubs: deps.hubs,
        language: query.lang,
      },
    ),
    total: found.total,
    dropped: found.dropped,
    relaxed: relaxed.map(({ without, total }) => ({ without, total })),
    closest: presentHits(closest, actor, query, found),
    suggestion,
    engine: found.engine,
  };
}

/** Loads cards, of a page that an engine knows before its facets already while it counts these. */
function createCardLoader(loadCards: LoadCards): {
  begin(ids: readonly string[]): void;
  load(ids: readonly string[]): Promise<CardRecord[]>;
} {
  let begun: { ids: readonly string[]; records: Promise<CardRecord[]> } | null = null;
  return {
    begin(ids) {
      begun = { ids, records: loadCards(ids) };
      // Of a page that is not asked for in the end nobody hears.
      begun.records.catch(() => undefined);
    },
    load: (ids) => (begun !== null && begun.ids.join() === ids.join() ? begun.records : loadCards(ids)),
  };
}

interface Closest {
  relaxed: readonly Relaxed[];
  closest: readonly CardRecord[];
}
const NOTHING_CLOSE: Closest = { relaxed: [], closest: [] };

async function findClosest({ search }: Deps, query: SearchQuery, loadCards: LoadCards): Promise<Closest> {
  const relaxed = await relaxSearch(search, query);
  const [best] = relaxed;
  return { relaxed, closest: best ? await loadCards(best.ids) : [] };
}

function fibresOf({ fibre = [] }: SearchQuery, closest: readonly CardRecord[]): string[] {
  return [
    ...new Set([...fibre, ...closest.flatMap(({ composition }) => composition.map((share) => share.fibre))]),
  ];
}
