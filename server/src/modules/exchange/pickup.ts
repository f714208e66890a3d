import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { PickupOf } from './present.ts';

/** Says where claims are fetched: at the giver's workshop, or at a bay of the hub. */
export function pickupFrom(hubs: ReadonlyMap<string, HubFacts>): PickupOf {
  return ({ listing }) => {
    const hub = hubs.get(listing.hub);
    if (!hub) throw new Error(`there is no hub ${listing.hub}`);
    return listing.pickupKind === 'bay'
      ? { workshop: hub.name, place: hub.address }
      : { workshop: listing.workshopName, place: listing.pickupPlace || hub.city };
  };
}
