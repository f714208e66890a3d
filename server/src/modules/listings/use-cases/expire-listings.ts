import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { expireEnded } from '../repository.ts';

/** Ends published listings whose `availableUntil` has passed by the database's clock. Returns how many. */
export async function expireListings(deps: Deps): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const expired = await expireEnded(tx);
    for (const { id, hub } of expired) {
      await recordAudit(tx, {
        actorId: null,
        action: 'listing.expire',
        subjectKind: 'listing',
        subjectId: id,
        hub,
        detail: {},
      });
    }
    if (expired.length > 0) {
      await enqueueReindex(
        tx,
        expired.map((row) => row.id),
      );
    }
    return expired.length;
  });
}
