import type { InvitationLook, Me, OpenSessionJson } from '@scampolo/shared/contract/identity';
import type { Actor } from './actor.ts';
import type { InvitationRecord } from './invitation-repository.ts';
import type { SessionRecord } from './session-repository.ts';

/** The signed-in member as `/me` answers it. */
export function presentMe(actor: Actor): Me {
  return {
    id: actor.memberId,
    email: actor.email,
    emailConfirmed: actor.emailConfirmed,
    pendingEmail: actor.pendingEmail,
    name: actor.name,
    locale: actor.locale,
    workshops: actor.workshops.map(({ id, name, kind, hub, trust, role }) => ({
      id,
      name,
      kind,
      hub,
      trust,
      role,
    })),
    staffOf: [...actor.staffOf],
    admin: actor.admin,
  };
}

/** A sign-in as its member sees it; `currentId` is the session that asks. */
export function presentSession(session: SessionRecord, currentId: string): OpenSessionJson {
  return {
    id: session.id,
    device: session.device,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.rotatedAt.toISOString(),
    current: session.id === currentId,
  };
}

/** An invitation as who holds its link sees it. */
export function presentInvitation(invitation: InvitationRecord, hasAccount: boolean): InvitationLook {
  const { role, email, workshop, hub, inviter, expiresAt } = invitation;
  return {
    role,
    email,
    workshop: workshop && { name: workshop.name, kind: workshop.kind },
    hub,
    invitedBy: inviter?.name ?? null,
    hasAccount,
    expiresAt: expiresAt.toISOString(),
  };
}
