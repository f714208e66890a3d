import type { Queryable } from '@scampolo/db/client';
import { alertMatches, savedSearches } from '@scampolo/db/schema/alerts';
import {
  hubStaff,
  invitations,
  mailedLinks,
  members,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import { auditLog, decisions, notices } from '@scampolo/db/schema/moderation';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Actor, ActorWorkshop } from '../identity/actor.ts';

/** Rows read at once. */
const A_PAGE = 500;

/** An account as far as its member is told of it. */
export interface Account {
  actor: Actor;
  createdAt: Date;
  confirmedAt: Date | null;
}

/** The member as an actor without a session; null when the account is gone. */
export async function findAccount(db: Queryable, memberId: string): Promise<Account | null> {
  const [row] = await db
    .select({
      createdAt: members.createdAt,
      confirmedAt: members.verifiedAt,
      actor: {
        memberId: members.id,
        sessionId: sql<string>`''`,
        email: members.email,
        emailConfirmed: sql<boolean>`${members.verifiedAt} is not null`,
        pendingEmail: sql<string | null>`(select l.email from ${mailedLinks} l where l.member_id = ${memberId}
          and l.purpose = 'change_address' and l.used_at is null and l.expires_at > now() order by l.id desc limit 1)`,
        name: members.name,
        locale: sql<InterfaceLanguage>`${members.locale}`,
        admin: members.admin,
        workshops: sql<
          ActorWorkshop[]
        >`coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'kind', w.kind,
          'hub', w.hub, 'trust', w.trust, 'role', wm.role) order by wm.created_at) from ${workshopMembers} wm
          join ${workshops} w on w.id = wm.workshop_id where wm.member_id = ${memberId} and w.closed_at is null), '[]'::jsonb)`,
        staffOf: sql<string[]>`coalesce((select jsonb_agg(s.hub order by s.hub) from ${hubStaff} s
          where s.member_id = ${memberId}), '[]'::jsonb)`,
      },
    })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
  return row ?? null;
}

export async function countPhotos(db: Queryable, workshopIds: readonly string[]): Promise<number> {
  const [row] = await db
    .select({ photos: count() })
    .from(listingPhotos)
    .innerJoin(listings, eq(listings.id, listingPhotos.listingId))
    .where(inArray(listings.workshopId, [...workshopIds]));
  return row?.photos ?? 0;
}

/** Links that were mailed to the member and are still kept. */
export function findLinks(db: Queryable, memberId: string) {
  return db
    .select({
      purpose: mailedLinks.purpose,
      email: mailedLinks.email,
      createdAt: mailedLinks.createdAt,
      expiresAt: mailedLinks.expiresAt,
      usedAt: mailedLinks.usedAt,
    })
    .from(mailedLinks)
    .where(eq(mailedLinks.memberId, memberId))
    .orderBy(asc(mailedLinks.id));
}

const invitation = {
  role: invitations.role,
  workshopId: invitations.workshopId,
  hub: invitations.hub,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
  acceptedAt: invitations.acceptedAt,
  revokedAt: invitations.revokedAt,
};

/** Invitations that the member sent, with the address they were sent to. */
export function findInvitationsSent(db: Queryable, memberId: string) {
  return db
    .select({ email: invitations.email, ...invitation })
    .from(invitations)
    .where(eq(invitations.invitedBy, memberId))
    .orderBy(asc(invitations.id));
}

/** Invitations to the member's confirmed address; who sent them is somebody else's. */
export function findInvitationsReceived(db: Queryable, memberId: string) {
  return db
    .select(invitation)
    .from(invitations)
    .innerJoin(members, eq(members.emailKey, invitations.emailKey))
    .where(and(eq(members.id, memberId), sql`${members.verifiedAt} is not null`))
    .orderBy(asc(invitations.id));
}

const decision = {
  id: decisions.id,
  listingId: decisions.listingId,
  listingRevision: decisions.listingRevision,
  action: decisions.action,
  reason: decisions.reason,
  note: decisions.note,
  decidedAt: decisions.createdAt,
};

/** What was decided on listings of these workshops, oldest first; who decided is not told. */
export async function* decisionsOn(db: Queryable, workshopIds: readonly string[]) {
  const read = (afterId: string) =>
    db
      .select(decision)
      .from(decisions)
      .innerJoin(listings, eq(listings.id, decisions.listingId))
      .where(and(inArray(listings.workshopId, [...workshopIds]), gt(decisions.id, afterId)))
      .orderBy(asc(decisions.id))
      .limit(A_PAGE);
  yield* following(read, ({ id }) => id, FIRST_ID);
}

/** What the member decided as staff, oldest first. */
export async function* decisionsBy(db: Queryable, memberId: string) {
  const read = (afterId: string) =>
    db
      .select(decision)
      .from(decisions)
      .where(and(eq(decisions.decidedBy, memberId), gt(decisions.id, afterId)))
      .orderBy(asc(decisions.id))
      .limit(A_PAGE);
  yield* following(read, ({ id }) => id, FIRST_ID);
}

/** What the member answered as staff, oldest first; who filed it is not told. */
export async function* noticesAnsweredBy(db: Queryable, memberId: string) {
  const read = (afterId: string) =>
    db
      .select({
        id: notices.id,
        hub: notices.hub,
        subjectKind: notices.subjectKind,
        subjectId: notices.subjectId,
        page: notices.page,
        outcome: notices.status,
        answer: notices.answer,
        answeredAt: notices.answeredAt,
      })
      .from(notices)
      .where(and(eq(notices.answeredBy, memberId), gt(notices.id, afterId)))
      .orderBy(asc(notices.id))
      .limit(A_PAGE);
  yield* following(read, ({ id }) => id, FIRST_ID);
}

/** What the member's searches have found, also those behind wanted posts, in the order of search and listing. */
export async function* findingsOf(db: Queryable, memberId: string) {
  const read = (after: { searchId: string; listingId: string }) =>
    db
      .select({
        searchId: alertMatches.searchId,
        search: savedSearches.name,
        listingId: alertMatches.listingId,
        foundAt: alertMatches.foundAt,
        toldAt: alertMatches.toldAt,
      })
      .from(alertMatches)
      .innerJoin(savedSearches, eq(savedSearches.id, alertMatches.searchId))
      .where(
        and(
          eq(savedSearches.memberId, memberId),
          sql`(${alertMatches.searchId}, ${alertMatches.listingId}) > (${after.searchId}, ${after.listingId})`,
        ),
      )
      .orderBy(asc(alertMatches.searchId), asc(alertMatches.listingId))
      .limit(A_PAGE);
  yield* following(read, (row) => row, { searchId: FIRST_ID, listingId: FIRST_ID });
}

/** What is recorded of the member's acts, and of acts on the account; whose acts the latter were is not told. */
export async function* auditOf(db: Queryable, memberId: string) {
  const onAccount = and(eq(auditLog.subjectKind, 'member'), eq(auditLog.subjectId, memberId));
  const read = (afterId: number) =>
    db
      .select({
        id: auditLog.id,
        at: auditLog.at,
        byMe: sql<boolean>`${auditLog.actorId} is not distinct from ${memberId}`,
        action: auditLog.action,
        subjectKind: auditLog.subjectKind,
        subjectId: auditLog.subjectId,
        hub: auditLog.hub,
        detail: auditLog.detail,
      })
      .from(auditLog)
      .where(and(or(eq(auditLog.actorId, memberId), onAccount), gt(auditLog.id, afterId)))
      .orderBy(asc(auditLog.id))
      .limit(A_PAGE);
  yield* following(read, ({ id }) => id, 0);
}

/** Before every id of ours. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

async function* following<Row, Key>(
  read: (after: Key) => PromiseLike<Row[]>,
  keyOf: (row: Row) => Key,
  first: Key,
): AsyncGenerator<Row> {
  let after: Key | undefined = first;
  while (after !== undefined) {
    const rows: Row[] = await read(after);
    yield* rows;
    const last = rows.at(-1);
    after = last === undefined || rows.length < A_PAGE ? undefined : keyOf(last);
  }
}
