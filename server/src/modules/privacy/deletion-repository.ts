import type { Queryable, Tx } from '@scampolo/db/client';
import { claimMessages, claimReads, claims } from '@scampolo/db/schema/exchange';
import {
  hubStaff,
  invitations,
  mailedLinks,
  members,
  sessions,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import type { WorkshopRole } from '@scampolo/shared/contract/identity';
import { LISTING_TRANSITIONS } from '@scampolo/shared/domain/states';
import { and, asc, eq, inArray, isNotNull, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { DeletableMember, Standing } from './policy.ts';

const LIVE = ['waiting', 'reserved'];

/** The member as far as it decides whether the account can be deleted; null when it is gone. */
export async function findDeletable(db: Queryable, memberId: string): Promise<DeletableMember | null> {
  const [row] = await db
    .select({
      memberId: members.id,
      admin: members.admin,
      otherAdmins: sql<number>`(select count(*)::int from ${members} o where o.admin and o.suspended_at is null
        and o.id <> ${memberId})`,
    })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
  return row ? { ...row, standings: await findStandings(db, memberId) } : null;
}

/**
 * As `findDeletable`, and until the transaction ends nobody else changes the account, whether there is another admin, or who
 * acts for its workshops, and nothing new is made in their name.
 */
export async function lockDeletable(tx: Tx, memberId: string): Promise<DeletableMember | null> {
  const isAdmin = sql`(select m.admin from ${members} m where m.id = ${memberId})`;
  await tx
    .select({ id: members.id })
    .from(members)
    .where(or(eq(members.id, memberId), and(members.admin, isAdmin)))
    .orderBy(asc(members.id))
    .for('no key update');
  // All before anything in them: a claim of one that is in flight may need a listing of another.
  await tx
    .select({ id: workshops.id })
    .from(workshops)
    .where(
      sql`${workshops.id} in (select wm.workshop_id from ${workshopMembers} wm where wm.member_id = ${memberId})`,
    )
    .orderBy(asc(workshops.id))
    .for('update');
  return findDeletable(tx, memberId);
}

async function findStandings(db: Queryable, memberId: string): Promise<Standing[]> {
  const rows = await db
    .select({
      id: workshops.id,
      name: workshops.name,
      hub: workshops.hub,
      role: sql<WorkshopRole>`${workshopMembers.role}`,
      others: sql<number>`(select count(*)::int from ${workshopMembers} o where o.workshop_id = ${workshops.id}
        and o.member_id <> ${memberId})`,
    })
    .from(workshopMembers)
    .innerJoin(workshops, eq(workshops.id, workshopMembers.workshopId))
    .where(and(eq(workshopMembers.memberId, memberId), isNull(workshops.closedAt)))
    .orderBy(asc(workshops.id));
  return rows;
}

/** How many listings of these workshops were public and would be withdrawn, and how many never were and would be deleted. */
export async function countListings(
  db: Queryable,
  workshopIds: readonly string[],
): Promise<{ withdrawn: number; deleted: number }> {
  const open = inArray(listings.status, [...LISTING_TRANSITIONS.withdraw.from]);
  const [row] = await db
    .select({
      withdrawn: countWhere(and(isNotNull(listings.publishedAt), open)),
      deleted: countWhere(isNull(listings.publishedAt)),
    })
    .from(listings)
    .where(inArray(listings.workshopId, [...workshopIds]));
  return row ?? { withdrawn: 0, deleted: 0 };
}

/** How many live claims these workshops have made or have on their listings; and how many hand-overs, with the member's own. */
export async function countClaims(
  db: Queryable,
  memberId: string,
  workshopIds: readonly string[],
): Promise<{ live: number; handedOver: number }> {
  const ofWorkshops = or(
    inArray(claims.workshopId, [...workshopIds]),
    inArray(listings.workshopId, [...workshopIds]),
  );
  const [row] = await db
    .select({
      live: countWhere(and(ofWorkshops, inArray(claims.status, LIVE))),
      handedOver: countWhere(eq(claims.status, 'collected')),
    })
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .where(or(ofWorkshops, eq(claims.memberId, memberId)));
  return row ?? { live: 0, handedOver: 0 };
}

/** What the account was, for the last mail to it. */
export interface Farewell {
  email: string;
  locale: string;
  confirmed: boolean;
}

/**
 * Takes the member out of everything and leaves their row, blank, for what the papers of others refer to: memberships, roles
 * at hubs, sessions, links and invitations are gone, and messages and notices are nobody's. Gives what is needed to say good-bye.
 */
export async function forgetMember(tx: Tx, member: Authorized<DeletableMember, 'delete'>): Promise<Farewell> {
  const { memberId } = member;
  const [before] = await tx
    .select({
      email: members.email,
      emailKey: members.emailKey,
      locale: members.locale,
      confirmed: sql<boolean>`${members.verifiedAt} is not null`,
    })
    .from(members)
    .where(eq(members.id, memberId));
  if (!before) throw new Error('a member vanished while the account was deleted');
  await tx.delete(workshopMembers).where(eq(workshopMembers.memberId, memberId));
  await tx.delete(hubStaff).where(eq(hubStaff.memberId, memberId));
  await tx.delete(sessions).where(eq(sessions.memberId, memberId));
  await deleteLinks(tx, memberId);
  await deleteInvitations(tx, memberId, before.confirmed ? before.emailKey : null);
  await leaveTalks(tx, memberId);
  await tx
    .update(claims)
    .set({ note: '' })
    .where(and(eq(claims.memberId, memberId), notInArray(claims.status, LIVE)));
  await tx
    .update(members)
    .set({
      email: '',
      emailKey: null,
      passwordHash: null,
      name: '',
      admin: false,
      verifiedAt: null,
      suspensionNote: null,
      deletedAt: sql`now()`,
    })
    .where(eq(members.id, memberId));
  return before;
}

/** What they wrote stays for who read it, without them; what they had read is gone. */
async function leaveTalks(tx: Tx, memberId: string): Promise<void> {
  await tx.delete(claimReads).where(eq(claimReads.memberId, memberId));
  await tx.update(claimMessages).set({ authorId: null }).where(eq(claimMessages.authorId, memberId));
  await tx.update(notices).set({ filedBy: null }).where(eq(notices.filedBy, memberId));
}

/** Forgets addresses of deleted accounts once the last mail has had its time. Gives how many. */
export async function forgetFarewells(db: Queryable): Promise<number> {
  const rows = await db
    .delete(mailedLinks)
    .where(and(eq(mailedLinks.purpose, 'account_deleted'), lte(mailedLinks.expiresAt, sql`now()`)))
    .returning({ id: mailedLinks.id });
  return rows.length;
}

// A link or invitation that is just being used is locked by who then waits for the member's row: it is left, is good for
// nothing any more, and goes when its time is over.

async function deleteLinks(tx: Tx, memberId: string): Promise<void> {
  const own = tx
    .select({ id: mailedLinks.id })
    .from(mailedLinks)
    .where(eq(mailedLinks.memberId, memberId))
    .for('update', { skipLocked: true });
  await tx.delete(mailedLinks).where(inArray(mailedLinks.id, own));
}

/** Those that the member sent, and those to their address, if it was shown to be theirs. */
async function deleteInvitations(tx: Tx, memberId: string, emailKey: string | null): Promise<void> {
  const own = tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      or(
        eq(invitations.invitedBy, memberId),
        emailKey === null ? undefined : eq(invitations.emailKey, emailKey),
      ),
    )
    .for('update', { skipLocked: true });
  await tx.delete(invitations).where(inArray(invitations.id, own));
}

function countWhere(condition: SQL | undefined): SQL<number> {
  return sql<number>`count(*) filter (where ${condition})::int`;
}
