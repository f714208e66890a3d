import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { toAmount } from '@scampolo/shared/domain/quantity';
import { type Actor, belongsTo } from '../identity/actor.ts';
import { presentPhoto } from '../listings/present.ts';
import { memberName, workshopName } from '../privacy/nameless.ts';
import { sideOf } from './policy.ts';
import type { ClaimRecord } from './record.ts';

/** Where a reservation is fetched; told to the claimant only, and only while it holds. */
export type PickupOf = (claim: {
  listing: Pick<ClaimRecord['listing'], 'hub' | 'pickupKind' | 'workshopName' | 'pickupPlace'>;
}) => { workshop: string; place: string };

/** A claim as `actor`, who takes part in it, may see it. */
export function presentClaim(claim: ClaimRecord, actor: Actor, pickupOf: PickupOf): ClaimJson {
  const side = sideOf(actor, claim);
  const { title, locale, hub, status, photo } = claim.listing;
  const { workshop, kind, member } = claim.claimant;
  return {
    id: claim.id,
    listingId: claim.listingId,
    status: claim.status,
    amount: toAmount(claim.amount, claim.unit),
    pieceIds: claim.pieceIds,
    position: null,
    reservedUntil: claim.reservedUntil?.toISOString() ?? null,
    note: claim.note,
    massKg: claim.massG === null ? null : claim.massG / 1000,
    listing: { title, locale, hub, status, photo: photo ? presentPhoto(photo, title) : null },
    // One's own workshop needs no telling unless one acts for several.
    ...(side !== 'claimant' || actor.workshops.length > 1
      ? {
          claimant: {
            workshop: workshopName(workshop, actor.locale),
            kind,
            member: memberName(member, actor.locale),
          },
        }
      : {}),
    ...(side === 'claimant' && claim.status === 'reserved' ? { pickup: pickupOf(claim) } : {}),
    mine: belongsTo(actor, claim.workshopId),
    reason: claim.reason,
    createdAt: claim.createdAt.toISOString(),
    updatedAt: claim.updatedAt.toISOString(),
  };
}
