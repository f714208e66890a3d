import type { FacetName, FacetSearchAnswer } from '@scampolo/shared/contract/search';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { request } from './client.ts';

/** GET /search/facets/:facet: the values of one filter whose names begin with `begun`, counted for the query. */
export function findFacetValues(
  facet: FacetName,
  begun: string,
  query: URLSearchParams,
  lang: Language,
  signal: AbortSignal,
): Promise<FacetSearchAnswer> {
  const asked = new URLSearchParams(query);
  asked.set('lang', lang);
  asked.set('fq', begun);
  return request(`/search/facets/${facet}?${asked}`, { signal });
}
