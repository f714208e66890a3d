import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@scampolo/db/client';
import { databaseErrorCode } from '@scampolo/db/client';
import type { ListingJson, UpdateListingBody } from '@scampolo/shared/contract/listings';
import type { ListingValues } from '@scampolo/shared/domain/listing';
import { missingForSubmit } from '@scampolo/shared/domain/missing-for-submit';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellingSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeEdit } from '../policy.ts';
import { presentListing } from '../present.ts';
import { type ListingRecord, toColumns, toStoredColours, toValues } from '../record.ts';
import { lockListing, replacePieces, updateListing as writeListing } from '../repository.ts';
import { requireSound } from '../validation.ts';
import { withoutUndefined } from './create-listing.ts';
import { isReviewedAgain } from './review-again.ts';

/** States in which a listing must stay complete, because somebody may be looking at it. */
const MUST_STAY_COMPLETE = ['pending', 'published'];

/** What staff read before they approve. */
const REVIEWED = [
  'title',
  'description',
  'category',
  'composition',
  'legalRoute',
  'priceKind',
  'price',
  'hub',
  'attributes',
] as const;

/** SQLSTATEs that mean: a claim holds what this change would take away. */
const HELD = ['23514', '23503'];

/**
 * Changes a listing. What is published stays published, but a change of what was reviewed sends the listing of a workshop
 * that is not trusted back to the queue. Less than what claims hold cannot be left.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, STALE_REVISION (details.current), VALIDATION_FAILED,
 *   LISTING_INCOMPLETE, AMOUNT_UNAVAILABLE
 */
export async function updateListing(
  deps: Deps,
  actor: Actor,
  id: string,
  body: UpdateListingBody,
): Promise<ListingJson> {
  const { revision, ...changes } = body;
  try {
    return await deps.db.transaction(async (tx) => {
      const listing = authorizeEdit(actor, await lockListing(tx, id));
      if (listing.revision !== revision) {
        throw new AppError('STALE_REVISION', { current: presentListing(listing, actor, []) });
      }
      const values: ListingValues = { ...toValues(listing), ...withoutUndefined(changes) };
      const warnings = requireSound(deps, values);
      refuseIncomplete(deps, listing, values);
      const again = mustBeReviewedAgain(listing, changes);
      const write = async () => {
        await writeListing(tx, listing, {
          ...toColumns(values),
          ...(again ? { status: 'pending' } : {}),
          ...(changes.colours
            ? { colours: toStoredColours(changes.colours), coloursCorrected: changes.colours.length > 0 }
            : {}),
        });
        if (changes.pieces) await replacePieces(tx, listing, changes.pieces);
      };
      // A draft is saved with every pause in typing, and nobody finds it.
      await (listing.status === 'published' ? tellingSearchers(deps, tx, id, write) : write());
      return reread(tx, actor, id, warnings);
    });
  } catch (error) {
    if (HELD.includes(databaseErrorCode(error) ?? ''))
      throw new AppError('AMOUNT_UNAVAILABLE', { reason: 'claimed' });
    throw error;
  }
}

function refuseIncomplete(deps: Deps, listing: ListingRecord, values: ListingValues): void {
  if (!MUST_STAY_COMPLETE.includes(listing.status)) return;
  const issues = missingForSubmit(values, deps.catalogue);
  if (issues.length > 0) throw new AppError('LISTING_INCOMPLETE', { issues });
}

function mustBeReviewedAgain(listing: ListingRecord, changes: Omit<UpdateListingBody, 'revision'>): boolean {
  if (!isReviewedAgain(listing)) return false;
  const before = toValues(listing);
  return REVIEWED.some(
    (field) => changes[field] !== undefined && !isDeepStrictEqual(changes[field], before[field]),
  );
}

async function reread(
  tx: Tx,
  actor: Actor,
  id: string,
  warnings: ReturnType<typeof requireSound>,
): Promise<ListingJson> {
  await enqueueReindex(tx, [id]);
  const changed = await lockListing(tx, id);
  if (!changed) throw new Error('a listing vanished while it was changed');
  return presentListing(changed, actor, warnings);
}
