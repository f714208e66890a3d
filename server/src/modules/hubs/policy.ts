import type { HubFacts } from '@scampolo/db/seed/hubs';
import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, isStaffOf } from '../identity/actor.ts';

/** A hub whose page and news the asker looks after. */
export type TendedHub = Authorized<HubFacts, 'tend'>;

/** Staff of the hub and admins look after its page. Everybody else sees that there is such a hub, and is told FORBIDDEN. */
export function authorizeTend(actor: Actor, hub: HubFacts | undefined): TendedHub {
  if (!hub) throw new AppError('NOT_FOUND');
  return authorize<HubFacts, 'tend'>(hub, 'tend', isStaffOf(actor, hub.slug), 'FORBIDDEN');
}
