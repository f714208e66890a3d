import type { SearchAnswer, SearchQuery } from '@scampolo/shared/contract/search';
import type { EngineResult } from '../../search/engine.ts';
import { type Mark, markWords } from '../../search/marks.ts';
import { toEngineQuery } from '../../search/search.ts';
import type { Actor } from '../identity/actor.ts';
import { presentSummary } from '../listings/present.ts';
import type { CardRecord } from '../listings/record.ts';

/** What a search found, as `actor` may see it: how far away it is, and where the words stand in its title. */
export function presentHits(
  records: readonly CardRecord[],
  actor: Actor | null,
  query: SearchQuery,
  found: EngineResult,
): SearchAnswer['hits'] {
  const marksIn = markerOf(query, found);
  return records.map((record) => ({
    ...presentSummary(record, actor),
    distanceKm: found.distancesKm?.get(record.id) ?? null,
    titleMarks: marksIn(record.title),
  }));
}

/** Tells where the words of the query stand in a title. */
function markerOf(query: SearchQuery, { dropped }: EngineResult): (title: string) => Mark[] {
  const { text } = toEngineQuery(query);
  return (title) => (text === null ? [] : markWords(title, text, dropped.length - text.ignored.length));
}
