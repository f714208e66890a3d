import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { changePhoto } from '../photo-repository.ts';
import { authorizeEdit } from '../policy.ts';
import { presentPhotoOf } from '../present.ts';
import type { ListingRecord, PhotoRow } from '../record.ts';
import { findListing, lockListing } from '../repository.ts';
import { changingPhotos, photoColumns } from './add-photo.ts';
import { forgetPhotoFiles } from './forget-photo-files.ts';
import { forgetPreview } from './read-preview.ts';
import { reviewAgain } from './review-again.ts';
import { storeVariants } from './store-variants.ts';

/**
 * Says whether the actor may replace the photo now, before the upload is read.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function requirePhoto(
  deps: Deps,
  actor: Actor,
  listingId: string,
  photoId: string,
): Promise<void> {
  photoOf(authorizeEdit(actor, await findListing(deps.db, listingId)), photoId);
}

/**
 * Puts the photo in the file at `path` in the place of another one of the listing, which keeps its id, its place and the text that
 * somebody wrote for it; staff see it again, as a new one. The files of the one before go once nothing else names them; AVIF variants of the new one follow in a job.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, the PHOTO_ codes, OVERLOADED while the store is away
 */
export async function replacePhoto(
  deps: Deps,
  actor: Actor,
  what: { listingId: string; photoId: string; path: string },
): Promise<PhotoJson> {
  const { listingId, photoId, path } = what;
  const photo = await deps.images.process(path);
  await storeVariants(deps, photo.variants);
  const { before, after } = await deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    const replaced = photoOf(listing, photoId);
    const change = () => changePhoto(tx, listing, photoId, photoColumns(photo));
    await changingPhotos(deps, tx, listing, change);
    await reviewAgain(tx, listing);
    await deps.jobs.enqueueAvif(tx, photoId);
    return { before: replaced, after: presentPhotoOf(await findListing(tx, listingId), photoId) };
  });
  await storeVariants(deps, photo.variants);
  await forgetPhotoFiles(
    deps,
    before.variants.map(({ key }) => key),
  );
  await forgetPreview(deps, listingId);
  return after;
}

function photoOf(listing: ListingRecord, photoId: string): PhotoRow {
  const photo = listing.photos.find((one) => one.id === photoId);
  if (!photo) throw new AppError('NOT_FOUND');
  return photo;
}
