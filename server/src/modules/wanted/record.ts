import type { wantedPosts } from '@scampolo/db/schema/alerts';
import type { WorkshopKind } from '@scampolo/shared/contract/identity';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import type { WantedStatus } from '@scampolo/shared/contract/wanted';

/** A wanted post as it stands in the database, with what belongs to it. */
export interface WantedRecord extends Omit<typeof wantedPosts.$inferSelect, 'status'> {
  status: WantedStatus;
  workshop: { id: string; name: string; kind: WorkshopKind; profilePublic: boolean };
  /** of its search; null without one */
  cadence: Cadence | null;
  /** false while its author is suspended: others do not see it then */
  authorActive: boolean;
}
