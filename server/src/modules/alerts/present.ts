import type { SavedSearchJson } from '@scampolo/shared/contract/saved-searches';
import type { SearchRecord } from './record.ts';

/** A saved search as its member sees it. */
export function presentSearch(search: SearchRecord): SavedSearchJson {
  const { id, name, query, cadence, unseen } = search;
  return {
    id,
    name,
    query,
    cadence,
    unseen,
    lastSentAt: search.lastSentAt?.toISOString() ?? null,
    createdAt: search.createdAt.toISOString(),
  };
}
