import type { Waiting } from '@scampolo/shared/contract/desk';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import * as repository from '../waiting-repository.ts';

/** What waits for the actor, for the head of every page: one prepared statement. */
export function countWaiting({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<Waiting> {
  return repository.countWaiting(db, actor);
}
