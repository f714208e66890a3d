import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { OpenHours } from '@scampolo/shared/domain/open-hours';
import type { Deps } from '../../../deps.ts';
import { findPickupHours } from '../repository.ts';

/** When the place is open where a claim is fetched, for who was told the place; null for everybody else and for a bay. */
export async function readPickupHours(
  { db }: Pick<Deps, 'db'>,
  claim: Pick<ClaimJson, 'id' | 'pickup'>,
): Promise<OpenHours[] | null> {
  return claim.pickup ? findPickupHours(db, claim.id) : null;
}
