import type { PageQuery } from '@scampolo/shared/contract/common';
import type { MyClaimsQuery } from '@scampolo/shared/contract/desk';
import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeSee, isInsider } from '../../listings/policy.ts';
import { loadListing } from '../../listings/use-cases/load-listing.ts';
import { pickupFrom } from '../pickup.ts';
import { authorizeTakePart } from '../policy.ts';
import { presentClaim } from '../present.ts';
import { findByListing, findByWorkshops, findClaim, findReservations } from '../repository.ts';

interface ClaimPage {
  items: ClaimJson[];
  nextCursor: string | null;
}

/**
 * One claim, for its two sides and the hub's staff.
 * @throws {AppError} NOT_FOUND
 */
export async function readClaim(deps: Deps, actor: Actor, id: string): Promise<ClaimJson> {
  const { claim } = authorizeTakePart(actor, await findClaim(deps.db, id));
  return presentClaim(claim, actor, pickupFrom(deps.hubs));
}

/** The claims that the actor's workshops made, in every state or in those of a folder, newest first. */
export async function listMyClaims(deps: Deps, actor: Actor, query: MyClaimsQuery): Promise<ClaimPage> {
  const workshopIds = actor.workshops.map((workshop) => workshop.id);
  if (workshopIds.length === 0) return { items: [], nextCursor: null };
  const { folder } = query;
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1, folder };
  const { items, nextCursor } = pageOf(await findByWorkshops(deps.db, workshopIds, page), query.limit);
  return { items: items.map((claim) => presentClaim(claim, actor, pickupFrom(deps.hubs))), nextCursor };
}

/** The reservations that the actor's workshops hold of a listing, newest first; a hundred at most. */
export async function listMyReservations(deps: Deps, actor: Actor, listingId: string): Promise<ClaimJson[]> {
  const workshopIds = actor.workshops.map((workshop) => workshop.id);
  if (workshopIds.length === 0) return [];
  const held = await findReservations(deps.db, listingId, workshopIds, 100);
  return held.map((claim) => presentClaim(claim, actor, pickupFrom(deps.hubs)));
}

/**
 * The claims on a listing, newest first, for its workshop and its hub's staff.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function listClaimsOnListing(
  deps: Deps,
  actor: Actor,
  listingId: string,
  query: PageQuery,
): Promise<ClaimPage> {
  const listing = authorizeSee(actor, await loadListing(deps.db, listingId));
  if (!isInsider(actor, listing)) throw new AppError('FORBIDDEN');
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const { items, nextCursor } = pageOf(await findByListing(deps.db, listingId, page), query.limit);
  return { items: items.map((claim) => presentClaim(claim, actor, pickupFrom(deps.hubs))), nextCursor };
}
