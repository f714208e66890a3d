import type { Queryable, Tx } from '@scampolo/db/client';
import { invitations, members, workshopMembers } from '@scampolo/db/schema/identity';
import type { WorkshopRole } from '@scampolo/shared/contract/identity';
import { and, asc, count, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { ClosingWorkshop, OwnedWorkshop, Parting } from './policy.ts';
import type { WorkshopRecord } from './record.ts';

/** Somebody who acts for a workshop. */
export interface ColleagueRow {
  memberId: string;
  name: string;
  email: string;
  role: WorkshopRole;
  joinedAt: Date;
}

/** Who acts for the workshop, its owner first, then as they joined. */
export async function findPeople(
  db: Queryable,
  workshop: Authorized<WorkshopRecord, 'people'>,
): Promise<ColleagueRow[]> {
  const rows = await db
    .select({
      memberId: members.id,
      name: members.name,
      email: members.email,
      role: workshopMembers.role,
      joinedAt: workshopMembers.createdAt,
    })
    .from(workshopMembers)
    .innerJoin(members, eq(members.id, workshopMembers.memberId))
    .where(eq(workshopMembers.workshopId, workshop.id))
    .orderBy(sql`${workshopMembers.role} <> 'owner'`, asc(workshopMembers.createdAt), asc(members.id));
  return rows as ColleagueRow[];
}

/** Whether a member who acts for a locked workshop may not sign in at present. */
export async function isSuspended(tx: Tx, memberId: string): Promise<boolean> {
  const [row] = await tx
    .select({ suspended: sql<boolean>`${members.suspendedAt} is not null` })
    .from(members)
    .where(eq(members.id, memberId));
  return row?.suspended ?? false;
}

/** Makes another colleague the owner of a locked workshop. The owner before stays a colleague. */
export async function changeOwner(tx: Tx, workshop: OwnedWorkshop, memberId: string): Promise<void> {
  const role = (of: string, is: SQL | undefined) =>
    tx
      .update(workshopMembers)
      .set({ role: of })
      .where(and(eq(workshopMembers.workshopId, workshop.id), is));
  // In this order: the table never has two owners of one workshop, not even between two statements.
  await role('member', eq(workshopMembers.role, 'owner'));
  await role('owner', eq(workshopMembers.memberId, memberId));
}

/** Takes a member out of a workshop. */
export async function deleteMembership(tx: Tx, parting: Authorized<Parting, 'part'>): Promise<void> {
  await tx
    .delete(workshopMembers)
    .where(
      and(eq(workshopMembers.workshopId, parting.workshopId), eq(workshopMembers.memberId, parting.memberId)),
    );
}

const isOpen = and(
  isNull(invitations.acceptedAt),
  isNull(invitations.revokedAt),
  gt(invitations.expiresAt, sql`now()`),
);

/** An invitation that can still be accepted. */
export type InvitationRow = Pick<typeof invitations.$inferSelect, 'id' | 'email' | 'createdAt' | 'expiresAt'>;

const invitationColumns = {
  id: invitations.id,
  email: invitations.email,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
};

/** The workshop's open invitations, oldest first. */
export function findOpenInvitations(
  db: Queryable,
  workshop: Authorized<WorkshopRecord, 'people'>,
): Promise<InvitationRow[]> {
  return db
    .select(invitationColumns)
    .from(invitations)
    .where(and(eq(invitations.workshopId, workshop.id), isOpen))
    .orderBy(asc(invitations.id));
}

/** An invitation by its id, or null. */
export async function findInvitation(db: Queryable, id: string): Promise<InvitationRow | null> {
  const [row] = await db.select(invitationColumns).from(invitations).where(eq(invitations.id, id));
  return row ?? null;
}

/**
 * How many invitations of the workshop are open or were sent within the last day and not accepted: taking one back gives no
 * right to send another at once.
 */
export async function countInvitations(tx: Tx, workshop: OwnedWorkshop): Promise<number> {
  const sentToday = and(
    isNull(invitations.acceptedAt),
    gt(invitations.createdAt, sql`now() - interval '1 day'`),
  );
  const [row] = await tx
    .select({ open: count() })
    .from(invitations)
    .where(and(eq(invitations.workshopId, workshop.id), or(isOpen, sentToday)));
  return row?.open ?? 0;
}

/** True when a member with this confirmed address acts for the workshop. */
export async function hasColleagueAt(tx: Tx, workshop: OwnedWorkshop, emailKey: string): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(workshopMembers)
    .innerJoin(members, eq(members.id, workshopMembers.memberId))
    .where(
      and(
        eq(workshopMembers.workshopId, workshop.id),
        eq(members.emailKey, emailKey),
        sql`${members.verifiedAt} is not null`,
      ),
    );
  return rows.length > 0;
}

/** Takes an open invitation of the workshop back; says whether there was one. */
export async function revokeInvitation(
  tx: Tx,
  workshop: OwnedWorkshop,
  invitationId: string,
): Promise<boolean> {
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(invitations.workshopId, workshop.id), eq(invitations.id, invitationId), isOpen))
    .returning({ id: invitations.id });
  return rows.length === 1;
}

/**
 * Takes all open invitations of a closing workshop back; gives how many there were. One that is just being accepted is left to
 * whoever holds it and waits for the workshop: it leads nowhere.
 */
export async function revokeInvitations(tx: Tx, workshop: ClosingWorkshop): Promise<number> {
  const open = tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.workshopId, workshop.id), isOpen))
    .for('no key update', { skipLocked: true });
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: sql`now()` })
    .where(inArray(invitations.id, open))
    .returning({ id: invitations.id });
  return rows.length;
}
