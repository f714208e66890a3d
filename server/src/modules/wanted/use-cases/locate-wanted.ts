import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { authorizeSee } from '../policy.ts';
import { findWanted } from '../repository.ts';

/**
 * Whose staff answer for a wanted post, and what it is called.
 * @throws {AppError} NOT_FOUND for what the actor cannot see
 */
export async function locateWanted(
  deps: Pick<Deps, 'db'>,
  actor: Actor | null,
  id: string,
): Promise<{ hub: string; title: string; locale: string }> {
  const { hub, title, locale } = authorizeSee(actor, await findWanted(deps.db, id));
  return { hub, title, locale };
}
