import type { ListingJson } from '@scampolo/shared/contract/listings';
import { checkListing } from '@scampolo/shared/domain/check-listing';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeSee, isInsider } from '../policy.ts';
import { presentListing } from '../present.ts';
import { toValues } from '../record.ts';
import { findListing } from '../repository.ts';

/**
 * One listing as `actor` (null: anybody) may see it.
 * @throws {AppError} NOT_FOUND
 */
export async function readListing(deps: Deps, actor: Actor | null, id: string): Promise<ListingJson> {
  const listing = authorizeSee(actor, await findListing(deps.db, id));
  const warnings = isInsider(actor, listing) ? checkListing(toValues(listing), deps).warnings : [];
  return presentListing(listing, actor, warnings);
}
