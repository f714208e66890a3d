import type { DeletionPreview } from '@scampolo/shared/contract/privacy';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { lastHandOver } from '../../exchange/use-cases/cancel-for-closing.ts';
import type { Actor } from '../../identity/actor.ts';
import { keptUntil } from '../../workshops/kept.ts';
import { countClaims, countListings, findDeletable } from '../deletion-repository.ts';
import { isLastAdmin, outcomeOf } from '../policy.ts';

/**
 * What deleting the account would do now, in figures.
 * @throws {AppError} UNAUTHENTICATED when it has just been deleted
 */
export async function previewDeletion(deps: Pick<Deps, 'db'>, actor: Actor): Promise<DeletionPreview> {
  return deps.db.transaction(async (tx) => {
    const member = await findDeletable(tx, actor.memberId);
    if (!member) throw new AppError('UNAUTHENTICATED');
    const workshops: DeletionPreview['workshops'] = [];
    for (const standing of member.standings) {
      const { id, name } = standing;
      const outcome = outcomeOf(standing);
      const kept = outcome === 'closes' ? keptUntil(await lastHandOver(tx, id)) : null;
      workshops.push({ id, name, outcome, keptUntil: kept?.toISOString() ?? null });
    }
    const closing = workshops.filter(({ outcome }) => outcome === 'closes').map(({ id }) => id);
    const { withdrawn, deleted } = await countListings(tx, closing);
    const { live, handedOver } = await countClaims(tx, actor.memberId, closing);
    const lastAdmin = isLastAdmin(member);
    return {
      workshops,
      listingsWithdrawn: withdrawn,
      listingsDeleted: deleted,
      reservationsCancelled: live,
      handoversKept: handedOver,
      possible: !lastAdmin && workshops.every(({ outcome }) => outcome !== 'hand_over'),
      lastAdmin,
    };
  });
}
