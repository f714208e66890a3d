import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, belongsTo, isStaffOf } from '../identity/actor.ts';
import type { ClaimRecord } from './record.ts';

/** On which side of a claim somebody stands. Staff of the hub act when neither side can. */
export type ClaimSide = 'claimant' | 'giver' | 'staff';

/** What of a claim decides who stands where. */
export type ClaimStanding = Pick<ClaimRecord, 'workshopId'> & {
  listing: Pick<ClaimRecord['listing'], 'workshopId' | 'hub'>;
};

/** The actor's side of the claim; claimant before giver before staff; null for everybody else. */
export function sideOf(actor: Actor, claim: ClaimStanding): ClaimSide | null {
  if (belongsTo(actor, claim.workshopId)) return 'claimant';
  if (belongsTo(actor, claim.listing.workshopId)) return 'giver';
  return isStaffOf(actor, claim.listing.hub) ? 'staff' : null;
}

/** Both sides and staff see a claim and may cancel it. Otherwise NOT_FOUND. */
export function authorizeTakePart(
  actor: Actor,
  claim: ClaimRecord | null,
): { claim: Authorized<ClaimRecord, 'settle'>; side: ClaimSide } {
  if (!claim) throw new AppError('NOT_FOUND');
  const side = sideOf(actor, claim);
  if (side === null) throw new AppError('NOT_FOUND');
  return { claim: authorize(claim, 'settle', true), side };
}

/** Giver and staff confirm what happened at the counter; a claimant is told FORBIDDEN, the rest NOT_FOUND. */
export function authorizeSettle(
  actor: Actor,
  claim: ClaimRecord | null,
): { claim: Authorized<ClaimRecord, 'settle'>; side: Exclude<ClaimSide, 'claimant'> } {
  const part = authorizeTakePart(actor, claim);
  // Somebody may act for both workshops: at the counter it is as the giver that they do.
  const side = belongsTo(actor, part.claim.listing.workshopId) ? 'giver' : part.side;
  if (side === 'claimant') throw new AppError('FORBIDDEN');
  return { claim: part.claim, side };
}

/** A workshop that closes ends its own claims and those on its listings, whoever made them. */
export function authorizeEnd(
  workshop: Authorized<{ id: string }, 'close'>,
  claim: ClaimRecord,
): Authorized<ClaimRecord, 'settle'> {
  const concerned = claim.workshopId === workshop.id || claim.listing.workshopId === workshop.id;
  return authorize<ClaimRecord, 'settle'>(claim, 'settle', concerned);
}
