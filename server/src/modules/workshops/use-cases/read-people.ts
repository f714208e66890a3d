import type { WorkshopPeople } from '@scampolo/shared/contract/workshops';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { findOpenInvitations, findPeople } from '../people-repository.ts';
import { authorizePeople } from '../policy.ts';
import { presentPeople } from '../present.ts';
import { findWorkshop } from '../repository.ts';

/**
 * Who acts for a workshop and who is invited to, for its own people and its hub's staff.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function readPeople(deps: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<WorkshopPeople> {
  const workshop = authorizePeople(actor, await findWorkshop(deps.db, id));
  return presentPeople(await findPeople(deps.db, workshop), await findOpenInvitations(deps.db, workshop));
}
