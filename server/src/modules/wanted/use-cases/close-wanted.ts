import type { CloseWantedBody, RemoveWantedBody, WantedJson } from '@scampolo/shared/contract/wanted';
import type { Deps } from '../../../deps.ts';
import { endWantedSearches } from '../../alerts/use-cases/wanted-search.ts';
import type { Actor } from '../../identity/actor.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { authorizeOwn, authorizeRemove } from '../policy.ts';
import { expireEnded, lockWanted, updateClosed } from '../repository.ts';
import { readWanted } from './read-wanted.ts';

/**
 * Closes a post: what was looked for is found, or not looked for any more. Nothing more is told about it.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, INVALID_STATE
 */
export async function closeWanted(
  deps: Pick<Deps, 'db' | 'search'>,
  actor: Actor,
  id: string,
  { outcome }: CloseWantedBody,
): Promise<WantedJson> {
  await deps.db.transaction(async (tx) => {
    const post = authorizeOwn(actor, await lockWanted(tx, id));
    await updateClosed(tx, post, { status: outcome });
    await endWantedSearches(tx, [post.searchId]);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'wanted.close',
      subjectKind: 'wanted',
      subjectId: id,
      hub: post.hub,
      detail: { outcome },
    });
  });
  return readWanted(deps, actor, id);
}

/**
 * Takes a post down, and tells its author why.
 * @throws {AppError} NOT_FOUND; FORBIDDEN (one's own, or another hub's); INVALID_STATE (it is down already)
 */
export async function removeWanted(
  deps: Pick<Deps, 'db' | 'search' | 'jobs'>,
  actor: Actor,
  id: string,
  { reason }: RemoveWantedBody,
): Promise<WantedJson> {
  await deps.db.transaction(async (tx) => {
    const post = authorizeRemove(actor, await lockWanted(tx, id));
    const removed = { removedReason: reason, removedBy: actor.memberId };
    await updateClosed(tx, post, { status: 'removed', ...removed });
    await endWantedSearches(tx, [post.searchId]);
    await recordAudit(tx, {
      actorId: actor.memberId,
      action: 'wanted.remove',
      subjectKind: 'wanted',
      subjectId: id,
      hub: post.hub,
      detail: { reason, from: post.status },
    });
    await deps.jobs.enqueueMails(tx, [{ kind: 'wanted_removed', subjectId: id, memberId: post.memberId }]);
  });
  return readWanted(deps, actor, id);
}

const AT_ONCE = 500;

/** Closes posts whose time is over by the database's clock. Returns how many. */
export async function expireWanted(deps: Pick<Deps, 'db'>): Promise<number> {
  let closed = 0;
  for (;;) {
    const some = await deps.db.transaction(async (tx) => {
      const expired = await expireEnded(tx, AT_ONCE);
      await endWantedSearches(
        tx,
        expired.map(({ searchId }) => searchId),
      );
      for (const { id, hub } of expired) {
        await recordAudit(tx, {
          actorId: null,
          action: 'wanted.expire',
          subjectKind: 'wanted',
          subjectId: id,
          hub,
          detail: {},
        });
      }
      return expired.length;
    });
    closed += some;
    if (some < AT_ONCE) return closed;
  }
}
