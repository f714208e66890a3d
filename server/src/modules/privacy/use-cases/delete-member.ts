import type { Tx } from '@scampolo/db/client';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { forgetSearchesOf } from '../../alerts/use-cases/forget-searches.ts';
import type { Actor } from '../../identity/actor.ts';
import { requirePassword } from '../../identity/use-cases/change-password.ts';
import { mailLink } from '../../identity/use-cases/mail-link.ts';
import { forgetPhotoFiles } from '../../listings/use-cases/forget-photo-files.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { forgetWantedOf } from '../../wanted/use-cases/forget-wanted.ts';
import { closeWorkshop } from '../../workshops/use-cases/close-workshop.ts';
import { forgetMember, lockDeletable } from '../deletion-repository.ts';
import { authorizeDelete, outcomeOf, type Standing } from '../policy.ts';
import { expireExportsOf } from '../repository.ts';
import { forgetExports } from './forget-exports.ts';

/**
 * Deletes the actor's account for good, all of it or nothing: workshops that nobody else acts for close, others are left, all
 * sessions end, the address is free for whoever registers with it next, and a last mail goes to it when it was confirmed.
 * @throws {AppError} VALIDATION_FAILED with `wrong_password`, RATE_LIMITED, LAST_OWNER, LAST_ADMIN; UNAUTHENTICATED when it
 *   has just been deleted
 */
export async function deleteMember(deps: Deps, actor: Actor, password: string): Promise<void> {
  await requirePassword(deps, actor, password);
  const photoKeys = await deps.db.transaction((tx) => deleteAll(deps, tx, actor));
  // The account is gone whatever happens to its files. Those of exports the timer finds again.
  const files = [forgetExports(deps, actor.memberId), forgetPhotoFiles(deps, photoKeys)];
  for (const done of await Promise.allSettled(files)) {
    if (done.status === 'fulfilled') continue;
    deps.log.error({ err: done.reason }, 'files of a deleted account are left');
  }
}

/** Gives the content addresses of photos that nothing names any more. */
async function deleteAll(deps: Deps, tx: Tx, actor: Actor): Promise<string[]> {
  const found = await lockDeletable(tx, actor.memberId);
  if (!found) throw new AppError('UNAUTHENTICATED');
  const member = authorizeDelete(found);
  const photoKeys: string[] = [];
  for (const standing of member.standings) {
    if (outcomeOf(standing) === 'closes') {
      photoKeys.push(...(await closeWorkshop(deps, tx, actor, standing.id)).photoKeys);
    } else await recordLeaving(tx, actor, standing);
  }
  await forgetWantedOf(tx, { memberId: actor.memberId });
  await forgetSearchesOf(tx, actor.memberId);
  await expireExportsOf(tx, actor.memberId);
  const { email, confirmed } = await forgetMember(tx, member);
  await recordAudit(tx, {
    actorId: actor.memberId,
    action: 'member.delete',
    subjectKind: 'member',
    subjectId: actor.memberId,
    hub: null,
    detail: { workshops: member.standings.length, photos: photoKeys.length },
  });
  if (confirmed) {
    const { locale } = actor;
    await mailLink(deps, tx, { memberId: null, purpose: 'account_deleted', email, locale });
  }
  return photoKeys;
}

async function recordLeaving(tx: Tx, { memberId }: Actor, { id, hub }: Standing): Promise<void> {
  await recordAudit(tx, {
    actorId: memberId,
    action: 'workshop.leave',
    subjectKind: 'workshop',
    subjectId: id,
    hub,
    detail: { member: memberId },
  });
}
