import type { PageQuery } from '@scampolo/shared/contract/common';
import type { MyListing } from '@scampolo/shared/contract/listings';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentDecision, presentSummary } from '../present.ts';
import { countOpenClaims, findByWorkshops } from '../repository.ts';

/**
 * The listings of the actor's workshops in every state, newest first.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listMyListings(
  deps: Deps,
  actor: Actor,
  query: PageQuery,
): Promise<{ items: MyListing[]; nextCursor: string | null }> {
  const workshopIds = actor.workshops.map((workshop) => workshop.id);
  if (workshopIds.length === 0) return { items: [], nextCursor: null };
  const afterId = decodeCursor(query.cursor);
  const found = await findByWorkshops(deps.db, workshopIds, { afterId, limit: query.limit + 1 });
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
