import { newId } from '@scampolo/db/ids';
import type { MemberExport } from '@scampolo/shared/contract/privacy';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { presentExport } from '../present.ts';
import { countOfLastDay, findUnfinished, insertExport, lockMember } from '../repository.ts';

/** Exports that one member may have made in a day; those that failed do not count. */
export const EXPORTS_A_DAY = 3;

/**
 * Has a copy made of everything the member has here. While one waits or is being made, this gives that one.
 * @throws {AppError} RATE_LIMITED after three in a day; UNAUTHENTICATED when the account is being deleted
 */
export async function requestExport(deps: Deps, actor: Actor): Promise<MemberExport> {
  const { memberId } = actor;
  return deps.db.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) throw new AppError('UNAUTHENTICATED');
    const unfinished = await findUnfinished(tx, memberId);
    if (unfinished) return presentExport(unfinished);
    const { asked, secondsLeft } = await countOfLastDay(tx, memberId);
    if (asked >= EXPORTS_A_DAY) throw new AppError('RATE_LIMITED', { retryAfterSeconds: secondsLeft });
    const id = newId();
    const row = await insertExport(tx, id, memberId);
    await deps.jobs.enqueueExport(tx, id);
    await recordAudit(tx, {
      actorId: memberId,
      action: 'member.export',
      subjectKind: 'member',
      subjectId: memberId,
      hub: null,
      detail: { export: id },
    });
    return presentExport(row);
  });
}
