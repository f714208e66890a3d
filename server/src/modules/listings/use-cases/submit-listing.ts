import type { ListingJson } from '@scampolo/shared/contract/listings';
import { missingForSubmit } from '@scampolo/shared/domain/missing-for-submit';
import { type ListingAction, nextListingStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import type { Actor } from '../../identity/actor.ts';
import { requireConfirmed } from '../../identity/policy.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { authorizeOwn } from '../policy.ts';
import { presentListing } from '../present.ts';
import { toValues } from '../record.ts';
import { findListing, lockListing, moveListing } from '../repository.ts';
import { requireSound } from '../validation.ts';

/**
 * Hands a complete draft in: a trusted workshop's is published at once, anybody else's waits for its hub's staff.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, ADDRESS_UNCONFIRMED, INVALID_STATE, VALIDATION_FAILED, LISTING_INCOMPLETE (details.issues)
 */
export async function submitListing(deps: Deps, actor: Actor, id: string): Promise<ListingJson> {
  return deps.db.transaction(async (tx) => {
    const listing = authorizeOwn(actor, await lockListing(tx, id));
    requireConfirmed(actor);
    const action: ListingAction = listing.workshop.trust === 'trusted' ? 'publish' : 'submit';
    const status = nextListingStatus(listing.status, action);
    if (status === null) throw new AppError('INVALID_STATE', { status: listing.status });
    const values = toValues(listing);
    const warnings = requireSound(deps, values);
    const issues = missingForSubmit(values, deps.catalogue);
    if (issues.length > 0) throw new AppError('LISTING_INCOMPLETE', { issues });
    await moveListing(tx, listing, status);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: `listing.${action}`,
      subjectKind: 'listing',
      subjectId: id,
      hub: listing.hub,
      detail: { revision: listing.revision, trust: listing.workshop.trust },
    });
    await enqueueReindex(tx, [id]);
    if (status === 'published') await tellSearchers(deps, tx, id);
    const moved = await findListing(tx, id);
    if (!moved) throw new Error('a listing vanished while it was submitted');
    return presentListing(moved, actor, warnings);
  });
}
