import type { StaffWorkshop, TrustBody } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { changeTrust, loadWorkshopForChange } from '../../workshops/use-cases/change-trust.ts';
import { findWorkshopPeople } from '../people-repository.ts';
import { authorizeTrust } from '../policy.ts';
import { presentStaffWorkshop } from '../present.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Says how far staff trust a workshop, and tells everybody who acts for it. What is published stays published; saying what is
 * so already changes and tells nothing.
 * @throws {AppError} NOT_FOUND; FORBIDDEN (also of one's own workshop); INVALID_STATE when it has closed; VALIDATION_FAILED when
 *   restricting says no reason
 */
export async function setTrust(
  deps: Pick<Deps, 'db' | 'jobs'>,
  actor: Actor,
  id: string,
  { trust, note = '' }: TrustBody,
): Promise<StaffWorkshop> {
  return deps.db.transaction(async (tx) => {
    const workshop = authorizeTrust(actor, await loadWorkshopForChange(tx, id));
    if (workshop.closedAt !== null) throw new AppError('INVALID_STATE', { status: 'closed' });
    if (trust === 'restricted' && note === '') {
      throw new AppError('VALIDATION_FAILED', {
        issues: [{ path: 'note', code: 'required', message: 'Tell the workshop why.' }],
      });
    }
    if (trust !== workshop.trust) {
      await changeTrust(tx, workshop, { trust, trustNote: note === '' ? null : note });
      await recordAudit(tx, {
        actorId: actor.memberId,
        action: 'workshop.trust',
        subjectKind: 'workshop',
        subjectId: id,
        hub: workshop.hub,
        detail: { from: workshop.trust, to: trust },
      });
      await notifyWorkshops(deps, tx, id, [{ kind: 'trust_changed', workshopId: id }]);
    }
    const filter = { hubs: null, q: '', trust: undefined, id };
    const [known] = await findWorkshopPeople(tx, filter, { afterId: null, limit: 1 });
    if (!known) throw new Error('a workshop vanished while its trust was changed');
    return presentStaffWorkshop(known, actor);
  });
}
