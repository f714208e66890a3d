import type { PageContent } from '@scampolo/shared/contract/pages';
import { unsubscribeBody } from '@scampolo/shared/contract/saved-searches';
import { wantedQuery } from '@scampolo/shared/contract/wanted';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { cleanQuestion } from '@scampolo/shared/domain/search-address';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { listSavedSearches } from '../../modules/alerts/use-cases/keep-searches.ts';
import { readUnsubscribe, unsubscribe } from '../../modules/alerts/use-cases/unsubscribe.ts';
import { readCatalogue } from '../../modules/catalogue/use-cases/read-catalogue.ts';
import { listHubs } from '../../modules/hubs/use-cases/list-hubs.ts';
import { searchCards } from '../../modules/search/use-cases/search-cards.ts';
import { listMyWanted, listWanted, readWanted } from '../../modules/wanted/use-cases/read-wanted.ts';
import { tolerantQuery } from '../page-content.ts';
import { requireActor } from '../session.ts';

const FIRST_PAGE = { limit: 50 } as const;
/** Lots that answer a wanted post are shown so many; the search has them all. */
const MOST_ANSWERS = 8;
/** The longest search that can be kept. */
const MOST_QUERY = 2000;

/** The searches that the actor keeps. */
export async function mySearchesPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  const actor = requireActor(request);
  const [{ items }, hubs] = await Promise.all([listSavedSearches(deps, actor), listHubs(deps, locale)]);
  return { page: 'my-searches', searches: items, terms: readCatalogue(deps, locale), hubs };
}

/** Keeping the search that the page's own address asks for. */
export async function saveSearchPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  requireActor(request);
  const hubs = await listHubs(deps, locale);
  return { page: 'save-search', query: askedBy(request), terms: readCatalogue(deps, locale), hubs };
}

/** The wanted posts of the actor's workshops, open and over. */
export async function myWantedPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  const actor = requireActor(request);
  const [{ items, nextCursor }, hubs] = await Promise.all([
    listMyWanted(deps, actor, FIRST_PAGE),
    listHubs(deps, locale),
  ]);
  return { page: 'my-wanted', wanted: items, nextCursor, hubs };
}

/** Who looks for what: everywhere, or at the hub that `?hub=` names. A hub that there is not is ignored. */
export async function wantedListPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  const asked = wantedQuery.shape.hub.safeParse((request.query as Record<string, unknown>)['hub']).data;
  const hub = asked !== undefined && deps.hubs.has(asked) ? asked : null;
  const [{ items, nextCursor }, hubs] = await Promise.all([
    listWanted(deps, request.actor, { ...FIRST_PAGE, ...(hub === null ? {} : { hub }) }),
    listHubs(deps, locale),
  ]);
  return { page: 'wanted-list', wanted: items, nextCursor, hub, hubs };
}

/** One wanted post, and what answers it now. */
export async function wantedPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string,
): Promise<PageContent> {
  const { actor } = request;
  const wanted = await readWanted(deps, actor, id);
  const query = { ...tolerantQuery(parametersOf(wanted.query), locale), limit: MOST_ANSWERS };
  const [found, hubs] = await Promise.all([
    wanted.status === 'open' ? searchCards(deps, actor, query) : null,
    listHubs(deps, locale),
  ]);
  // With words dropped it found something else than what is asked for.
  const answers = found && found.dropped.length === 0 ? found.hits : [];
  return { page: 'wanted', wanted, answers, terms: readCatalogue(deps, locale), hubs };
}

/** A new wanted post, which begins with the search that the page's own address asks for; or, by `id`, one to change. */
export async function wantedNewPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string | null,
): Promise<PageContent> {
  const actor = requireActor(request);
  if (actor.workshops.length === 0) throw new AppError('FORBIDDEN');
  const wanted = id === null ? null : await readWanted(deps, actor, id);
  if (wanted && !wanted.mine) throw new AppError('FORBIDDEN');
  if (wanted && wanted.status !== 'open') throw new AppError('NOT_FOUND');
  const query = wanted?.query ?? askedBy(request);
  const hubs = await listHubs(deps, locale);
  return { page: 'wanted-new', wanted, query, terms: readCatalogue(deps, locale), hubs };
}

/** What a mail's link would end. Looking at it ends nothing: programs open links in mails. */
export async function unsubscribePage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const token = tokenOf(request);
  const name = await unlessInvalid(() => readUnsubscribe(deps, token));
  return { page: 'unsubscribe', token, name, done: name === '' };
}

/** The same page once its button was pressed, where no script presses it. */
export async function unsubscribedPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const token = tokenOf(request);
  const name = await unlessInvalid(() => unsubscribe(deps, token));
  return { page: 'unsubscribe', token, name, done: name !== null };
}

async function unlessInvalid(read: () => Promise<{ name: string }>): Promise<string | null> {
  try {
    return (await read()).name;
  } catch (error) {
    if (error instanceof AppError && error.code === 'LINK_INVALID') return null;
    throw error;
  }
}

function tokenOf({ params }: FastifyRequest): string {
  const parsed = unsubscribeBody.safeParse(params);
  if (!parsed.success) throw new AppError('NOT_FOUND');
  return parsed.data.token;
}

/** The search that the address of a page asks for, as it would be kept. */
function askedBy({ url }: FastifyRequest): string {
  const [, asked = ''] = url.split('?', 2);
  const query = cleanQuestion(new URLSearchParams(asked), new URLSearchParams()).toString();
  return query.length > MOST_QUERY ? '' : query;
}

function parametersOf(address: string): Record<string, string[] | string> {
  const query = new URLSearchParams(address);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
