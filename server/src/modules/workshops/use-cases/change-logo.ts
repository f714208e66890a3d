import type { StoredLogo } from '@scampolo/db/schema/identity';
import type { WorkshopJson } from '@scampolo/shared/contract/workshops';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { forgetPhotoFiles } from '../../listings/use-cases/forget-photo-files.ts';
import { storeVariants } from '../../listings/use-cases/store-variants.ts';
import { authorizeOwner } from '../policy.ts';
import { presentWorkshop } from '../present.ts';
import { findWorkshop, lockWorkshop, updateLogo } from '../repository.ts';

/**
 * Says whether the actor may give the workshop a logo, before the upload is read.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function requireOwnWorkshop(deps: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<void> {
  authorizeOwner(actor, await findWorkshop(deps.db, id));
}

/**
 * Makes the picture in the file at `path` the workshop's logo, re-encoded, in place of the one before. Its sizes are stored
 * before the row that names them, as those of a photo.
 * @throws {AppError} NOT_FOUND, FORBIDDEN and the PHOTO_ codes
 */
export async function setLogo(deps: Deps, actor: Actor, id: string, path: string): Promise<WorkshopJson> {
  const picture = await deps.images.processLogo(path);
  await storeVariants(deps, picture.variants);
  const logo = picture.variants.map(({ key, width, height, type }) => ({ key, width, height, type }));
  const answer = await writeLogo(deps, actor, id, logo);
  // Equal bytes may have been removed with another's row just before ours was there to keep them.
  await storeVariants(deps, picture.variants);
  return answer;
}

/**
 * Takes the workshop's logo away; doing it twice does no harm.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function removeLogo(deps: Deps, actor: Actor, id: string): Promise<void> {
  await writeLogo(deps, actor, id, []);
}

async function writeLogo(deps: Deps, actor: Actor, id: string, logo: StoredLogo[]): Promise<WorkshopJson> {
  const { before, after } = await deps.db.transaction(async (tx) => {
    const workshop = authorizeOwner(actor, await lockWorkshop(tx, id));
    await updateLogo(tx, workshop, logo);
    return { before: workshop.logo, after: { ...workshop, logo } };
  });
  await forgetPhotoFiles(
    deps,
    before.map((size) => size.key),
  );
  return presentWorkshop(after, actor);
}
