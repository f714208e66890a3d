import type { Queryable, Tx } from '@scampolo/db/client';
import { hubStaff, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { seeds } from '@scampolo/db/schema/seeds';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import { emailKey } from './addresses.ts';
import type { PasswordOwner } from './password-rules.ts';
import type { OwnAccount, SuspendableMember } from './policy.ts';

/** An account that a password may open. */
export interface Candidate {
  id: string;
  passwordHash: string | null;
  suspendedAt: Date | null;
  confirmed: boolean;
}

/** The confirmed account of an address, then its unconfirmed ones, the newest first; `most` at most. */
export async function findCandidates(db: Queryable, email: string, most: number): Promise<Candidate[]> {
  return await db
    .select({
      id: members.id,
      passwordHash: members.passwordHash,
      suspendedAt: members.suspendedAt,
      confirmed: sql<boolean>`${members.verifiedAt} is not null`,
    })
    .from(members)
    .where(eq(members.emailKey, emailKey(email)))
    .orderBy(sql`${members.verifiedAt} is null, ${members.id} desc`)
    .limit(most);
}

/** The confirmed account of an address. */
export interface ConfirmedAccount {
  id: string;
  email: string;
  locale: InterfaceLanguage;
  suspendedAt: Date | null;
}

export async function findConfirmed(db: Queryable, email: string): Promise<ConfirmedAccount | null> {
  const [row] = await db
    .select({
      id: members.id,
      email: members.email,
      locale: members.locale,
      suspendedAt: members.suspendedAt,
    })
    .from(members)
    .where(and(eq(members.emailKey, emailKey(email)), isNotNull(members.verifiedAt)));
  return row ? { ...row, locale: row.locale as InterfaceLanguage } : null;
}

/** What checking and choosing a password takes. */
export interface PasswordHolder extends PasswordOwner {
  id: string;
  passwordHash: string | null;
}

/** A member who is neither suspended nor gone, with the words that make a bad password. */
export async function findPasswordHolder(db: Queryable, memberId: string): Promise<PasswordHolder | null> {
  const [row] = await db
    .select({
      id: members.id,
      email: members.email,
      name: members.name,
      passwordHash: members.passwordHash,
      workshops: sql<string[]>`coalesce((select jsonb_agg(w.name) from ${workshopMembers} wm
        join ${workshops} w on w.id = wm.workshop_id where wm.member_id = ${memberId}), '[]'::jsonb)`,
    })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.suspendedAt), isNull(members.deletedAt)));
  return row ?? null;
}

/** Inserts a member. A confirmed address that another confirmed account has is refused by the database. */
export async function insertMember(
  db: Queryable,
  member: Omit<typeof members.$inferInsert, 'emailKey' | 'email'> & { email: string },
): Promise<void> {
  await db.insert(members).values({ ...member, emailKey: emailKey(member.email) });
}

/** Inserts the workshop with its first member, who owns it. */
export async function insertWorkshop(
  tx: Tx,
  workshop: typeof workshops.$inferInsert,
  memberId: string,
): Promise<void> {
  await tx.insert(workshops).values(workshop);
  await tx.insert(workshopMembers).values({ workshopId: workshop.id, memberId, role: 'owner' });
}

/** Changes what members change of themselves at once. No field is no change. */
export async function updateProfile(
  db: Queryable,
  account: Authorized<OwnAccount, 'change'>,
  fields: { name?: string; locale?: InterfaceLanguage },
): Promise<void> {
  if (Object.keys(fields).length === 0) return;
  await db.update(members).set(fields).where(eq(members.id, account.memberId));
}

/** Sets a password, unless it is no longer the one that `from` names (null: whatever it is); says whether it did. */
export async function setPassword(
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  password: { from: string | null; to: string },
): Promise<boolean> {
  const { from, to } = password;
  const rows = await tx
    .update(members)
    .set({ passwordHash: to })
    .where(
      and(
        eq(members.id, account.memberId),
        isNull(members.deletedAt),
        from === null ? undefined : eq(members.passwordHash, from),
      ),
    )
    .returning({ id: members.id });
  return rows.length === 1;
}

/**
 * Gives the member an address that they have shown to be theirs. Gives the address until now, whether it was confirmed,
 * and their language.
 * @throws the database's 23505 on `members_confirmed_address` when another confirmed account has it
 */
export async function confirmAddress(
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  email: string,
): Promise<{ email: string; locale: InterfaceLanguage; confirmed: boolean }> {
  const [before] = await tx
    .select({
      email: members.email,
      locale: members.locale,
      confirmed: sql<boolean>`${members.verifiedAt} is not null`,
    })
    .from(members)
    .where(eq(members.id, account.memberId));
  if (!before) throw new Error('a member vanished while their address was confirmed');
  await tx
    .update(members)
    .set({ email, emailKey: emailKey(email), verifiedAt: sql`now()` })
    .where(eq(members.id, account.memberId));
  return { ...before, locale: before.locale as InterfaceLanguage };
}

/** A member as who may suspend them must know them; nobody else changes their row until the transaction ends. */
export async function lockSuspendable(tx: Tx, memberId: string): Promise<SuspendableMember | null> {
  await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('no key update');
  const [row] = await tx
    .select({
      memberId: members.id,
      admin: members.admin,
      suspended: sql<boolean>`${members.suspendedAt} is not null`,
      staffOf: sql<string[]>`coalesce((select jsonb_agg(s.hub) from ${hubStaff} s
        where s.member_id = ${memberId}), '[]'::jsonb)`,
      // By the id itself: a column of the only table is written without its name, and would mean the workshop's here.
      workshopHubs: sql<string[]>`coalesce((select jsonb_agg(distinct w.hub) from ${workshopMembers} wm
        join ${workshops} w on w.id = wm.workshop_id where wm.member_id = ${memberId}), '[]'::jsonb)`,
    })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
  return row ?? null;
}

/** Suspends the member, telling why, or lets them in again (`note` null). */
export async function setSuspension(
  tx: Tx,
  member: Authorized<SuspendableMember, 'suspend'>,
  note: string | null,
): Promise<void> {
  await tx
    .update(members)
    .set({
      suspendedAt: note === null ? null : sql`coalesce(${members.suspendedAt}, now())`,
      suspensionNote: note,
    })
    .where(eq(members.id, member.memberId));
}

/** Makes the member staff of the hub; says whether they were not yet. */
export async function grantStaff(db: Queryable, memberId: string, hub: string): Promise<boolean> {
  const rows = await db
    .insert(hubStaff)
    .values({ memberId, hub })
    .onConflictDoNothing()
    .returning({ hub: hubStaff.hub });
  return rows.length === 1;
}

/** Somebody with more to say than a member: staff of a hub, or an admin. */
export interface StaffRecord {
  email: string;
  name: string;
  admin: boolean;
  hubs: string[];
  suspended: boolean;
}

/** Everybody who is staff of a hub or an admin, by address. */
export async function findStaff(db: Queryable): Promise<StaffRecord[]> {
  const hubs = sql<string[]>`coalesce((select jsonb_agg(s.hub order by s.hub) from ${hubStaff} s
    where s.member_id = ${members.id}), '[]'::jsonb)`;
  return await db
    .select({
      email: members.email,
      name: members.name,
      admin: members.admin,
      hubs,
      suspended: sql<boolean>`${members.suspendedAt} is not null`,
    })
    .from(members)
    .where(sql`${members.admin} or exists (select 1 from ${hubStaff} s where s.member_id = ${members.id})`)
    .orderBy(members.emailKey);
}

/** Whether the demo was seeded here, or any of its accounts is there. */
export async function hasDemoAccounts(db: Queryable): Promise<boolean> {
  const [row] = await db.execute<{ found: boolean }>(sql`select
    exists (select 1 from ${seeds} where name = 'demo')
    or exists (select 1 from ${members} where email_key like '%@demo.scampolo.org') as found`);
  return row?.found ?? false;
}
