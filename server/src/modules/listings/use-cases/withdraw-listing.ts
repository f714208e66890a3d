import type { ListingJson } from '@scampolo/shared/contract/listings';
import { nextListingStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { authorizeOwn } from '../policy.ts';
import { presentListing } from '../present.ts';
import { findListing, lockListing, moveListing } from '../repository.ts';

/**
 * Takes a listing back. Claims that hold an amount stay valid: what was promised is still handed over.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function withdrawListing(deps: Deps, actor: Actor, id: string): Promise<ListingJson> {
  return deps.db.transaction(async (tx) => {
    const listing = authorizeOwn(actor, await lockListing(tx, id));
    const status = nextListingStatus(listing.status, 'withdraw');
    if (status === null) throw new AppError('INVALID_STATE', { status: listing.status });
    await moveListing(tx, listing, status);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'listing.withdraw',
      subjectKind: 'listing',
      subjectId: id,
      hub: listing.hub,
      detail: { from: listing.status },
    });
    await enqueueReindex(tx, [id]);
    const moved = await findListing(tx, id);
    if (!moved) throw new Error('a listing vanished while it was withdrawn');
    return presentListing(moved, actor, []);
  });
}
