import type { Queryable } from '@scampolo/db/client';
import {
  exports,
  invitations,
  mailedLinks,
  members,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import type { InvitationRole, TrustLevel } from '@scampolo/shared/contract/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { emailKey } from '../identity/addresses.ts';

/** A link that was asked for. */
export interface LinkRecord {
  id: string;
  purpose:
    | 'confirm_address'
    | 'change_address'
    | 'sign_in'
    | 'reset_password'
    | 'address_changed'
    | 'account_deleted';
  /** where it is sent */
  email: string;
  locale: InterfaceLanguage;
  /** not used, not too old */
  open: boolean;
  /** null: no account, or one that is gone */
  member: { id: string; name: string; suspended: boolean } | null;
}

export async function findLink(db: Queryable, id: string): Promise<LinkRecord | null> {
  const [row] = await db
    .select({
      id: mailedLinks.id,
      purpose: mailedLinks.purpose,
      email: mailedLinks.email,
      locale: mailedLinks.locale,
      open: sql<boolean>`${mailedLinks.usedAt} is null and ${mailedLinks.expiresAt} > now()`,
      memberId: members.id,
      name: members.name,
      suspended: sql<boolean>`${members.suspendedAt} is not null`,
    })
    .from(mailedLinks)
    .leftJoin(members, and(eq(members.id, mailedLinks.memberId), sql`${members.deletedAt} is null`))
    .where(eq(mailedLinks.id, id));
  if (!row) return null;
  const { memberId, name, suspended, purpose, locale, ...link } = row;
  return {
    ...link,
    purpose: purpose as LinkRecord['purpose'],
    locale: languageOf(locale),
    member: memberId === null || name === null ? null : { id: memberId, name, suspended },
  };
}

/** Whether a confirmed account other than the one named has the address. */
export async function isTaken(db: Queryable, email: string, besides: string | null): Promise<boolean> {
  const rows = await db
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.emailKey, emailKey(email)),
        isNotNull(members.verifiedAt),
        besides === null ? undefined : ne(members.id, besides),
      ),
    );
  return rows.length > 0;
}

/** An invitation to be mailed. */
export interface InvitationMail {
  id: string;
  email: string;
  locale: InterfaceLanguage;
  role: InvitationRole;
  workshop: string | null;
  hub: string | null;
  invitedBy: string | null;
  /** neither accepted, taken back nor too old */
  open: boolean;
}

export async function findInvitation(db: Queryable, id: string): Promise<InvitationMail | null> {
  const [row] = await db
    .select({
      id: invitations.id,
      email: invitations.email,
      locale: invitations.locale,
      role: invitations.role,
      workshop: workshops.name,
      hub: invitations.hub,
      invitedBy: members.name,
      open: sql<boolean>`${invitations.acceptedAt} is null and ${invitations.revokedAt} is null
        and ${invitations.expiresAt} > now()`,
    })
    .from(invitations)
    .leftJoin(workshops, eq(workshops.id, invitations.workshopId))
    .leftJoin(members, eq(members.id, invitations.invitedBy))
    .where(eq(invitations.id, id));
  return row ? { ...row, locale: languageOf(row.locale), role: row.role as InvitationRole } : null;
}

/** A workshop as a mail to its people speaks of it. */
export interface ToldWorkshop {
  id: string;
  name: string;
  hub: string;
  trust: TrustLevel;
  trustNote: string;
  /** who joined by the invitation, while they belong to it */
  colleague: string | null;
}

export function findToldWorkshop(db: Queryable, id: string): Promise<ToldWorkshop | null> {
  return selectWorkshop(db, eq(workshops.id, id), sql<null>`null::text`);
}

/** The workshop that an accepted invitation was to, with who accepted it. */
export function findJoinedWorkshop(db: Queryable, invitationId: string): Promise<ToldWorkshop | null> {
  const invited = sql`(select i.workshop_id from ${invitations} i where i.id = ${invitationId} and i.accepted_at is not null)`;
  const colleague = sql<string | null>`(select m.name from ${invitations} i
    join ${members} m on m.email_key = i.email_key and m.verified_at is not null
    join ${workshopMembers} wm on wm.member_id = m.id and wm.workshop_id = i.workshop_id
    where i.id = ${invitationId})`;
  return selectWorkshop(db, eq(workshops.id, invited), colleague);
}

async function selectWorkshop(
  db: Queryable,
  where: SQL,
  colleague: SQL<string | null>,
): Promise<ToldWorkshop | null> {
  const [row] = await db
    .select({
      id: workshops.id,
      name: workshops.name,
      hub: workshops.hub,
      trust: sql<TrustLevel>`${workshops.trust}`,
      trustNote: sql<string>`coalesce(${workshops.trustNote}, '')`,
      colleague,
    })
    .from(workshops)
    .where(where);
  return row ?? null;
}

/** A finished export. */
export interface ToldExport {
  memberId: string;
  expiresAt: Date | null;
}

export async function findToldExport(db: Queryable, id: string): Promise<ToldExport | null> {
  const [row] = await db
    .select({ memberId: exports.memberId, expiresAt: exports.expiresAt })
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.status, 'ready')));
  return row ?? null;
}

function languageOf(locale: string): InterfaceLanguage {
  return locale === 'it' ? 'it' : 'en';
}
