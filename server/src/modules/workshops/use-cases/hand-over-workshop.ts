import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { changeOwner, isSuspended } from '../people-repository.ts';
import { authorizeOwner } from '../policy.ts';
import { presentWorkshop } from '../present.ts';
import { findWorkshop, lockWorkshop } from '../repository.ts';

/**
 * Makes a colleague the owner, who is told; the owner before stays a colleague. Of two hand-overs at once the second is no
 * longer the owner's.
 * @throws {AppError} NOT_FOUND, FORBIDDEN; VALIDATION_FAILED when `memberId` is no colleague; INVALID_STATE when the colleague
 *   cannot sign in at present
 */
export async function handOverWorkshop(
  deps: Pick<Deps, 'db' | 'jobs'>,
  actor: Actor,
  id: string,
  memberId: string,
): Promise<WorkshopJson> {
  return deps.db.transaction(async (tx) => {
    const workshop = authorizeOwner(actor, await lockWorkshop(tx, id));
    if (!workshop.people.some((one) => one.memberId === memberId && one.role !== 'owner')) {
      throw new AppError('VALIDATION_FAILED', {
        issues: [{ path: 'memberId', code: 'unknown_code', message: 'The workshop has no such colleague.' }],
      });
    }
    if (await isSuspended(tx, memberId)) throw new AppError('INVALID_STATE', { status: 'suspended' });
    await changeOwner(tx, workshop, memberId);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'workshop.hand_over',
      subjectKind: 'workshop',
      subjectId: id,
      hub: workshop.hub,
      detail: { to: memberId },
    });
    await deps.jobs.enqueueMails(tx, [{ kind: 'workshop_received', subjectId: id, memberId }]);
    const received = await findWorkshop(tx, id);
    if (!received) throw new Error('a workshop vanished while it was handed over');
    return presentWorkshop(received, actor);
  });
}
