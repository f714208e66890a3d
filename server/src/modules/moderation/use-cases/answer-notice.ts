import type { NoticeAnswerBody, StaffNotice } from '@scampolo/shared/contract/notices';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeAnswer } from '../notice-policy.ts';
import { presentStaffNotice } from '../notice-present.ts';
import { lockNotice, answerNotice as writeAnswer } from '../notice-repository.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Answers a notice for good, and tells who filed it by mail, where they can be reached.
 * @throws {AppError} NOT_FOUND; FORBIDDEN (one's own, or about oneself); INVALID_STATE (somebody else was faster: details.status)
 */
export async function answerNotice(
  deps: Pick<Deps, 'db' | 'jobs'>,
  actor: Actor,
  id: string,
  body: NoticeAnswerBody,
): Promise<StaffNotice> {
  return deps.db.transaction(async (tx) => {
    const notice = authorizeAnswer(actor, await lockNotice(tx, id));
    if (notice.status !== 'open') throw new AppError('INVALID_STATE', { status: notice.status });
    await writeAnswer(tx, notice, body, actor.memberId);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'notice.answer',
      subjectKind: 'notice',
      subjectId: id,
      hub: notice.hub,
      detail: { outcome: body.outcome, about: notice.subjectKind, reason: notice.reason },
    });
    const { filedBy, contactEmail } = notice;
    const mail = { kind: 'notice_answered', subjectId: id } as const;
    if (filedBy !== null) await deps.jobs.enqueueMails(tx, [{ ...mail, memberId: filedBy }]);
    else if (contactEmail !== null) await deps.jobs.enqueueMails(tx, [mail]);
    const answered = await lockNotice(tx, id);
    if (!answered) throw new Error('a notice vanished while it was answered');
    return presentStaffNotice(answered, actor);
  });
}
