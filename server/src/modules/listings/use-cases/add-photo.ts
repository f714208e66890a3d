import type { Queryable, Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { LIMITS } from '@scampolo/shared/domain/listing';
import { AppError } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import type { ProcessedPhoto } from '../../../infra/images/pipeline.ts';
import { enqueueReindex } from '../../../search/outbox.ts';
import { tellingSearchers } from '../../alerts/use-cases/tell-searchers.ts';
import type { Actor } from '../../identity/actor.ts';
import { mergeColours } from '../photo-colours.ts';
import {
  findPhotoSentAs as findIdSentAs,
  insertPhoto,
  photoColours,
  touchPhotos,
} from '../photo-repository.ts';
import { authorizeEdit, authorizeOwn } from '../policy.ts';
import { presentPhotoOf } from '../present.ts';
import type { ListingRecord } from '../record.ts';
import { findListing, lockListing } from '../repository.ts';
import { forgetPhotoFiles } from './forget-photo-files.ts';
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
 * @param options.key the photo's idempotency key: where the listing got one under it meanwhile, that one is the answer and this
 *   file is forgotten
 * A published listing of a workshop that is not trusted goes back to the queue: staff have not seen this picture.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE, TOO_MANY_PHOTOS, the PHOTO_ codes, OVERLOADED while the store is away
 */
export async function addPhoto(
  deps: Deps,
  actor: Actor,
  listingId: string,
  path: string,
  { avif = true, key = null }: { avif?: boolean; key?: string | null } = {},
): Promise<PhotoJson> {
  const photo = await deps.images.process(path);
  await storeVariants(deps, photo.variants);
  const added = await deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    const earlier = key === null ? null : await findSentAs(tx, listing, key);
    if (earlier) return { answer: earlier, isNew: false };
    requireRoom(listing);
    const row = { id: newId(), alt: '', idempotencyKey: key, ...photoColumns(photo) };
    await changingPhotos(deps, tx, listing, () => insertPhoto(tx, listing, row));
    await reviewAgain(tx, listing);
    if (avif) await deps.jobs.enqueueAvif(tx, row.id);
    return { answer: presentPhotoOf(await findListing(tx, listingId), row.id), isNew: true };
  });
  if (added.isNew) await storeVariants(deps, photo.variants);
  else
    await forgetPhotoFiles(
      deps,
      photo.variants.map((variant) => variant.key),
    );
  return added.answer;
}

/**
 * The photo that the actor's workshop sent to a listing under this key, as it is now, also when nothing can be added any more; null
 * when there is none, or none any more.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function findPhotoSentAs(
  deps: Deps,
  actor: Actor,
  listingId: string,
  key: string,
): Promise<PhotoJson | null> {
  return findSentAs(deps.db, authorizeOwn(actor, await findListing(deps.db, listingId)), key);
}

async function findSentAs(db: Queryable, listing: ListingRecord, key: string): Promise<PhotoJson | null> {
  const id = await findIdSentAs(db, listing.id, key);
  // Without a lock, the photo may have come or gone since the listing was read.
  const isThere = id !== null && listing.photos.some((photo) => photo.id === id);
  return isThere ? presentPhotoOf(listing, id) : null;
}

/**
 * Changes a listing's photos; its colours follow them unless somebody corrected the colours by hand, and who looks for what is published
 * is told.
 */
export async function changingPhotos<T>(
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  listing: Authorized<ListingRecord, 'edit'>,
  change: () => Promise<T>,
): Promise<T> {
  const changeAll = async () => {
    const result = await change();
    await refreshColours(tx, listing);
    return result;
  };
  return listing.status === 'published' ? tellingSearchers(deps, tx, listing.id, changeAll) : changeAll();
}

async function refreshColours(tx: Tx, listing: Authorized<ListingRecord, 'edit'>): Promise<void> {
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
    colours: photo.colours.map(({ hex, lab, share, uncertainty }) => ({ hex, lab, share, uncertainty })),
    perceptualHash: photo.perceptualHash,
  };
}
