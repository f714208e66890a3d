import type { WorkshopRole } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, isStaffOf } from '../identity/actor.ts';
import type { WorkshopRecord } from './record.ts';

/** A workshop whose profile, logo and people the asker looks after. */
export type OwnedWorkshop = Authorized<WorkshopRecord, 'own'>;
/** A workshop that the asker may close. */
export type ClosingWorkshop = Authorized<WorkshopRecord, 'close'>;

/** The actor's role in an open workshop, as the record has it (and not as it was when the request came); null for none. */
export function roleIn(actor: Actor | null, workshop: WorkshopRecord): WorkshopRole | null {
  if (actor === null || workshop.closedAt !== null) return null;
  return workshop.people.find((one) => one.memberId === actor.memberId)?.role ?? null;
}

/** True for who may know everything about a workshop: those who act for it, its hub's staff and admins. */
export function isInsider(actor: Actor | null, workshop: WorkshopRecord): boolean {
  return roleIn(actor, workshop) !== null || isStaffOf(actor, workshop.hub);
}

/** Anybody sees a public profile until the workshop closes; insiders see every one. Otherwise NOT_FOUND. */
export function authorizeProfile(
  actor: Actor | null,
  workshop: WorkshopRecord | null,
): Authorized<WorkshopRecord, 'profile'> {
  if (!workshop) throw new AppError('NOT_FOUND');
  const shown = workshop.profilePublic && workshop.closedAt === null;
  return authorize(workshop, 'profile', shown || isInsider(actor, workshop));
}

/** Who acts for a workshop is told to its own people and its hub's staff. Who sees the profile alone is told FORBIDDEN. */
export function authorizePeople(
  actor: Actor,
  workshop: WorkshopRecord | null,
): Authorized<WorkshopRecord, 'people'> {
  const seen = authorizeProfile(actor, workshop);
  return authorize<WorkshopRecord, 'people'>(seen, 'people', isInsider(actor, seen), 'FORBIDDEN');
}

/** The owner looks after the profile and the people. Others who see the workshop are told FORBIDDEN, the rest NOT_FOUND. */
export function authorizeOwner(actor: Actor, workshop: WorkshopRecord | null): OwnedWorkshop {
  const seen = authorizeProfile(actor, workshop);
  return authorize<WorkshopRecord, 'own'>(seen, 'own', roleIn(actor, seen) === 'owner', 'FORBIDDEN');
}

/** The owner closes a workshop; the others as for {@link authorizeOwner}. */
export function authorizeClose(actor: Actor, workshop: WorkshopRecord | null): ClosingWorkshop {
  return authorize<WorkshopRecord, 'close'>(authorizeOwner(actor, workshop), 'close', true);
}

/** A member who is taken out of a workshop. */
export interface Parting {
  workshopId: string;
  memberId: string;
}

/**
 * Everybody may leave but the owner (LAST_OWNER), who may take others out. Who does not act for the workshop is NOT_FOUND in
 * it; colleagues who would take each other out are told FORBIDDEN.
 */
export function authorizePart(
  actor: Actor,
  workshop: WorkshopRecord | null,
  memberId: string,
): Authorized<Parting, 'part'> {
  const seen = authorizeProfile(actor, workshop);
  const role = roleIn(actor, seen);
  const leaving = memberId === actor.memberId;
  if (role === null || (role !== 'owner' && !leaving)) throw new AppError('FORBIDDEN');
  if (role === 'owner' && leaving) throw new AppError('LAST_OWNER');
  const known = seen.people.some((one) => one.memberId === memberId);
  return authorize({ workshopId: seen.id, memberId }, 'part', known);
}
