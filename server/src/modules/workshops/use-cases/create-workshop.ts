import type { CreateWorkshopBody, WorkshopJson } from '@scampolo/shared/contract/workshops';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { requireConfirmed } from '../../identity/policy.ts';
import { openWorkshop } from '../../identity/use-cases/open-workshop.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { presentWorkshop } from '../present.ts';
import { findWorkshop, lockOwnedCount } from '../repository.ts';

/** Open workshops that one member may own. */
const MOST_OWNED = 10;

/**
 * Makes another workshop, which starts untrusted (trust `new`) whatever the member's others are, and is the member's.
 * @throws {AppError} ADDRESS_UNCONFIRMED; VALIDATION_FAILED when there is no such hub; FORBIDDEN when the member has ten
 */
export async function createWorkshop(
  deps: Pick<Deps, 'db' | 'hubs'>,
  actor: Actor,
  body: CreateWorkshopBody,
): Promise<WorkshopJson> {
  requireConfirmed(actor);
  if (!deps.hubs.has(body.hub)) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [{ path: 'hub', code: 'unknown_code', message: `There is no hub "${body.hub}".` }],
    });
  }
  return deps.db.transaction(async (tx) => {
    if ((await lockOwnedCount(tx, actor.memberId)) >= MOST_OWNED) {
      throw new AppError('FORBIDDEN', { most: MOST_OWNED }, 'A member owns ten workshops at most.');
    }
    const id = await openWorkshop(tx, { name: body.name, kind: body.kind, hub: body.hub }, actor.memberId);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'workshop.create',
      subjectKind: 'workshop',
      subjectId: id,
      hub: body.hub,
      detail: { kind: body.kind },
    });
    const made = await findWorkshop(tx, id);
    if (!made) throw new Error('a workshop that was just inserted is not there');
    return presentWorkshop(made, actor);
  });
}
