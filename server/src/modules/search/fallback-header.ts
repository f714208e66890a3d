import type { Deps } from '../../deps.ts';
import type { EngineName, EngineQuery, OnPage } from '../../search/engine.ts';

/** What the header means, for the OpenAPI document. */
export const SEARCH_FALLBACK_HEADER = {
  'search-fallback':
    'Only while the search engine of this exchange is away: the engine that answered in its place. The answer is complete.',
} as const;

/**
 * `deps` for one request, whose searches are watched: once they are made, `headers` says whether another engine had to stand in.
 */
export function notingFallback(deps: Deps): { deps: Deps; headers(): Record<string, string> } {
  let standIn: EngineName | null = null;
  const search = async (query: EngineQuery, onPage?: OnPage) => {
    const result = await deps.search.search(query, onPage);
    if (result.insteadOf !== undefined) standIn = result.engine;
    return result;
  };
  return {
    deps: { ...deps, search: { ...deps.search, search } },
    headers: () => (standIn === null ? {} : { 'search-fallback': standIn }),
  };
}
