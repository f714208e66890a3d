import type { savedSearches } from '@scampolo/db/schema/alerts';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';

/** A search that somebody keeps, or that stands behind a wanted post. */
export interface SearchRecord
  extends Pick<
    typeof savedSearches.$inferSelect,
    'id' | 'memberId' | 'name' | 'query' | 'lastSentAt' | 'createdAt'
  > {
  cadence: Cadence;
  /** listings that it found since its member last looked, and that can still be had */
  unseen: number;
}
