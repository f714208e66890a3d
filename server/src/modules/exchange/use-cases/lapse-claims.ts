import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellingSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { releaseAmount } from '../availability.ts';
import { findClaim, lapseEnded } from '../repository.ts';

/** Ends reservations whose time is over by the database's clock and gives back what they held. Returns how many. */
export async function lapseClaims(deps: Deps): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const lapsed = await lapseEnded(tx);
    // In the order of the listings, as every transaction that changes several of them: no two can wait for each other.
    for (const { id } of lapsed.toSorted((a, b) => (a.listingId < b.listingId ? -1 : 1))) {
      const claim = await findClaim(tx, id);
      if (!claim) throw new Error('a claim vanished while it lapsed');
      await tellingSearchers(deps, tx, claim.listingId, () => releaseAmount(tx, claim));
      await recordAudit(tx, {
        actorId: null,
        action: 'claim.lapse',
        subjectKind: 'claim',
        subjectId: id,
        hub: claim.listing.hub,
        detail: { listing: claim.listingId, steps: claim.amount },
      });
      await enqueueReindex(tx, [claim.listingId]);
      await notifyWorkshops(deps, tx, id, [
        { kind: 'claim_lapsed', workshopId: claim.workshopId },
        { kind: 'claim_lapsed', workshopId: claim.listing.workshopId },
      ]);
    }
    return lapsed.length;
  });
}
