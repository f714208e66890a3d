import type { MyListingsQuery } from '@scampolo/shared/contract/desk';
import type { MyListing } from '@scampolo/shared/contract/listings';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentDecision, presentSummary } from '../present.ts';
import { countOpenClaims, findByWorkshops } from '../repository.ts';

/**
 * The listings of the actor's workshops, in every state or in those of a folder, newest first.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listMyListings(
  deps: Deps,
  actor: Actor,
  query: MyListingsQuery,
): Promise<{ items: MyListing[]; nextCursor: string | null }> {
  const workshopIds = actor.workshops.map((workshop) => workshop.id);
  if (workshopIds.length === 0) return { items: [], nextCursor: null };
  const { folder } = query;
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1, folder };
  const found = await findByWorkshops(deps.db, workshopIds, page);
  const { items, nextCursor } = pageOf(found, query.limit);
  const open = await countOpenClaims(
    deps.db,
    items.map((record) => record.id),
  );
  return {
    items: items.map((record) => ({
      ...presentSummary(record, actor),
      updatedAt: record.updatedAt.toISOString(),
      decision: presentDecision(record),
      openClaims: open.get(record.id) ?? 0,
    })),
    nextCursor,
  };
}
