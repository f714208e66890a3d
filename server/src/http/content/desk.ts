import {
  CLAIM_FOLDERS,
  type ClaimFolder,
  LISTING_FOLDERS,
  type ListingFolder,
} from '@scampolo/shared/contract/desk';
import { NOTICE_FOLDERS, NOTICE_REASONS, noticeSubject } from '@scampolo/shared/contract/notices';
import { PAGE_PATHS, type PageContent } from '@scampolo/shared/contract/pages';
import type { Language } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { countDesk, readDesk } from '../../modules/desk/use-cases/read-desk.ts';
import { readPickupHours } from '../../modules/desk/use-cases/read-pickup-hours.ts';
import { listMyClaims, readClaim } from '../../modules/exchange/use-cases/read-claim.ts';
import { readHub } from '../../modules/hubs/use-cases/list-hubs.ts';
import { listMyListings } from '../../modules/listings/use-cases/list-my-listings.ts';
import { readListing } from '../../modules/listings/use-cases/read-listing.ts';
import { listThreads, readThread } from '../../modules/messages/use-cases/read-thread.ts';
import { seeSubject } from '../../modules/moderation/use-cases/file-notice.ts';
import { listMyNotices, readNotices } from '../../modules/moderation/use-cases/read-notices.ts';
import { localPath } from '../page-content.ts';
import { requireActor } from '../session.ts';

const FIRST_PAGE = { limit: 50 } as const;

/** Where signing in leads: to where one came from, and from nowhere in particular to one's desk. */
export function afterSignIn(request: FastifyRequest): string {
  const next = localPath(request);
  return next === PAGE_PATHS.search ? PAGE_PATHS.desk : next;
}

export async function deskPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  return { page: 'desk', desk: await readDesk(deps, requireActor(request)) };
}

/** My workshops' listings, or those of the folder that `?folder=` names. */
export async function myListingsPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const actor = requireActor(request);
  const folder = asked<ListingFolder>(request, 'folder', LISTING_FOLDERS);
  const [{ items, nextCursor }, { listings }] = await Promise.all([
    listMyListings(deps, actor, { ...FIRST_PAGE, folder }),
    countDesk(deps, actor),
  ]);
  return { page: 'my-listings', listings: items, nextCursor, folder: folder ?? null, counts: listings };
}

/** My workshops' claims, or those of the folder that `?folder=` names. */
export async function myClaimsPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const actor = requireActor(request);
  const folder = asked<ClaimFolder>(request, 'folder', CLAIM_FOLDERS);
  const [{ items, nextCursor }, { claims }] = await Promise.all([
    listMyClaims(deps, actor, { ...FIRST_PAGE, folder }),
    countDesk(deps, actor),
  ]);
  return { page: 'my-claims', claims: items, nextCursor, folder: folder ?? null, counts: claims };
}

/** One claim, with what was written about it; for who gives and staff with what the whole lot weighs. */
export async function claimPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string,
): Promise<PageContent> {
  const actor = requireActor(request);
  const claim = await readClaim(deps, actor, id);
  const thread = await readThread(deps, actor, id, FIRST_PAGE);
  const [hub, hours, lot] = await Promise.all([
    readHub(deps, claim.listing.hub, locale),
    readPickupHours(deps, claim),
    thread.side === 'claimant' ? null : readListing(deps, actor, claim.listingId),
  ]);
  const { massKg, amount } = lot ?? { massKg: null, amount: null };
  return { page: 'claim', claim, thread, hub, hours, lot: { massKg, amount } };
}

export async function messagesPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const { items, nextCursor } = await listThreads(deps, requireActor(request), FIRST_PAGE);
  return { page: 'messages', threads: items, nextCursor };
}

/** Saying that something is wrong: `?about=listing:<id>`, `workshop:<id>`, `message:<id>` or `page:/path`; `&reason=` chooses one. */
export async function noticePage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const subject = subjectOf(String((request.query as Record<string, unknown>)['about'] ?? 'page:/'));
  const { title, locale } = await seeSubject(deps, request.actor, subject);
  const reason = asked(request, 'reason', NOTICE_REASONS) ?? null;
  return { page: 'notice', subject, title, titleLocale: locale, reason };
}

/** The staff's notices: those that wait, or with `?folder=answered` the others. */
export async function noticesPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const folder = asked(request, 'folder', NOTICE_FOLDERS) ?? 'open';
  const { items, nextCursor } = await readNotices(deps, requireActor(request), { ...FIRST_PAGE, folder });
  return { page: 'notices', notices: items, nextCursor, folder };
}

export async function myNoticesPage(deps: Deps, request: FastifyRequest): Promise<PageContent> {
  const { items, nextCursor } = await listMyNotices(deps, requireActor(request), FIRST_PAGE);
  return { page: 'my-notices', notices: items, nextCursor };
}

/** What a parameter of the page's address asks for, when it is one of `known`. */
function asked<Word extends string>(
  { query }: FastifyRequest,
  name: string,
  known: readonly Word[],
): Word | undefined {
  const value = (query as Record<string, unknown>)[name];
  return known.find((one) => one === value);
}

/** @throws {AppError} NOT_FOUND for what no notice can be about */
function subjectOf(about: string) {
  const [, kind = '', rest = ''] = /^(\w+):(.*)$/s.exec(about) ?? [];
  const parsed = noticeSubject.safeParse(kind === 'page' ? { kind, path: rest } : { kind, id: rest });
  if (!parsed.success) throw new AppError('NOT_FOUND');
  return parsed.data;
}
