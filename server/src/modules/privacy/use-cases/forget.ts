import type { Deps } from '../../../deps.ts';
import { forgetIdentity } from '../../identity/use-cases/forget-identity.ts';
import { forgetPhotoFiles } from '../../listings/use-cases/forget-photo-files.ts';
import { sweepPhotoFiles } from '../../listings/use-cases/sweep-photo-files.ts';
import { forgetContacts } from '../../moderation/use-cases/forget-contacts.ts';
import { blankNames, blankTexts, deleteMessages, deletePhotosOfClosed } from '../closed-repository.ts';
import { forgetFarewells } from '../deletion-repository.ts';
import { failStuck } from '../repository.ts';
import { forgetAged } from './forget-aged.ts';
import { forgetExports } from './forget-exports.ts';
import { EXPORT_DAYS } from './make-export.ts';

/** An export that takes longer is not being made any more, whatever its row says. */
const STUCK_HOURS = 2;
/** For so long the other side of a claim can still read why a workshop that has closed cancelled it. */
const TEXT_DAYS = 30;
const PHOTOS_AT_ONCE = 500;

/**
 * Deletes what was kept for a time that is over by the database's clock: sessions, links, invitations and accounts that were
 * never confirmed; exports with their files; addresses of deleted accounts, and of who filed a notice; photos and messages of
 * closed workshops, and their names and texts once no paper has to be kept. Exports that nobody is making any more have failed.
 * Files that a killed process left without a row go as well. Returns how many things.
 */
export async function forget(deps: Deps): Promise<number> {
  const identity = await forgetIdentity(deps);
  const farewells = await forgetFarewells(deps.db);
  const stuck = await failStuck(deps.db, STUCK_HOURS, EXPORT_DAYS);
  const blanked = await deps.db.transaction(
    async (tx) =>
      (await blankNames(tx)) + (await blankTexts(tx, TEXT_DAYS)) + (await deleteMessages(tx, TEXT_DAYS)),
  );
  const exports = await forgetExports(deps);
  const contacts = await forgetContacts(deps);
  const photos = (await forgetPhotosOfClosed(deps)) + (await sweepPhotoFiles(deps));
  const aged = await forgetAged(deps);
  return identity + farewells + stuck + blanked + contacts + exports + photos + aged;
}

async function forgetPhotosOfClosed(deps: Deps): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { count, keys } = await deletePhotosOfClosed(deps.db, PHOTOS_AT_ONCE);
    await forgetPhotoFiles(deps, keys);
    forgotten += count;
    if (count < PHOTOS_AT_ONCE) return forgotten;
  }
}
