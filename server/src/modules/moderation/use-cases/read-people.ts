import type { StaffWorkshop, StaffWorkshopsQuery } from '@scampolo/shared/contract/workshops';
import type { Deps } from '../../../deps.ts';
import { decodeCursor, pageOf } from '../../../paging.ts';
import type { Actor } from '../../identity/actor.ts';
import { findWorkshopPeople } from '../people-repository.ts';
import { moderatedHubs } from '../policy.ts';
import { presentStaffWorkshop } from '../present.ts';

/**
 * The workshops of the actor's hubs and their people, the newest first.
 * @throws {AppError} FORBIDDEN; VALIDATION_FAILED for a cursor that is not ours
 */
export async function readWorkshopPeople(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  query: StaffWorkshopsQuery,
): Promise<{ items: StaffWorkshop[]; nextCursor: string | null }> {
  const filter = { hubs: moderatedHubs(actor), q: query.q ?? '', trust: query.trust };
  const page = { afterId: decodeCursor(query.cursor), limit: query.limit + 1 };
  const { items, nextCursor } = pageOf(await findWorkshopPeople(deps.db, filter, page), query.limit);
  return { items: items.map((workshop) => presentStaffWorkshop(workshop, actor)), nextCursor };
}
