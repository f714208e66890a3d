import type { Tx } from '@scampolo/db/client';
import { nextClaimStatus } from '@scampolo/shared/domain/states';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellingSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { releaseAmount } from '../availability.ts';
import { authorizeEnd } from '../policy.ts';
import type { ClaimRecord } from '../record.ts';
import { findLastHandOver, lockLiveClaims, settleClaim } from '../repository.ts';

/** What the other side reads as the reason, in the language of the listing. */
const REASON = { it: 'Il laboratorio chiude.', en: 'The workshop is closing.' } as const;

/**
 * Cancels what is still claimed of a workshop that closes, and what it claimed itself, and tells the other side of each. Gives
 * how many claims that were.
 */
export async function cancelForClosing(
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  workshop: Authorized<{ id: string }, 'close'>,
  actorId: string,
): Promise<number> {
  const live = await lockLiveClaims(tx, workshop.id);
  for (const claim of live) await cancel(deps, tx, { workshop, claim, actorId });
  return live.length;
}

/** When a workshop last gave or took something, in both cases as weighed and recorded; null for never. */
export function lastHandOver(tx: Tx, workshopId: string): Promise<Date | null> {
  return findLastHandOver(tx, workshopId);
}

async function cancel(
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  what: { workshop: Authorized<{ id: string }, 'close'>; claim: ClaimRecord; actorId: string },
): Promise<void> {
  const { workshop, actorId } = what;
  const claim = authorizeEnd(workshop, what.claim);
  const side = claim.workshopId === workshop.id ? 'claimant' : 'giver';
  const status = nextClaimStatus(claim.status, 'cancel');
  if (status === null) throw new Error(`a claim that is ${claim.status} was taken for a live one`);
  await settleClaim(tx, claim, status, { reason: claim.listing.locale === 'it' ? REASON.it : REASON.en });
  if (claim.status === 'reserved') {
    await tellingSearchers(deps, tx, claim.listingId, () => releaseAmount(tx, claim));
  }
  await recordAudit(tx, {
    actorId,
    action: 'claim.cancel',
    subjectKind: 'claim',
    subjectId: claim.id,
    hub: claim.listing.hub,
    detail: { side, listing: claim.listingId, steps: claim.amount, workshop: workshop.id },
  });
  await enqueueReindex(tx, [claim.listingId]);
  await notifyWorkshops(deps, tx, claim.id, [
    {
      kind: 'claim_cancelled',
      workshopId: side === 'claimant' ? claim.listing.workshopId : claim.workshopId,
    },
  ]);
}
