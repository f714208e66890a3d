import { AppError } from '@scampolo/shared/errors';
import { type Authorized, authorize } from '../../authorized.ts';
import { type Actor, belongsTo, isStaffOf } from '../identity/actor.ts';
import type { WantedRecord } from './record.ts';

/** Open wanted posts that a member can have. */
export const MOST_OPEN = 20;

/** A post that its author or a colleague changes. */
export type OwnWanted = Authorized<WantedRecord, 'own'>;
/** A post that staff take down. */
export type RemovableWanted = Authorized<WantedRecord, 'remove'>;

/** Who posted it, and who acts for the same workshop. */
export function isOwn(actor: Actor | null, post: WantedRecord): boolean {
  return actor !== null && (post.memberId === actor.memberId || belongsTo(actor, post.workshopId));
}

/** Whether the actor may know everything about a post: its own people, and the staff of its hub. */
export function isInsider(actor: Actor | null, post: WantedRecord): boolean {
  return isOwn(actor, post) || isStaffOf(actor, post.hub);
}

/**
 * Anybody sees a post, also once it is closed, so that a link does not die. What staff took down, and posts of who is suspended, are
 * for insiders. Otherwise NOT_FOUND.
 */
export function authorizeSee(
  actor: Actor | null,
  post: WantedRecord | null,
): Authorized<WantedRecord, 'see'> {
  if (!post) throw new AppError('NOT_FOUND');
  const isPublic = post.status !== 'removed' && post.authorActive;
  return authorize(post, 'see', isPublic || isInsider(actor, post));
}

/** Its author and their colleagues change a post, while it is open. FORBIDDEN for who can see it, NOT_FOUND for the rest. */
export function authorizeOwn(actor: Actor, post: WantedRecord | null): OwnWanted {
  const seen = authorizeSee(actor, post);
  const own = authorize<WantedRecord, 'own'>(seen, 'own', isOwn(actor, seen), 'FORBIDDEN');
  if (own.status !== 'open') throw new AppError('INVALID_STATE', { status: own.status });
  return own;
}

/** True for the staff of its hub and admins, but not for one's own. */
export function mayRemove(actor: Actor | null, post: WantedRecord): boolean {
  return isStaffOf(actor, post.hub) && !isOwn(actor, post) && post.status !== 'removed';
}

/** Staff take down what can be seen, open or not. FORBIDDEN for who can see it, NOT_FOUND for the rest. */
export function authorizeRemove(actor: Actor, post: WantedRecord | null): RemovableWanted {
  const seen = authorizeSee(actor, post);
  const works = isStaffOf(actor, seen.hub) && !isOwn(actor, seen);
  const removable = authorize<WantedRecord, 'remove'>(seen, 'remove', works, 'FORBIDDEN');
  if (removable.status === 'removed') throw new AppError('INVALID_STATE', { status: removable.status });
  return removable;
}
