import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { changePhoto } from '../photo-repository.ts';
import { authorizeEdit } from '../policy.ts';
import { presentPhotoOf } from '../present.ts';
import { findListing, lockListing } from '../repository.ts';
import { reviewAgain } from './review-again.ts';

/**
 * Writes what a photo shows, for who cannot see it; an empty text goes back to the one suggested from the facts. No search document
 * shows it, so none is built anew. In a published listing of a workshop that is not trusted, staff read it first.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function describePhoto(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  what: { listingId: string; photoId: string; alt: string },
): Promise<PhotoJson> {
  const { listingId, photoId, alt } = what;
  return deps.db.transaction(async (tx) => {
    const listing = authorizeEdit(actor, await lockListing(tx, listingId));
    if (!(await changePhoto(tx, listing, photoId, { alt }))) throw new AppError('NOT_FOUND');
    if (alt !== '') await reviewAgain(tx, listing);
    return presentPhotoOf(await findListing(tx, listingId), photoId);
  });
}
