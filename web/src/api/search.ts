import type { SearchAnswer } from '@scampolo/shared/contract/search';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { request } from './client.ts';

/** GET /search: the results of a query of the search page, with facet labels in `lang`. */
export function search(query: URLSearchParams, lang: Language, signal: AbortSignal): Promise<SearchAnswer> {
  const asked = new URLSearchParams(query);
  asked.set('lang', lang);
  return request(`/search?${asked}`, { signal });
}
