import type { Tx } from '@scampolo/db/client';
import { nextListingStatus } from '@scampolo/shared/domain/states';
import type { Authorized } from '../../../authorized.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { queueAgain } from '../photo-repository.ts';
import type { ListingRecord } from '../record.ts';

/** Whether a change of what staff read sends the listing back to them: what is public, of a workshop that is not trusted. */
export function isReviewedAgain(listing: ListingRecord): boolean {
  return listing.workshop.trust !== 'trusted' && nextListingStatus(listing.status, 'resubmit') !== null;
}

/** Sends a listing back to the queue after a change of its pictures, where {@link isReviewedAgain} says so. */
export async function reviewAgain(tx: Tx, listing: Authorized<ListingRecord, 'edit'>): Promise<void> {
  const to = nextListingStatus(listing.status, 'resubmit');
  if (to === null || !isReviewedAgain(listing)) return;
  await queueAgain(tx, listing, to);
  await enqueueReindex(tx, [listing.id]);
}
