import type { Me } from '@scampolo/shared/contract/identity';
import type { Actor } from './actor.ts';

/** The signed-in member as `/me` answers it. */
export function presentMe(actor: Actor): Me {
  return {
    id: actor.memberId,
    email: actor.email,
    name: actor.name,
    locale: actor.locale,
    workshops: actor.workshops.map(({ id, name, kind, hub, trust }) => ({ id, name, kind, hub, trust })),
    staffOf: [...actor.staffOf],
    admin: actor.admin,
  };
}
