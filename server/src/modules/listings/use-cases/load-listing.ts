import type { Queryable, Tx } from '@scampolo/db/client';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { AppError } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { CardRecord, ListingRecord } from '../record.ts';
import { findListing, findPending, findPublished, lockListing, moveListing } from '../repository.ts';

/** A listing for another feature, or null. No visibility rule: the caller asks a policy. */
export function loadListing(db: Queryable, id: string): Promise<ListingRecord | null> {
  return findListing(db, id);
}

/** As `loadListing`, and nobody else changes the listing until the transaction ends. */
export function loadListingForChange(tx: Tx, id: string): Promise<ListingRecord | null> {
  return lockListing(tx, id);
}

/** What cards show of the published listings among `ids`, in their order. */
export function loadPublished(db: Queryable, ids: readonly string[]): Promise<CardRecord[]> {
  return findPublished(db, ids);
}

/** A page of what waits for a decision at these hubs (null: all), oldest first, after the listing `afterId`. */
export function loadPending(
  db: Queryable,
  hubs: readonly string[] | null,
  page: { afterId: string | null; limit: number },
): Promise<ListingRecord[]> {
  return findPending(db, hubs, page);
}

/**
 * Moves a listing as its hub's staff decided.
 * @throws {AppError} INVALID_STATE when somebody else moved it first
 */
export async function moveByDecision(
  tx: Tx,
  listing: Authorized<ListingRecord, 'decide'>,
  status: ListingStatus,
): Promise<void> {
  if (!(await moveListing(tx, listing, status)))
    throw new AppError('INVALID_STATE', { status: listing.status });
}
