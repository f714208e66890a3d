import type { Tx } from '@scampolo/db/client';
import { nextListingStatus } from '@scampolo/shared/domain/states';
import type { Authorized } from '../../../authorized.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { forgetDecisions } from '../../moderation/use-cases/forget-decisions.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { deleteListings, lockByWorkshop, withdrawListings } from '../workshop-repository.ts';

/** What became of the listings of a workshop that closes. */
export interface EndedListings {
  withdrawn: number;
  deleted: number;
  /** content addresses that the deleted photos named; to be forgotten once the transaction has committed */
  photoKeys: string[];
}

/**
 * Ends the listings of a workshop that closes: those that were public once are withdrawn and stay in the record; those that
 * never were (drafts, refused, handed in) are deleted, with their photos and what was decided on them.
 */
export async function endListings(
  tx: Tx,
  workshop: Authorized<{ id: string }, 'close'>,
  actorId: string,
): Promise<EndedListings> {
  const all = await lockByWorkshop(tx, workshop);
  const withdrawn = all.filter((one) => one.shown && nextListingStatus(one.status, 'withdraw') !== null);
  const deleted = all.filter((one) => !one.shown).map((one) => one.id);
  const ids = withdrawn.map((one) => one.id);
  await withdrawListings(tx, workshop, ids);
  for (const { id, hub, status } of withdrawn) {
    await recordAudit(tx, {
      actorId,
      action: 'listing.withdraw',
      subjectKind: 'listing',
      subjectId: id,
      hub,
      detail: { from: status, workshop: workshop.id },
    });
  }
  await enqueueReindex(tx, ids);
  await forgetDecisions(tx, deleted);
  const photoKeys = await deleteListings(tx, workshop, deleted);
  return { withdrawn: withdrawn.length, deleted: deleted.length, photoKeys };
}
