import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, isStaffOf } from './actor.ts';

/** A member's own account. */
export interface OwnAccount {
  memberId: string;
}

/** Members change their own account, and nobody else's. */
export function authorizeOwnAccount(actor: Actor): Authorized<OwnAccount, 'change'> {
  return authorize<OwnAccount, 'change'>({ memberId: actor.memberId }, 'change', true);
}

/** Who holds a link that was mailed to a member's address changes what the link is for. */
export function authorizeByLink(link: { memberId: string }): Authorized<OwnAccount, 'change'> {
  return authorize<OwnAccount, 'change'>({ memberId: link.memberId }, 'change', true);
}

/**
 * What a member may do only once their address is confirmed: hand in listings, invite others.
 * @throws {AppError} ADDRESS_UNCONFIRMED
 */
export function requireConfirmed(actor: Actor): void {
  if (!actor.emailConfirmed) throw new AppError('ADDRESS_UNCONFIRMED');
}

/** What decides who may suspend a member. */
export interface SuspendableMember {
  memberId: string;
  admin: boolean;
  suspended: boolean;
  staffOf: readonly string[];
  /** of the workshops they act for */
  workshopHubs: readonly string[];
}

/** Who runs the installation, at its command line: nobody who can sign in. */
export const INSTALLATION = 'installation' as const;
export type Suspender = Actor | typeof INSTALLATION;

/**
 * Whether the actor may suspend the member, or let them in again: admins everybody but admins (so not themselves either),
 * staff the members of their hub's workshops who are neither staff nor admins, the installation's command everybody.
 */
export function maySuspend(by: Suspender, member: SuspendableMember): boolean {
  if (by === INSTALLATION) return true;
  if (member.admin || member.memberId === by.memberId) return false;
  if (by.admin) return true;
  return member.staffOf.length === 0 && sharesHub(by, member);
}

/** FORBIDDEN for staff whose hub's workshop the member acts for and who may not all the same; NOT_FOUND for everybody else. */
export function authorizeSuspend(
  by: Suspender,
  member: SuspendableMember | null,
): Authorized<SuspendableMember, 'suspend'> {
  if (!member) throw new AppError('NOT_FOUND');
  const knows = by === INSTALLATION || by.admin || sharesHub(by, member);
  return authorize<SuspendableMember, 'suspend'>(
    member,
    'suspend',
    maySuspend(by, member),
    knows ? 'FORBIDDEN' : 'NOT_FOUND',
  );
}

function sharesHub(actor: Actor, member: SuspendableMember): boolean {
  return member.workshopHubs.some((hub) => isStaffOf(actor, hub));
}
