import { newId } from '@scampolo/db/ids';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { DecisionBody } from '@scampolo/shared/contract/moderation';
import { nextListingStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentListing } from '../../listings/present.ts';
import { loadListing, loadListingForChange, moveByDecision } from '../../listings/use-cases/load-listing.ts';
import { notifyWorkshops } from '../../messages/use-cases/notify-workshops.ts';
import { authorizeDecide } from '../policy.ts';
import { insertDecision } from '../repository.ts';
import { recordAudit } from './record-audit.ts';

/**
 * Decides on a listing and tells its workshop, with the reason.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE (somebody else was faster: details.status), STALE_REVISION (the
 *   lister changed it meanwhile: details.current)
 */
export async function decideListing(
  deps: Deps,
  actor: Actor,
  id: string,
  body: DecisionBody,
): Promise<ListingJson> {
  return deps.db.transaction(async (tx) => {
    const listing = authorizeDecide(actor, await loadListingForChange(tx, id));
    const status = nextListingStatus(listing.status, body.action);
    if (status === null) throw new AppError('INVALID_STATE', { status: listing.status });
    if (body.revision !== undefined && body.revision !== listing.revision) {
      throw new AppError('STALE_REVISION', { current: presentListing(listing, actor, []) });
    }
    const { action, reason = null } = body;
    const note = body.note === undefined || body.note === '' ? null : body.note;
    const decisionId = newId();
    await moveByDecision(tx, listing, status);
    await insertDecision(tx, {
      id: decisionId,
      listingId: id,
      listingRevision: listing.revision,
      action,
      reason,
      note,
      decidedBy: actor.memberId,
    });
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: `listing.${action}`,
      subjectKind: 'listing',
      subjectId: id,
      hub: listing.hub,
      detail: { decision: decisionId, reason, revision: listing.revision },
    });
    await notifyWorkshops(deps, tx, decisionId, [
      { kind: 'listing_decided', workshopId: listing.workshopId },
    ]);
    await enqueueReindex(tx, [id]);
    if (status === 'published') await tellSearchers(deps, tx, id);
    const decided = await loadListing(tx, id);
    if (!decided) throw new Error('a listing vanished while it was decided on');
    return presentListing(decided, actor, []);
  });
}
