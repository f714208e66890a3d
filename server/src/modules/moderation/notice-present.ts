import type { NoticeJson, StaffNotice, ToldSubject } from '@scampolo/shared/contract/notices';
import { PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { type Actor, belongsTo } from '../identity/actor.ts';
import { memberName, workshopName } from '../privacy/nameless.ts';
import { isConcerned } from './notice-policy.ts';
import type { NoticeRecord } from './notice-record.ts';

/** A notice as who filed it sees it: its subject by name only while they can see that. */
export function presentNotice(notice: NoticeRecord, actor: Actor): NoticeJson {
  const { listing, workshop, wanted, subjectId } = notice;
  const seen =
    (listing !== null &&
      (PUBLIC_LISTING_STATUSES.some((status) => status === listing.status) ||
        belongsTo(actor, listing.workshopId))) ||
    (workshop !== null && (workshop.shown || belongsTo(actor, subjectId ?? ''))) ||
    (wanted !== null && (wanted.shown || belongsTo(actor, wanted.workshopId))) ||
    notice.message !== null;
  return common(notice, seen ? subjectOf(notice, actor) : nameless(notice));
}

/** A notice as its hub's staff work it. */
export function presentStaffNotice(notice: NoticeRecord, actor: Actor): StaffNotice {
  const { filer, filedBy, contactEmail } = notice;
  return {
    ...common(notice, subjectOf(notice, actor)),
    hub: notice.hub,
    quoted: notice.message?.text ?? null,
    filedBy: filer === null ? null : memberName(filer, actor.locale),
    answerable: filedBy !== null || contactEmail !== null,
    mayAnswer: !isConcerned(actor, notice),
  };
}

function common(notice: NoticeRecord, subject: ToldSubject): NoticeJson {
  const { id, reason, text, locale, status, answer } = notice;
  return {
    id,
    subject,
    reason,
    text,
    locale,
    status,
    answer,
    answeredAt: notice.answeredAt?.toISOString() ?? null,
    createdAt: notice.createdAt.toISOString(),
  };
}

function subjectOf(notice: NoticeRecord, actor: Actor): ToldSubject {
  const { listing, workshop, message, wanted } = notice;
  const titled = listing ?? message ?? wanted;
  return {
    ...nameless(notice),
    title: titled?.title ?? (workshop && workshopName(workshop.name, actor.locale)),
    locale: titled?.locale ?? null,
    claimId: message?.claimId ?? null,
  };
}

function nameless({ subjectKind, subjectId, page }: NoticeRecord): ToldSubject {
  return { kind: subjectKind, id: subjectId, path: page, title: null, locale: null, claimId: null };
}
