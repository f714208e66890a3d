import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, belongsTo, isStaffOf } from '../identity/actor.ts';
import { authorizeSee } from '../listings/policy.ts';
import type { ListingRecord } from '../listings/record.ts';
import { authorizeProfile, roleIn } from '../workshops/policy.ts';
import type { WorkshopRecord } from '../workshops/record.ts';

/**
 * The hubs whose queue the actor works; null means all of them (admins).
 * @throws {AppError} FORBIDDEN for members who are staff nowhere
 */
export function moderatedHubs(actor: Actor): readonly string[] | null {
  if (actor.admin) return null;
  if (actor.staffOf.length === 0) throw new AppError('FORBIDDEN');
  return actor.staffOf;
}

/**
 * Staff decide on listings of their hub, but not on those of their own workshop. Others who can see the listing are told
 * FORBIDDEN, the rest NOT_FOUND.
 */
export function authorizeDecide(
  actor: Actor,
  listing: ListingRecord | null,
): Authorized<ListingRecord, 'decide'> {
  const seen = authorizeSee(actor, listing);
  const allowed = isStaffOf(actor, seen.hub) && !belongsTo(actor, seen.workshopId);
  return authorize<ListingRecord, 'decide'>(seen, 'decide', allowed, 'FORBIDDEN');
}

/**
 * Staff say how far they trust the workshops of their hub, but not their own. Others who can see the workshop are told FORBIDDEN,
 * the rest NOT_FOUND.
 */
export function authorizeTrust(
  actor: Actor,
  workshop: WorkshopRecord | null,
): Authorized<WorkshopRecord, 'trust'> {
  const seen = authorizeProfile(actor, workshop);
  const allowed = isStaffOf(actor, seen.hub) && roleIn(actor, seen) === null;
  return authorize<WorkshopRecord, 'trust'>(seen, 'trust', allowed, 'FORBIDDEN');
}
