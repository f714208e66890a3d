import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { AppError } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import type { ProcessedPhoto } from '../../../infra/images/pipeline.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import type { Actor } from '../../identity/actor.ts';
import { mergeColours } from '../photo-colours.ts';
import { insertPhoto, photoColours, touchPhotos } from '../photo-repository.ts';
import { authorizeEdit } from '../policy.ts';
import { presentPhotoOf } from '../present.ts';
import type { ListingRecord } from '../record.ts';
import { findListing, lockListing } from '../repository.ts';
import { reviewAgain } from './review-again.ts';
import { storeVariants } from './store-variants.ts';

/**
 * Says whether the actor may add a photo now, before the upload is read.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, TOO_MANY_PHOTOS
 */
export async function requireRoomForPhoto(deps: Deps, actor: Actor, listingId: string): Promise<void> {
  requireRoom(authorizeEdit(actor, await findListing(deps.db, listingId)));
}

/**
 * Adds the photo in the file at `path` to a listing. The variants are stored before the row that names them, so that a
 * crash in between leaves bytes that nothing names and never a name without bytes. AVIF variants follow in a job.
 * @param options.avif false for photos that need none, such as the demo's
 * A published listing of a workshop that is not trusted goes back to the queue: staff have not seen this picture.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, TOO_MANY_PHOTOS, the PHOTO_ codes, OVERLOADED while the store is away
 */
export async function addPhoto(
  deps: Deps,
  actor: Actor,
  listingId: string,
  path: string,
  { avif = true }: { avif?: boolean } = {},
): Promise<PhotoJson> {
  const photo = await deps.images.process(path);
  await storeVariants(deps, photo.variants);
  const added = await deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    requireRoom(listing);
    const row = { id: newId(), alt: '', ...photoColumns(photo) };
    await insertPhoto(tx, listing, row);
    await refreshColours(tx, listing);
    await reviewAgain(tx, listing);
    if (avif) await deps.jobs.enqueueAvif(tx, row.id);
    return presentPhotoOf(await findListing(tx, listingId), row.id);
  });
  await storeVariants(deps, photo.variants);
  return added;
}

/** After photos changed: the listing's colours follow them unless somebody corrected the colours by hand. */
export async function refreshColours(tx: Tx, listing: Authorized<ListingRecord, 'edit'>): Promise<void> {
  const colours = listing.coloursCorrected ? null : mergeColours(await photoColours(tx, listing.id));
  await touchPhotos(tx, listing, colours);
  await enqueueReindex(tx, [listing.id]);
}

function requireRoom(listing: ListingRecord): void {
  if (listing.photos.length >= LIMITS.photos) throw new AppError('TOO_MANY_PHOTOS', { most: LIMITS.photos });
}

/** What a photo's row says of a processed photo. */
export function photoColumns(photo: ProcessedPhoto) {
  return {
    width: photo.width,
    height: photo.height,
    thumbhash: photo.thumbhash,
    variants: photo.variants.map(({ key, width, height, type }) => ({ key, width, height, type })),
    colours: photo.colours.map(({ hex, lab, share }) => ({ hex, lab, share })),
    perceptualHash: photo.perceptualHash,
  };
}
