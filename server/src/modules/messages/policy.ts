import type { HubFacts } from '@scampolo/db/seed/hubs';
import { DECISION_ACTIONS, REASON_CODES } from '@scampolo/shared/contract/moderation';
import { toAmount, UNITS } from '@scampolo/shared/domain/quantity';
import type { ClaimStatus } from '@scampolo/shared/domain/states';
import { memberName, workshopName } from '../privacy/nameless.ts';
import type { ClaimFacts, ClaimMailKind, DecisionFacts } from './facts.ts';
import type { DecisionRecord, Reader, ToldClaim } from './repository.ts';

/** The state in which a claim must still be for the mail to be true. */
const STATUS_TOLD: Readonly<Record<ClaimMailKind, ClaimStatus>> = {
  claim_received: 'reserved',
  claim_reserved: 'reserved',
  claim_cancelled: 'cancelled',
  claim_lapsed: 'lapsed',
  claim_no_show: 'no_show',
  claim_collected: 'collected',
};

/** What a mail about a decision tells `reader`, or null when it does not (or no longer) concern their workshop. */
export function decisionFacts(
  decision: DecisionRecord,
  reader: Reader,
  hub: Pick<HubFacts, 'name' | 'timeZone'>,
): DecisionFacts | null {
  const { listing, note } = decision;
  const action = DECISION_ACTIONS.find((known) => known === decision.action);
  if (action === undefined || !reader.workshopIds.includes(listing.workshopId)) return null;
  return {
    kind: 'listing_decided',
    locale: reader.locale,
    reader: reader.name,
    hub: { name: hub.name, timeZone: hub.timeZone },
    listing: {
      id: listing.id,
      title: listing.title,
      locale: listing.locale,
      open: listing.status === 'published',
    },
    action,
    reason: REASON_CODES.find((known) => known === decision.reason) ?? null,
    note: note ?? '',
    availableUntil: listing.availableUntil,
  };
}

/** What is known of a claim besides the claim itself. */
export interface ClaimContext {
  hub: Pick<HubFacts, 'name' | 'timeZone'>;
  sizes: ClaimFacts['pieces'];
  pickup: { workshop: string; place: string };
}

/**
 * What a mail about a claim tells `reader`, or null when the claim has moved on since or does not concern their workshop. A
 * claimant knows who gives and where to fetch while the reservation holds; afterwards only a giver that shows its name.
 */
export function claimFacts(
  kind: ClaimMailKind,
  claim: ToldClaim,
  reader: Reader,
  context: ClaimContext,
): ClaimFacts | null {
  const side = sideOf(reader, claim);
  const unit = UNITS.find((known) => known === claim.unit);
  if (side === null || unit === undefined || claim.status !== STATUS_TOLD[kind]) return null;
  const { listing } = claim;
  const holds = claim.status === 'reserved';
  return {
    kind,
    side,
    locale: reader.locale,
    reader: reader.name,
    hub: { name: context.hub.name, timeZone: context.hub.timeZone },
    listing: {
      id: listing.id,
      title: listing.title,
      locale: listing.locale,
      open: listing.status === 'published',
    },
    amount: toAmount(claim.amount, unit),
    pieces: context.sizes,
    reservedUntil: claim.reservedUntil ?? claim.updatedAt,
    claimant: {
      workshop: workshopName(claim.claimant.workshop, reader.locale),
      member: memberName(claim.claimant.member, reader.locale),
    },
    pickup: holds ? context.pickup : null,
    giver:
      side === 'giver' || holds || listing.brandVisible
        ? workshopName(listing.workshopName, reader.locale)
        : null,
    note: claim.note,
    reason: claim.reason ?? '',
    massG: claim.massG ?? 0,
  };
}

function sideOf(reader: Reader, claim: ToldClaim): ClaimFacts['side'] | null {
  if (reader.workshopIds.includes(claim.workshopId)) return 'claimant';
  return reader.workshopIds.includes(claim.listing.workshopId) ? 'giver' : null;
}
