import { EDITABLE_LISTING_STATUSES, PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, type ActorWorkshop, belongsTo, isStaffOf } from '../identity/actor.ts';
import type { ListingRecord } from './record.ts';

/** True for who may know everything about a listing: its workshop and the staff of its hub. */
export function isInsider(actor: Actor | null, listing: { workshopId: string; hub: string }): boolean {
  return belongsTo(actor, listing.workshopId) || isStaffOf(actor, listing.hub);
}

/** Anybody sees what is published; drafts, refusals and withdrawals are for insiders. Otherwise NOT_FOUND. */
export function authorizeSee(
  actor: Actor | null,
  listing: ListingRecord | null,
): Authorized<ListingRecord, 'see'> {
  if (!listing) throw new AppError('NOT_FOUND');
  const visible = PUBLIC_LISTING_STATUSES.includes(listing.status) || isInsider(actor, listing);
  return authorize(listing, 'see', visible);
}

/** Only members of its workshop change a listing, and only in a state that can be changed. */
export function authorizeEdit(
  actor: Actor,
  listing: ListingRecord | null,
): Authorized<ListingRecord, 'edit'> {
  const mine = authorizeOwn(actor, listing);
  if (!EDITABLE_LISTING_STATUSES.includes(mine.status))
    throw new AppError('INVALID_STATE', { status: mine.status });
  return authorize<ListingRecord, 'edit'>(mine, 'edit', true);
}

/** Only members of its workshop submit or withdraw a listing. Others who can see it are told FORBIDDEN, the rest NOT_FOUND. */
export function authorizeOwn(actor: Actor, listing: ListingRecord | null): Authorized<ListingRecord, 'own'> {
  const seen = authorizeSee(actor, listing);
  return authorize<ListingRecord, 'own'>(seen, 'own', belongsTo(actor, seen.workshopId), 'FORBIDDEN');
}

/**
 * The workshop the actor acts for: the one named, or the only one.
 * @throws {AppError} FORBIDDEN for somebody else's or when the actor has none; VALIDATION_FAILED when several need a choice
 */
export function actingWorkshop(actor: Actor, workshopId: string | undefined): ActorWorkshop {
  const chosen =
    workshopId === undefined ? actor.workshops : actor.workshops.filter((one) => one.id === workshopId);
  const [workshop, second] = chosen;
  if (!workshop) throw new AppError('FORBIDDEN');
  if (second) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [
        { path: 'workshopId', code: 'required', message: 'You act for several workshops: say which.' },
      ],
    });
  }
  return workshop;
}
