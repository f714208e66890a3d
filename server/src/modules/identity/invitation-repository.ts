import type { Queryable, Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { invitations, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import type { InvitationRole, WorkshopKind } from '@scampolo/shared/contract/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import { emailKey } from './addresses.ts';
import type { OwnAccount } from './policy.ts';

/** For so many days an invitation can be accepted. */
export const INVITATION_DAYS = 7;

interface Invited {
  email: string;
  /** the language of the mail */
  locale: InterfaceLanguage;
  /** null: the installation's own administrator, by command */
  invitedBy: string | null;
}

/** Somebody to be invited: to a workshop, to a hub's staff, or to the admins. */
export type NewInvitation = Invited &
  ({ role: 'colleague'; workshopId: string } | { role: 'staff'; hub: string } | { role: 'admin' });

const isOpen = and(
  isNull(invitations.acceptedAt),
  isNull(invitations.revokedAt),
  gt(invitations.expiresAt, sql`now()`),
);

const inviterStillMay = or(
  isNull(invitations.invitedBy),
  and(
    isNull(members.suspendedAt),
    isNull(members.deletedAt),
    sql`(${invitations.workshopId} is null or exists (select 1 from ${workshopMembers} wm
      where wm.workshop_id = ${invitations.workshopId} and wm.member_id = ${invitations.invitedBy}))`,
  ),
);

/** Takes back what the same address was invited to before and has not accepted, and inserts the invitation. Gives its id. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<string> {
  const { email, locale, invitedBy, role } = invitation;
  const workshopId = invitation.role === 'colleague' ? invitation.workshopId : null;
  const hub = invitation.role === 'staff' ? invitation.hub : null;
  const key = emailKey(email);
  await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(invitations.emailKey, key),
        eq(invitations.role, role),
        sql`${invitations.workshopId} is not distinct from ${workshopId}`,
        sql`${invitations.hub} is not distinct from ${hub}`,
        isOpen,
      ),
    );
  const id = newId();
  await tx.insert(invitations).values({
    ...{ id, email, emailKey: key, locale, role, workshopId, hub, invitedBy },
    expiresAt: sql`now() + make_interval(days => ${INVITATION_DAYS})`,
  });
  return id;
}

/** An invitation that can be accepted now. */
export interface InvitationRecord {
  id: string;
  email: string;
  locale: InterfaceLanguage;
  role: InvitationRole;
  workshop: { id: string; name: string; kind: WorkshopKind } | null;
  hub: string | null;
  inviter: { name: string } | null;
  expiresAt: Date;
}

/**
 * The invitation, when it can be accepted now: not accepted, not taken back, not too old; its workshop is open; and who made
 * it could still make it (is not suspended and, for a colleague's, belongs to the workshop).
 */
export async function findOpenInvitation(db: Queryable, id: string): Promise<InvitationRecord | null> {
  const [row] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      locale: invitations.locale,
      role: invitations.role,
      workshop: { id: workshops.id, name: workshops.name, kind: workshops.kind },
      hub: invitations.hub,
      inviter: { name: members.name },
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(workshops, eq(workshops.id, invitations.workshopId))
    .leftJoin(members, eq(members.id, invitations.invitedBy))
    .where(and(eq(invitations.id, id), isOpen, isNull(workshops.closedAt), inviterStillMay));
  return row ? (row as InvitationRecord) : null;
}

/** Marks an invitation as accepted; says whether it was open until now. Of two at once, one is. */
export async function spendInvitation(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ acceptedAt: sql`now()` })
    .where(and(eq(invitations.id, id), isOpen))
    .returning({ id: invitations.id });
  return rows.length === 1;
}

/** Adds a member to a workshop; says whether they did not belong to it yet. */
export async function joinWorkshop(
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  workshopId: string,
): Promise<boolean> {
  const rows = await tx
    .insert(workshopMembers)
    .values({ workshopId, memberId: account.memberId, role: 'member' })
    .onConflictDoNothing()
    .returning({ memberId: workshopMembers.memberId });
  return rows.length === 1;
}

/** Makes a member an admin; says whether they were none yet. */
export async function grantAdmin(tx: Tx, account: Authorized<OwnAccount, 'change'>): Promise<boolean> {
  const rows = await tx
    .update(members)
    .set({ admin: true })
    .where(and(eq(members.id, account.memberId), eq(members.admin, false)))
    .returning({ id: members.id });
  return rows.length === 1;
}

/** The owner of a workshop; none for one that is closing. */
export async function findOwner(db: Queryable, workshopId: string): Promise<string | null> {
  const [row] = await db
    .select({ memberId: workshopMembers.memberId })
    .from(workshopMembers)
    .where(and(eq(workshopMembers.workshopId, workshopId), eq(workshopMembers.role, 'owner')));
  return row?.memberId ?? null;
}
