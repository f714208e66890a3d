import type { OpenSessionJson } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../actor.ts';
import { presentSession } from '../present.ts';
import { endOwnSession, endSessionsOf, findSessions } from '../session-repository.ts';

/** Where the member is signed in, the last used first. */
export async function listSessions(deps: Pick<Deps, 'db'>, actor: Actor): Promise<OpenSessionJson[]> {
  const found = await findSessions(deps.db, actor.memberId);
  return found.map((session) => presentSession(session, actor.sessionId));
}

/**
 * Signs the member out on one device; says whether it is the one that asks.
 * @throws {AppError} NOT_FOUND when it is not a live session of theirs
 */
export async function endOneSession(deps: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<boolean> {
  if (!(await endOwnSession(deps.db, actor.memberId, id))) throw new AppError('NOT_FOUND');
  return id === actor.sessionId;
}

/** Signs the member out everywhere, here too. */
export async function endAllSessions(deps: Pick<Deps, 'db'>, actor: Actor): Promise<void> {
  await endSessionsOf(deps.db, actor.memberId);
}
