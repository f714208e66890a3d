import type { PageQuery } from '@scampolo/shared/contract/common';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { listByWorkshop } from '../../listings/use-cases/list-by-workshop.ts';
import { authorizeProfile } from '../policy.ts';
import { presentWorkshop } from '../present.ts';
import { findWorkshop } from '../repository.ts';

/**
 * A workshop's profile as `actor` (null: anybody) may see it.
 * @throws {AppError} NOT_FOUND
 */
export async function readWorkshop(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  id: string,
): Promise<WorkshopJson> {
  return presentWorkshop(authorizeProfile(actor, await findWorkshop(deps.db, id)), actor);
}

/**
 * The published listings of a workshop whose profile `actor` may see, newest first. Those that hide their brand are there for
 * its own people alone.
 * @throws {AppError} NOT_FOUND; VALIDATION_FAILED for a cursor that is not ours
 */
export async function listWorkshopListings(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  id: string,
  query: PageQuery,
): Promise<{ items: ListingSummary[]; nextCursor: string | null }> {
  const workshop = authorizeProfile(actor, await findWorkshop(deps.db, id));
  return listByWorkshop(deps, actor, workshop.id, query);
}
