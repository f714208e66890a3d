import type { Me, UpdateMeBody } from '@scampolo/shared/contract/identity';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../actor.ts';
import { authorizeOwnAccount } from '../policy.ts';
import { presentMe } from '../present.ts';
import { updateProfile } from '../repository.ts';

/** Changes the member's name or language; gives the member as they are then. */
export async function updateMe(deps: Pick<Deps, 'db'>, actor: Actor, body: UpdateMeBody): Promise<Me> {
  const { name = actor.name, locale = actor.locale } = body;
  await updateProfile(deps.db, authorizeOwnAccount(actor), { name, locale });
  return presentMe({ ...actor, name, locale });
}
