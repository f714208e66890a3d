import { PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import type { Deps } from '../../../deps.ts';
import { findListing } from '../repository.ts';

/** Ways a listing that everybody could see comes to its end without staff having taken it away. */
const ENDED = ['withdrawn', 'expired'];

/**
 * The category of a listing that was public once and no longer is, so that others like it can be shown in its place. Null for every
 * other id: of what was never public, or was removed, not even this is told.
 */
export async function readGoneCategory({ db }: Pick<Deps, 'db'>, id: string): Promise<string | null> {
  const listing = await findListing(db, id);
  if (!listing || PUBLIC_LISTING_STATUSES.includes(listing.status)) return null;
  return listing.publishedAt !== null && ENDED.includes(listing.status) ? listing.category : null;
}
