import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { INSTALLATION } from '../policy.ts';
import { findCandidates, findStaff, type StaffRecord } from '../repository.ts';
import { inviteTo, type NewInvitation } from './invite.ts';
import { restoreMember, suspendMember } from './suspend-member.ts';

// What who runs the installation does at its command line. No route leads here.

type AdminDeps = Pick<Deps, 'db' | 'hubs' | 'jobs' | 'tokens' | 'publicUrl'>;

/** More accounts of one address than the limits on registering let anybody make in a month. */
const MOST_ACCOUNTS = 5000;

/** Somebody to invite to a hub's staff or to the admins. */
export type StaffInvitation = { email: string; locale: InterfaceLanguage } & (
  | { role: 'staff'; hub: string }
  | { role: 'admin' }
);

/**
 * Invites the staff of a hub, or an admin, by mail; gives the link as well.
 * @throws {AppError} NOT_FOUND when there is no such hub
 */
export async function inviteStaff(deps: AdminDeps, staff: StaffInvitation): Promise<string> {
  const hub = staff.role === 'staff' ? staff.hub : null;
  if (hub !== null && !deps.hubs.has(hub)) throw new AppError('NOT_FOUND');
  const invitation: NewInvitation = { ...staff, invitedBy: null };
  return deps.db.transaction(async (tx) => {
    const { id, link } = await inviteTo(deps, tx, invitation);
    const detail = { role: staff.role, by: 'command' };
    await recordAudit(tx, {
      ...{ actorId: null, action: 'invitation.make', subjectKind: 'invitation', subjectId: id },
      ...{ hub, detail },
    });
    return link;
  });
}

/** Suspends every account of the address, telling each why; gives how many there are. */
export async function suspendAddress(deps: AdminDeps, email: string, note: string): Promise<number> {
  const accounts = await findCandidates(deps.db, email, MOST_ACCOUNTS);
  for (const { id } of accounts) await suspendMember(deps, INSTALLATION, id, { note });
  return accounts.length;
}

/** Lets every account of the address sign in again; gives how many there are. */
export async function restoreAddress(deps: AdminDeps, email: string): Promise<number> {
  const accounts = await findCandidates(deps.db, email, MOST_ACCOUNTS);
  for (const { id } of accounts) await restoreMember(deps, INSTALLATION, id);
  return accounts.length;
}

/** Everybody who is staff of a hub or an admin. */
export function listStaff({ db }: AdminDeps): Promise<StaffRecord[]> {
  return findStaff(db);
}
