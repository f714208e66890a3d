import type { Queryable } from '@scampolo/db/client';
import { wantedPosts } from '@scampolo/db/schema/alerts';
import { claimReads } from '@scampolo/db/schema/exchange';
import { hubStaff, members, workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import type { NoticeStatus, NoticeSubject } from '@scampolo/shared/contract/notices';
import { eq, sql } from 'drizzle-orm';
import type { ThreadRecord } from './thread-record.ts';

/** Whether a member is staff for a claim, and up to which message of it they have read. */
export async function findStanding(
  db: Queryable,
  { id, listing }: ThreadRecord,
  memberId: string,
): Promise<{ staff: boolean; lastReadId: string | null }> {
  const [row] = await db
    .select({
      staff: sql<boolean>`${members.admin} or exists (select 1 from ${hubStaff} s
        where s.member_id = ${memberId} and s.hub = ${listing.hub})`,
      lastReadId: sql<string | null>`(select r.last_read_id from ${claimReads} r
        where r.claim_id = ${id} and r.member_id = ${memberId})`,
    })
    .from(members)
    .where(eq(members.id, memberId));
  return row ?? { staff: false, lastReadId: null };
}

/** A notice as far as the mail about its answer needs it. */
export interface ToldNotice {
  subjectKind: NoticeSubject['kind'];
  status: NoticeStatus;
  answer: string | null;
  hub: string | null;
  locale: string;
  filedBy: string | null;
  contactEmail: string | null;
  /** what it is about while everybody can see it */
  listing: { title: string; locale: string } | null;
  workshop: string | null;
  wanted: { title: string; locale: string } | null;
}

export async function findToldNotice(db: Queryable, id: string): Promise<ToldNotice | null> {
  const [row] = await db
    .select({
      subjectKind: sql<NoticeSubject['kind']>`${notices.subjectKind}`,
      status: sql<NoticeStatus>`${notices.status}`,
      answer: notices.answer,
      hub: notices.hub,
      locale: notices.locale,
      filedBy: notices.filedBy,
      contactEmail: notices.contactEmail,
      listing: sql<ToldNotice['listing']>`(select jsonb_build_object('title', l.title, 'locale', l.locale)
        from ${listings} l where ${notices.subjectKind} = 'listing' and l.id = ${notices.subjectId} and l.status in ('published', 'exhausted'))`,
      workshop: sql<string | null>`(select w.name from ${workshops} w
        where ${notices.subjectKind} = 'workshop' and w.id = ${notices.subjectId} and w.profile_public and w.closed_at is null)`,
      wanted: sql<ToldNotice['wanted']>`(select jsonb_build_object('title', p.title, 'locale', p.locale)
        from ${wantedPosts} p where ${notices.subjectKind} = 'wanted' and p.id = ${notices.subjectId} and p.status <> 'removed')`,
    })
    .from(notices)
    .where(eq(notices.id, id));
  return row ?? null;
}
