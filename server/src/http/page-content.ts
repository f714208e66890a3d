import { idParams } from '@scampolo/shared/contract/common';
import type { BegunLike, PageContent } from '@scampolo/shared/contract/pages';
import { type SearchQuery, searchQuery } from '@scampolo/shared/contract/search';
import { staffWorkshopsQuery } from '@scampolo/shared/contract/workshops';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import { neighbourhoodAt } from '@scampolo/shared/reference/neighbourhoods';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';
import { readCatalogue } from '../modules/catalogue/use-cases/read-catalogue.ts';
import { listHubs, readHub } from '../modules/hubs/use-cases/list-hubs.ts';
import type { Actor } from '../modules/identity/actor.ts';
import { listSessions } from '../modules/identity/use-cases/list-sessions.ts';
import { readLastListings } from '../modules/listings/use-cases/read-last-listings.ts';
import { readListing } from '../modules/listings/use-cases/read-listing.ts';
import { readWorkshopPeople } from '../modules/moderation/use-cases/read-people.ts';
import { readQueue } from '../modules/moderation/use-cases/read-queue.ts';
import { previewDeletion } from '../modules/privacy/use-cases/preview-deletion.ts';
import { listExports } from '../modules/privacy/use-cases/read-exports.ts';
import { searchListings } from '../modules/search/use-cases/search-listings.ts';
import { readWanted } from '../modules/wanted/use-cases/read-wanted.ts';
import { readPeople } from '../modules/workshops/use-cases/read-people.ts';
import { listWorkshopListings, readWorkshop } from '../modules/workshops/use-cases/read-workshop.ts';
import { requireActor } from './session.ts';

const FIRST_PAGE = { limit: 50 } as const;

/** The home page: the parameters of the API's search; those that are unknown or wrong are ignored, not refused. */
export async function searchPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  const query = tolerantQuery(request.query as Record<string, unknown>, locale);
  const [answer, hubs] = await Promise.all([
    searchListings(deps, request.actor, query),
    listHubs(deps, locale),
  ]);
  const { lat, lon } = query;
  const place = neighbourhoodAt(lat?.toFixed(2) ?? null, lon?.toFixed(2) ?? null);
  return { page: 'search', answer, hubs, place };
}

/** A new listing, one begun like another, or one that the actor's workshop may change. */
export async function postPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string | null,
): Promise<PageContent> {
  const actor = requireActor(request);
  const listing = id === null ? null : await readListing(deps, actor, id);
  if (listing && !listing.mine) throw new AppError('FORBIDDEN');
  if (actor.workshops.length === 0) throw new AppError('FORBIDDEN');
  const from = listing ? null : await begunLike(deps, request, actor);
  const last = listing || from ? [] : await readLastListings(deps, actor);
  const hubs = await listHubs(deps, locale);
  const answering = listing || from ? undefined : await answered(deps, request, actor);
  return {
    page: 'post',
    listing,
    from,
    last,
    ...(answering ? { answering } : {}),
    terms: readCatalogue(deps, locale),
    hubs,
  };
}

/** The listing that `?from=` names, which must be of the actor's own; `&as=similar` leaves out its title too. */
async function begunLike(deps: Deps, request: FastifyRequest, actor: Actor): Promise<BegunLike | null> {
  const { from, as } = request.query as Record<string, unknown>;
  const asked = idParams.safeParse({ id: from });
  if (!asked.success) return null;
  const listing = await readListing(deps, actor, asked.data.id);
  if (!listing.mine) throw new AppError('NOT_FOUND');
  return { listing, as: as === 'similar' ? 'similar' : 'copy' };
}

/** The wanted post that `?wanted=` names, while it is open: a new listing may answer it. */
async function answered(deps: Deps, request: FastifyRequest, actor: Actor) {
  const asked = idParams.safeParse({ id: (request.query as Record<string, unknown>)['wanted'] });
  if (!asked.success) return undefined;
  const { id, title, locale, query, status } = await readWanted(deps, actor, asked.data.id);
  return status === 'open' ? { id, title, locale, query } : undefined;
}

export async function queuePage(deps: Deps, request: FastifyRequest, locale: Language): Promise<PageContent> {
  const { items, nextCursor } = await readQueue(deps, requireActor(request), FIRST_PAGE);
  return { page: 'queue', entries: items, nextCursor, terms: readCatalogue(deps, locale) };
}

export async function accountPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const actor = requireActor(request);
  const [sessions, exports, deletion] = await Promise.all([
    listSessions(deps, actor),
    listExports(deps, actor),
    previewDeletion(deps, actor),
  ]);
  return { page: 'account', sessions, exports, deletion };
}

/** A workshop's profile with what it offers in its own name. */
export async function workshopPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string,
): Promise<PageContent> {
  const { actor } = request;
  const [workshop, listings] = await Promise.all([
    readWorkshop(deps, actor, id),
    listWorkshopListings(deps, actor, id, FIRST_PAGE),
  ]);
  const hub = await readHub(deps, workshop.hub, locale);
  return { page: 'workshop', workshop, hub, listings: listings.items, terms: readCatalogue(deps, locale) };
}

/** A workshop's profile and people, for those who act for it: colleagues leave there what its owner looks after. */
export async function workshopEditPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string,
): Promise<PageContent> {
  const actor = requireActor(request);
  const workshop = await readWorkshop(deps, actor, id);
  if ((workshop.own?.role ?? null) === null) throw new AppError('FORBIDDEN');
  const people = await readPeople(deps, actor, id);
  return { page: 'workshop-edit', workshop, people, hub: await readHub(deps, workshop.hub, locale) };
}

/** The staff's list of workshops and people, as far as `?q=` names them. */
export async function peoplePage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const asked = staffWorkshopsQuery.pick({ q: true }).loose().safeParse(request.query);
  const q = (asked.success ? asked.data.q : undefined) ?? '';
  const { items, nextCursor } = await readWorkshopPeople(deps, requireActor(request), { ...FIRST_PAGE, q });
  return { page: 'people', entries: items, nextCursor, q };
}

export async function signUpPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
): Promise<PageContent> {
  return { page: 'sign-up', next: localPath(request), hubs: await listHubs(deps, locale) };
}

/** Where `?next=` leads: a path of this exchange, or the home page. Another site's address is never followed. */
export function localPath(request: FastifyRequest): string {
  const next = (request.query as Record<string, unknown>)['next'];
  return typeof next === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,2500}$/.test(next) ? next : '/';
}

/** The search that parameters of an address ask for; those that are unknown or wrong are left out. */
export function tolerantQuery(raw: Record<string, unknown>, locale: Language): SearchQuery {
  // A form without script sends every field, also those that nobody filled.
  const filled = Object.entries(raw).filter(([, value]) => value !== '');
  let kept: Record<string, unknown> = { ...Object.fromEntries(filled), lang: locale };
  // What is wrong goes, then what meant something only beside it.
  for (let round = 0; round < 3; round += 1) {
    const parsed = searchQuery.safeParse(kept);
    if (parsed.success) return parsed.data;
    const known = new Set(Object.keys(searchQuery.shape));
    const wrong = new Set(parsed.error.issues.flatMap(({ path }) => withDependents(String(path[0]))));
    kept = Object.fromEntries(
      Object.entries(kept).filter(
        ([name, value]) => known.has(name) && !wrong.has(name) && !wrong.has(`${name}=${value}`),
      ),
    );
  }
  return searchQuery.parse({ lang: locale });
}

function withDependents(name: string): readonly string[] {
  return [name, ...(DEPENDENTS[name] ?? [])];
}

/** What a query may not ask without the parameter. */
const DEPENDENTS: Readonly<Record<string, readonly string[]>> = {
  lat: ['lon', 'within', 'sort=nearest'],
  lon: ['lat', 'within', 'sort=nearest'],
  fibre: ['fibreMin'],
  pieceLength: ['pieceCount'],
  unit: ['amountMin'],
};
