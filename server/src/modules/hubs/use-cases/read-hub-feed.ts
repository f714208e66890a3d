import { searchQuery } from '@scampolo/shared/contract/search';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Deps } from '../../../deps.ts';
import { searchCards } from '../../search/use-cases/search-cards.ts';
import { presentHubFeed } from '../present-feed.ts';
import { listHubNews } from './hub-news.ts';
import { readHub } from './list-hubs.ts';

const ENTRIES = 20;

/**
 * The Atom feed of a hub, as anybody may read it.
 * @throws {AppError} NOT_FOUND when there is no such hub
 */
export async function readHubFeed(deps: Deps, slug: string, language: InterfaceLanguage): Promise<string> {
  const hub = await readHub(deps, slug, language);
  const newest = searchQuery.parse({ hub: slug, sort: 'newest', limit: ENTRIES, lang: language });
  const [news, lots] = await Promise.all([
    listHubNews(deps, slug, { limit: ENTRIES }),
    searchCards(deps, null, newest),
  ]);
  return presentHubFeed({ hub, news: news.items, listings: lots.hits }, deps.publicUrl, language);
}
