import type { InvitationLook } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { findOpenInvitation, type InvitationRecord } from '../invitation-repository.ts';
import { presentInvitation } from '../present.ts';
import { type ConfirmedAccount, findConfirmed } from '../repository.ts';

/** An open invitation, with the account that its address has. */
export interface Invited {
  invitation: InvitationRecord;
  account: ConfirmedAccount | null;
}

/**
 * What an invitation's link invites to.
 * @throws {AppError} LINK_INVALID
 */
export async function lookAtInvitation(
  deps: Pick<Deps, 'db' | 'tokens'>,
  token: string,
): Promise<InvitationLook> {
  const { invitation, account } = await findInvited(deps, token);
  return presentInvitation(invitation, account !== null);
}

/**
 * The invitation of a token, when it can be accepted now.
 * @throws {AppError} LINK_INVALID, also when the address's account is suspended
 */
export async function findInvited(deps: Pick<Deps, 'db' | 'tokens'>, token: string): Promise<Invited> {
  const id = deps.tokens.readLinkToken('invitation', token);
  const invitation = id === null ? null : await findOpenInvitation(deps.db, id);
  if (!invitation) throw new AppError('LINK_INVALID');
  const account = await findConfirmed(deps.db, invitation.email);
  if (account?.suspendedAt) throw new AppError('LINK_INVALID');
  return { invitation, account };
}
