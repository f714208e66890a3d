import type { PageQuery } from '@scampolo/shared/contract/common';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import { type Actor, belongsTo } from '../../identity/actor.ts';
import { presentSummary } from '../present.ts';
import { findPublishedByWorkshop } from '../workshop-repository.ts';

/**
 * The published listings of a workshop that the actor may see, newest first. For everybody who does not act for it, staff too,
 * those alone that show its name: the list must not tell whose the others are.
 * @throws {AppError} VALIDATION_FAILED for a cursor that is not ours
 */
export async function listByWorkshop(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  workshopId: string,
  query: PageQuery,
): Promise<{ items: ListingSummary[]; nextCursor: string | null }> {
  const found = await findPublishedByWorkshop(deps.db, workshopId, {
    branded: !belongsTo(actor, workshopId),
    afterId: decodeCursor(query.cursor),
    limit: query.limit + 1,
  });
  const { items, nextCursor } = pageOf(found, query.limit);
  return { items: items.map((record) => presentSummary(record, actor)), nextCursor };
}
