import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, belongsTo, isStaffOf } from '../identity/actor.ts';
import type { NoticeRecord } from './notice-record.ts';

/** A notice that the actor may answer. */
export type AnswerableNotice = Authorized<NoticeRecord, 'answer'>;

/**
 * The hub's staff answer a notice; admins do where it is about the exchange itself. Who filed it or is concerned by it is told
 * FORBIDDEN, everybody else NOT_FOUND.
 */
export function authorizeAnswer(actor: Actor, notice: NoticeRecord | null): AnswerableNotice {
  if (!notice) throw new AppError('NOT_FOUND');
  const works = notice.hub === null ? actor.admin : isStaffOf(actor, notice.hub);
  const seen = authorize(notice, 'see', works);
  return authorize<NoticeRecord, 'answer'>(seen, 'answer', !isConcerned(actor, seen), 'FORBIDDEN');
}

/** True for who filed the notice, wrote the message or the post, or acts for the workshop that it is about. */
export function isConcerned(actor: Actor, notice: NoticeRecord): boolean {
  const { filedBy, listing, message, wanted, subjectKind, subjectId } = notice;
  if ([filedBy, message?.authorId, wanted?.authorId].includes(actor.memberId)) return true;
  const workshopId = subjectKind === 'workshop' ? subjectId : (listing ?? wanted)?.workshopId;
  return workshopId !== null && workshopId !== undefined && belongsTo(actor, workshopId);
}
