import type { MyListing } from '@scampolo/shared/contract/listings';
import type { TextKey } from '../i18n/translate.ts';

/** What a listing wants from its workshop, or null when nothing. */
export function needOf(listing: Pick<MyListing, 'status' | 'openClaims'>): TextKey | null {
  if (listing.status === 'changes_requested') return 'mine.changes';
  if (listing.openClaims > 0) return 'mine.toHand';
  return listing.status === 'draft' ? 'mine.draft' : null;
}
