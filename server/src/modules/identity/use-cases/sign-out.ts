import type { Deps } from '../../../deps.ts';
import type { Actor } from '../actor.ts';
import { endSession } from '../session-repository.ts';

/** Ends the session that the actor came with: its tokens are dead from the next request on. */
export async function signOut(deps: Deps, actor: Actor): Promise<void> {
  await endSession(deps.db, actor.sessionId);
}
