import type { PageContent } from '@scampolo/shared/contract/pages';
import { searchQuery } from '@scampolo/shared/contract/search';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { readCatalogue } from '../../modules/catalogue/use-cases/read-catalogue.ts';
import { listHubNews, readWhatIsNew } from '../../modules/hubs/use-cases/hub-news.ts';
import { listHubs, readHub } from '../../modules/hubs/use-cases/list-hubs.ts';
import { listHubPages, readHubPage } from '../../modules/hubs/use-cases/read-hub-page.ts';
import { isStaffOf } from '../../modules/identity/actor.ts';
import { searchCards } from '../../modules/search/use-cases/search-cards.ts';
import { requireActor } from '../session.ts';

/** What pages of prose are about. */
export const PROSE_TOPICS = ['about', 'how-it-works', 'accessibility', 'privacy', 'legal-routes'] as const;

const NEWEST_LISTINGS = 8;
const NEWEST_NEWS = 6;

/** All hubs, with what tells whether one is open. */
export async function hubsPage(deps: Deps, locale: Language): Promise<PageContent> {
  const [hubs, told] = await Promise.all([listHubs(deps, locale), listHubPages(deps)]);
  const open = told.map(({ hub, places }) => ({
    hub,
    places: places.map(({ name, hours }) => ({ name, hours })),
  }));
  return { page: 'hubs', hubs, open, now: new Date().toISOString() };
}

/** A hub: who, where, when, and what is new, as `actor` may see it. */
export async function hubPage(deps: Deps, request: FastifyRequest, locale: Language): Promise<PageContent> {
  const slug = hubOf(deps, request);
  const now = new Date();
  const newest = searchQuery.parse({ hub: slug, sort: 'newest', limit: NEWEST_LISTINGS, lang: locale });
  const [hub, told, whatIsNew, found] = await Promise.all([
    readHub(deps, slug, locale),
    readHubPage(deps, slug),
    readWhatIsNew(deps, slug, { now, limit: NEWEST_NEWS }),
    searchCards(deps, request.actor, newest),
  ]);
  return {
    page: 'hub',
    hub,
    told,
    ...whatIsNew,
    listings: found.hits,
    terms: readCatalogue(deps, locale),
    now: now.toISOString(),
  };
}

/** What a hub's page says, for its staff to change. Others are told that this is not theirs. */
export async function hubEditPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  const actor = requireActor(request);
  const slug = hubOf(deps, request);
  if (!isStaffOf(actor, slug)) throw new AppError('FORBIDDEN');
  const [hub, told, news] = await Promise.all([
    readHub(deps, slug, locale),
    readHubPage(deps, slug),
    listHubNews(deps, slug, { limit: 50 }),
  ]);
  return { page: 'hub-edit', hub, told, news: news.items };
}

function hubOf(deps: Deps, request: FastifyRequest): string {
  const { slug } = request.params as { slug: string };
  if (!deps.hubs.has(slug)) throw new AppError('NOT_FOUND');
  return slug;
}
