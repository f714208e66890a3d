import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { ListingJson, ListingSummary } from '@scampolo/shared/contract/listings';
import type { PageContent } from '@scampolo/shared/contract/pages';
import { searchQuery } from '@scampolo/shared/contract/search';
import { familyOf, type Language } from '@scampolo/shared/domain/catalogue';
import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import { readCatalogue } from '../../modules/catalogue/use-cases/read-catalogue.ts';
import { listClaimsOnListing, listMyReservations } from '../../modules/exchange/use-cases/read-claim.ts';
import { readHub } from '../../modules/hubs/use-cases/list-hubs.ts';
import { type Actor, isStaffOf } from '../../modules/identity/actor.ts';
import { readListing } from '../../modules/listings/use-cases/read-listing.ts';
import { searchCards } from '../../modules/search/use-cases/search-cards.ts';

const CLAIMS = { limit: 50 } as const;
const MOST_SIMILAR = 4;
const A_DAY_MS = 86_400_000;

/** One listing, with what its reader holds of it, and similar ones where it cannot be claimed. */
export async function listingPage(
  deps: Deps,
  request: FastifyRequest,
  locale: Language,
  id: string,
): Promise<PageContent> {
  const { actor } = request;
  const listing = await readListing(deps, actor, id);
  const insider = listing.mine || isStaffOf(actor, listing.hub);
  const [claims, myClaims, similar, hub] = await Promise.all([
    actor && insider ? listClaimsOnListing(deps, actor, id, CLAIMS).then(({ items }) => items) : null,
    myClaimsOn(deps, actor, listing),
    isClaimable(listing) ? null : findSimilar(deps, actor, listing),
    readHub(deps, listing.hub, locale),
  ]);
  const claimBy = new Date(Date.now() + RESERVATION_DAYS * A_DAY_MS).toISOString();
  const terms = readCatalogue(deps, locale);
  return { page: 'listing', listing, claims, myClaims, claimBy, similar, terms, hub };
}

/** What one can have of it, or offers oneself: nobody is sent on from there. */
function isClaimable({ status, mine, amountLeft }: ListingJson): boolean {
  return mine || (status === 'published' && amountLeft?.value !== 0);
}

async function myClaimsOn(deps: Deps, actor: Actor | null, { id, mine }: ListingJson): Promise<ClaimJson[]> {
  return actor && !mine ? listMyReservations(deps, actor, id) : [];
}

/** Lots of the same category at the same hub; where there are none, of its whole family there, then anywhere. */
async function findSimilar(
  deps: Deps,
  actor: Actor | null,
  { id, hub, category }: ListingJson,
): Promise<ListingSummary[]> {
  if (category === null) return [];
  const family = familyOf(category);
  for (const wanted of [{ hub, category }, { hub, category: family }, { category: family }]) {
    const query = searchQuery.parse({ ...wanted, limit: MOST_SIMILAR + 1 });
    const { hits } = await searchCards(deps, actor, query);
    const others = hits.filter((hit) => hit.id !== id).slice(0, MOST_SIMILAR);
    if (others.length > 0) return others.map(({ distanceKm, ...summary }) => summary);
  }
  return [];
}
