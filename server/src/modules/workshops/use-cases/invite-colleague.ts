import type { WorkshopPeople } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { emailKey } from '../../identity/addresses.ts';
import { requireConfirmed } from '../../identity/policy.ts';
import { inviteTo } from '../../identity/use-cases/invite.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { countInvitations, findInvitation, hasColleagueAt, revokeInvitation } from '../people-repository.ts';
import { authorizeOwner } from '../policy.ts';
import { presentInvitation } from '../present.ts';
import { lockWorkshop } from '../repository.ts';

/** Invitations of a workshop that may be open at a time. */
const MOST_OPEN = 20;

/**
 * Invites somebody by mail to act for the workshop.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, ADDRESS_UNCONFIRMED (the owner's own), ALREADY_MEMBER, TOO_MANY_INVITATIONS
 */
export async function inviteColleague(
  deps: Deps,
  actor: Actor,
  id: string,
  email: string,
): Promise<WorkshopPeople['invitations'][number]> {
  return deps.db.transaction(async (tx) => {
    const workshop = authorizeOwner(actor, await lockWorkshop(tx, id));
    requireConfirmed(actor);
    if (await hasColleagueAt(tx, workshop, emailKey(email))) throw new AppError('ALREADY_MEMBER');
    if ((await countInvitations(tx, workshop)) >= MOST_OPEN) {
      throw new AppError('TOO_MANY_INVITATIONS', { most: MOST_OPEN });
    }
    const { id: invitationId } = await inviteTo(deps, tx, {
      email,
      locale: actor.locale,
      role: 'colleague',
      workshopId: id,
      invitedBy: actor.memberId,
    });
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'workshop.invite',
      subjectKind: 'workshop',
      subjectId: id,
      hub: workshop.hub,
      detail: { invitation: invitationId },
    });
    const invitation = await findInvitation(tx, invitationId);
    if (!invitation) throw new Error('an invitation that was just made is not there');
    return presentInvitation(invitation);
  });
}

/**
 * Takes an open invitation back: its link is good no more. One that was just accepted is not there to be taken back.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function takeBackInvitation(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
  invitationId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const workshop = authorizeOwner(actor, await lockWorkshop(tx, id));
    if (!(await revokeInvitation(tx, workshop, invitationId))) throw new AppError('NOT_FOUND');
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'workshop.revoke_invitation',
      subjectKind: 'workshop',
      subjectId: id,
      hub: workshop.hub,
      detail: { invitation: invitationId },
    });
  });
}
