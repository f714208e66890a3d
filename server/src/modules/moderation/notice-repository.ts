import type { Queryable, Tx } from '@scampolo/db/client';
import { wantedPosts } from '@scampolo/db/schema/alerts';
import { claimMessages, claims } from '@scampolo/db/schema/exchange';
import { members, workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import type { NoticeAnswerBody, NoticeSubject } from '@scampolo/shared/contract/notices';
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lt,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { AnswerableNotice } from './notice-policy.ts';
import type { NoticeRecord } from './notice-record.ts';

const record = {
  ...getTableColumns(notices),
  listing: sql<
    NoticeRecord['listing']
  >`(select jsonb_build_object('title', l.title, 'locale', l.locale, 'status', l.status,
    'workshopId', l.workshop_id) from ${listings} l where ${notices.subjectKind} = 'listing' and l.id = ${notices.subjectId})`,
  workshop: sql<NoticeRecord['workshop']>`(select jsonb_build_object('name', w.name,
    'shown', w.profile_public and w.closed_at is null)
    from ${workshops} w where ${notices.subjectKind} = 'workshop' and w.id = ${notices.subjectId})`,
  message: sql<NoticeRecord['message']>`(select jsonb_build_object('text', m.text, 'claimId', m.claim_id,
    'authorId', m.author_id, 'title', l.title, 'locale', l.locale) from ${claimMessages} m
    join ${claims} c on c.id = m.claim_id join ${listings} l on l.id = c.listing_id
    where ${notices.subjectKind} = 'message' and m.id = ${notices.subjectId})`,
  wanted: sql<NoticeRecord['wanted']>`(select jsonb_build_object('title', p.title, 'locale', p.locale,
    'shown', p.status <> 'removed', 'workshopId', p.workshop_id, 'authorId', p.member_id)
    from ${wantedPosts} p where ${notices.subjectKind} = 'wanted' and p.id = ${notices.subjectId})`,
  filer: members.name,
};

async function selectNotices(db: Queryable, where: SQL | undefined, order: SQL, limit: number) {
  const rows = await db
    .select(record)
    .from(notices)
    .leftJoin(members, eq(members.id, notices.filedBy))
    .where(where)
    .orderBy(order)
    .limit(limit);
  return rows as NoticeRecord[];
}

/** A notice with what it is about, or null; nobody else answers it until the transaction ends. The caller asks a policy. */
export async function lockNotice(tx: Tx, id: string): Promise<NoticeRecord | null> {
  await tx.select({ id: notices.id }).from(notices).where(eq(notices.id, id)).for('no key update');
  const [row] = await selectNotices(tx, eq(notices.id, id), asc(notices.id), 1);
  return row ?? null;
}

interface Page {
  afterId: string | null;
  limit: number;
}

/** A page of the notices of these hubs (null: all, and those of the exchange itself): open ones oldest first, answered ones newest. */
export function findForStaff(
  db: Queryable,
  hubs: readonly string[] | null,
  folder: 'open' | 'answered',
  { afterId, limit }: Page,
): Promise<NoticeRecord[]> {
  const open = folder === 'open';
  const where = and(
    open ? eq(notices.status, 'open') : ne(notices.status, 'open'),
    hubs === null ? undefined : inArray(notices.hub, [...hubs]),
    afterId === null ? undefined : open ? gt(notices.id, afterId) : lt(notices.id, afterId),
  );
  return selectNotices(db, where, open ? asc(notices.id) : desc(notices.id), limit);
}

/** A page of what a member filed, newest first. */
export function findByFiler(
  db: Queryable,
  memberId: string,
  { afterId, limit }: Page,
): Promise<NoticeRecord[]> {
  const after = afterId === null ? undefined : lt(notices.id, afterId);
  return selectNotices(db, and(eq(notices.filedBy, memberId), after), desc(notices.id), limit);
}

/**
 * The open notice that says the same of the same, if the same member (or nobody) filed it; until the transaction ends nobody else
 * looks for one about that subject.
 */
export async function lockSame(
  tx: Tx,
  subject: NoticeSubject,
  said: { text: string; filedBy: string | null },
): Promise<string | null> {
  const about = 'path' in subject ? subject.path : subject.id;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('notice'), hashtext(${about}))`);
  const [row] = await tx
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.status, 'open'),
        eq(notices.subjectKind, subject.kind),
        'path' in subject ? eq(notices.page, subject.path) : eq(notices.subjectId, subject.id),
        eq(notices.text, said.text),
        sql`${notices.filedBy} is not distinct from ${said.filedBy}::uuid`,
      ),
    );
  return row?.id ?? null;
}

export async function insertNotice(tx: Tx, row: typeof notices.$inferInsert): Promise<void> {
  await tx.insert(notices).values(row);
}

/** Writes the answer to a notice that its caller has locked. */
export async function answerNotice(
  tx: Tx,
  notice: AnswerableNotice,
  { outcome, answer }: NoticeAnswerBody,
  answeredBy: string,
): Promise<void> {
  await tx
    .update(notices)
    .set({ status: outcome, answer, answeredBy, answeredAt: sql`now()` })
    .where(eq(notices.id, notice.id));
}

/** Takes the address away from notices that were answered more than `days` ago. Gives how many. */
export async function deleteContacts(db: Queryable, days: number): Promise<number> {
  const rows = await db
    .update(notices)
    .set({ contactEmail: null })
    .where(
      and(
        isNotNull(notices.contactEmail),
        lt(notices.answeredAt, sql`now() - make_interval(days => ${days})`),
      ),
    )
    .returning({ id: notices.id });
  return rows.length;
}
