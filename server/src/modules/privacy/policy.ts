import type { WorkshopRole } from '@scampolo/shared/contract/identity';
import type { DeletionPreview } from '@scampolo/shared/contract/privacy';
import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';

export type Outcome = DeletionPreview['workshops'][number]['outcome'];

/** A workshop that a member acts for, and how many others do. */
export interface Standing {
  id: string;
  name: string;
  hub: string;
  role: WorkshopRole;
  others: number;
}

/** What decides whether an account can be deleted. */
export interface DeletableMember {
  memberId: string;
  admin: boolean;
  /** admins besides this one who can sign in */
  otherAdmins: number;
  standings: readonly Standing[];
}

/** What becomes of a workshop without this member: nobody else there, or others who carry on, or others without an owner. */
export function outcomeOf({ role, others }: Standing): Outcome {
  if (others === 0) return 'closes';
  return role === 'owner' ? 'hand_over' : 'stays';
}

/** The exchange is never left without an admin. */
export function isLastAdmin({ admin, otherAdmins }: DeletableMember): boolean {
  return admin && otherAdmins === 0;
}

/**
 * Members delete their own account, unless that leaves colleagues without an owner or the exchange without an admin.
 * @throws {AppError} LAST_OWNER (details.workshops names them by id), LAST_ADMIN
 */
export function authorizeDelete(member: DeletableMember): Authorized<DeletableMember, 'delete'> {
  const ownerless = member.standings.filter((one) => outcomeOf(one) === 'hand_over');
  if (ownerless.length > 0) throw new AppError('LAST_OWNER', { workshops: ownerless.map(({ id }) => id) });
  return authorize(member, 'delete', !isLastAdmin(member), 'LAST_ADMIN');
}
