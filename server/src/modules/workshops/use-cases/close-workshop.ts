import type { Tx } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import { cancelForClosing, lastHandOver } from '../../exchange/use-cases/cancel-for-closing.ts';
import type { Actor } from '../../identity/actor.ts';
import { endListings } from '../../listings/use-cases/end-listings.ts';
import { forgetPhotoFiles } from '../../listings/use-cases/forget-photo-files.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { forgetWantedOf } from '../../wanted/use-cases/forget-wanted.ts';
import { keptUntil } from '../kept.ts';
import { revokeInvitations } from '../people-repository.ts';
import { authorizeClose } from '../policy.ts';
import { lockForClosing, lockWorkshop, updateClosed } from '../repository.ts';

/** What closing a workshop did. */
export interface ClosedWorkshop {
  listingsWithdrawn: number;
  listingsDeleted: number;
  claimsCancelled: number;
  /** its name, places and VAT number stay until then; null: they are gone */
  keptUntil: Date | null;
  /** content addresses that nothing of the workshop names any more: {@link forgetPhotoFiles} once the transaction has committed */
  photoKeys: string[];
}

/**
 * Closes a workshop in the caller's transaction, for good: live claims of it and on its listings are cancelled and the other
 * side is told, what was published is withdrawn, what never was is deleted, as are its wanted posts, invitations are taken back, nobody acts for it any
 * more. What papers have to name stays for ten years after the last hand-over; where there was none, nothing stays.
 *
 * Claims are locked before listings, as everywhere, and once more after them, for those that were made in between.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function closeWorkshop(
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<ClosedWorkshop> {
  const workshop = authorizeClose(actor, await lockWorkshop(tx, id));
  await lockForClosing(tx, workshop);
  const cancelled = await cancelForClosing(deps, tx, workshop, actor.memberId);
  const { photoKeys, ...listings } = await endListings(tx, workshop, actor.memberId);
  const late = await cancelForClosing(deps, tx, workshop, actor.memberId);
  await forgetWantedOf(tx, { workshopId: id });
  const invitationsRevoked = await revokeInvitations(tx, workshop);
  const kept = keptUntil(await lastHandOver(tx, id));
  const gone = { story: '', logo: [], languages: [], profilePublic: false, trustNote: null };
  await updateClosed(tx, workshop, {
    ...gone,
    ...(kept === null ? { name: '', places: [], vatNumber: null } : { keptUntil: kept }),
  });
  const claimsCancelled = cancelled + late;
  await recordAudit(tx, {
    actorId: actor.memberId,
    action: 'workshop.close',
    subjectKind: 'workshop',
    subjectId: id,
    hub: workshop.hub,
    detail: { ...listings, claimsCancelled, invitationsRevoked, kept: kept !== null },
  });
  return {
    listingsWithdrawn: listings.withdrawn,
    listingsDeleted: listings.deleted,
    claimsCancelled,
    keptUntil: kept,
    photoKeys: [...photoKeys, ...workshop.logo.map((size) => size.key)],
  };
}

/**
 * Closes a workshop as its owner asks.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function closeOwnWorkshop(
  deps: Pick<Deps, 'db' | 'jobs' | 'photoStore'>,
  actor: Actor,
  id: string,
): Promise<void> {
  const { photoKeys } = await deps.db.transaction((tx) => closeWorkshop(deps, tx, actor, id));
  await forgetPhotoFiles(deps, photoKeys);
}
