import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { forgetWantedOf } from '../../wanted/use-cases/forget-wanted.ts';
import { deleteMembership } from '../people-repository.ts';
import { authorizePart } from '../policy.ts';
import { lockWorkshop } from '../repository.ts';

/**
 * Takes somebody out of a workshop: oneself, or as its owner another. From the next request on they act for it no more; what
 * they did in its name stays the workshop's, but for what they looked for, which goes.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, LAST_OWNER
 */
export async function partColleague(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
  memberId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const workshop = await lockWorkshop(tx, id);
    await deleteMembership(tx, authorizePart(actor, workshop, memberId));
    await forgetWantedOf(tx, { memberId, workshopId: id });
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: memberId === actor.memberId ? 'workshop.leave' : 'workshop.remove_colleague',
      subjectKind: 'workshop',
      subjectId: id,
      hub: workshop?.hub ?? null,
      detail: { member: memberId },
    });
  });
}
