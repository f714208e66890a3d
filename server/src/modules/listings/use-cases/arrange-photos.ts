import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { deletePhoto, orderPhotos as writeOrder } from '../photo-repository.ts';
import { authorizeEdit } from '../policy.ts';
import { presentListing, presentPhotos } from '../present.ts';
import { findListing, lockListing } from '../repository.ts';
import { changingPhotos } from './add-photo.ts';
import { forgetPhotoFiles } from './forget-photo-files.ts';
import { forgetPreview } from './read-preview.ts';

/**
 * Puts a listing's photos in another order; the first is the one on cards.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, STALE_REVISION (details.current, when a revision is named);
 *   VALIDATION_FAILED unless exactly its photos are named
 */
export async function orderPhotos(
  deps: Deps,
  actor: Actor,
  listingId: string,
  order: { photoIds: readonly string[]; revision?: number | undefined },
): Promise<PhotoJson[]> {
  const { photoIds, revision } = order;
  return deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    if (revision !== undefined && listing.revision !== revision) {
      throw new AppError('STALE_REVISION', { current: presentListing(listing, actor, []) });
    }
    const present = new Set(listing.photos.map((photo) => photo.id));
    if (
      new Set(photoIds).size !== photoIds.length ||
      photoIds.length !== present.size ||
      !photoIds.every((id) => present.has(id))
    ) {
      throw new AppError('VALIDATION_FAILED', {
        issues: [
          { path: 'photoIds', code: 'not_a_permutation', message: 'Name every photo of the listing once.' },
        ],
      });
    }
    await changingPhotos(deps, tx, listing, () => writeOrder(tx, listing, photoIds));
    const after = await findListing(tx, listingId);
    return after ? presentPhotos(after) : [];
  });
}

/**
 * Removes a photo from a listing, and its files once no other photo uses the same bytes.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function removePhoto(
  deps: Deps,
  actor: Actor,
  listingId: string,
  photoId: string,
): Promise<void> {
  const keys = await deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    const photo = listing.photos.find((one) => one.id === photoId);
    const remove = () => deletePhoto(tx, listing, photoId);
    if (!photo || !(await changingPhotos(deps, tx, listing, remove))) throw new AppError('NOT_FOUND');
    return photo.variants.map((variant) => variant.key);
  });
  await forgetPhotoFiles(deps, keys);
  await forgetPreview(deps, listingId);
}
