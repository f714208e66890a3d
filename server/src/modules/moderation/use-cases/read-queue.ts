import type { PageQuery } from '@scampolo/shared/contract/common';
import type { QueueEntry } from '@scampolo/shared/contract/moderation';
import { checkListing } from '@scampolo/shared/domain/check-listing';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentListing } from '../../listings/present.ts';
import { toValues } from '../../listings/record.ts';
import { loadPending } from '../../listings/use-cases/load-listing.ts';
import { moderatedHubs } from '../policy.ts';
import { countDecisions } from '../repository.ts';

/**
 * What waits for a decision at the actor's hubs, oldest first, with what a machine noticed about each.
 * @throws {AppError} FORBIDDEN
 */
export async function readQueue(
  deps: Deps,
  actor: Actor,
  query: PageQuery,
): Promise<{ items: QueueEntry[]; nextCursor: string | null }> {
  const hubs = moderatedHubs(actor);
  const found = await loadPending(deps.db, hubs, {
    afterId: decodeCursor(query.cursor),
    limit: query.limit + 1,
  });
  const { items, nextCursor } = pageOf(found, query.limit);
  const earlier = await countDecisions(
    deps.db,
    items.map((listing) => listing.id),
  );
  return {
    items: items.map((listing) => {
      const { warnings } = checkListing(toValues(listing), deps);
      return {
        listing: presentListing(listing, actor, warnings),
        workshopName: listing.workshop.name,
        submittedAt: (listing.submittedAt ?? listing.updatedAt).toISOString(),
        earlierDecisions: earlier.get(listing.id) ?? 0,
        hints: warnings,
      };
    }),
    nextCursor,
  };
}
