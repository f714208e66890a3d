import type { LastListing } from '@scampolo/shared/contract/pages';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { presentListing } from '../present.ts';
import { findLastOffered } from '../repository.ts';

/** What each of the actor's workshops said of the latest lot that it handed in; those that never did are left out. */
export async function readLastListings(deps: Deps, actor: Actor): Promise<LastListing[]> {
  const found = await Promise.all(actor.workshops.map(({ id }) => findLastOffered(deps.db, id)));
  return found.flatMap((record) => {
    if (!record) return [];
    const { hub, origin, condition, legalRoute, priceKind, compositionSource, brandVisible, pickup } =
      presentListing(record, actor, []);
    return [
      {
        workshopId: record.workshopId,
        hub,
        origin,
        condition,
        legalRoute,
        priceKind,
        compositionSource,
        brandVisible,
        pickup,
      },
    ];
  });
}
