import { newId } from '@scampolo/db/ids';
import type {
  ChangeSavedSearchBody,
  SavedSearchBody,
  SavedSearchJson,
} from '@scampolo/shared/contract/saved-searches';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../identity/actor.ts';
import { MOST_SAVED } from '../limits.ts';
import { authorizeKeep } from '../policy.ts';
import { presentSearch } from '../present.ts';
import { readQuestion } from '../question.ts';
import {
  countKept,
  deleteSearches,
  findKept,
  findSame,
  insertSearch,
  lockKept,
  lockMember,
  markSeen,
  updateSearch,
} from '../repository.ts';

/** The searches that the actor keeps, the newest first; there are so few that one page has them all. */
export async function listSavedSearches(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
): Promise<{ items: SavedSearchJson[]; nextCursor: null }> {
  const found = await findKept(deps.db, actor.memberId);
  return { items: found.map(presentSearch), nextCursor: null };
}

/**
 * Keeps a search. The same question again changes the name and cadence of what is kept. What is published from now on is found; what
 * is there already the member has before their eyes. Mails go to a confirmed address only, and begin once it is.
 * @throws {AppError} VALIDATION_FAILED (query), TOO_MANY_SEARCHES
 */
export async function saveSearch(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  { query: address, name, cadence }: SavedSearchBody,
): Promise<SavedSearchJson> {
  const query = readQuestion(address);
  const { memberId } = actor;
  return deps.db.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) throw new AppError('UNAUTHENTICATED');
    const same = await findSame(tx, memberId, query);
    if (same) await updateSearch(tx, authorizeKeep(actor, same), { name, cadence });
    else {
      if ((await countKept(tx, memberId)) >= MOST_SAVED)
        throw new AppError('TOO_MANY_SEARCHES', { most: MOST_SAVED });
      await insertSearch(tx, { id: newId(), memberId, name, query, cadence });
    }
    const saved = await findSame(tx, memberId, query);
    if (!saved) throw new Error('a search vanished while it was saved');
    return presentSearch(saved);
  });
}

/**
 * Changes the name or cadence of a kept search.
 * @throws {AppError} NOT_FOUND
 */
export async function changeSearch(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  id: string,
  changes: ChangeSavedSearchBody,
): Promise<SavedSearchJson> {
  return deps.db.transaction(async (tx) => {
    const search = authorizeKeep(actor, await lockKept(tx, id));
    await updateSearch(tx, search, changes);
    const changed = await lockKept(tx, id);
    if (!changed) throw new Error('a search vanished while it was changed');
    return presentSearch(changed);
  });
}

/**
 * Forgets a kept search with what it found.
 * @throws {AppError} NOT_FOUND
 */
export async function deleteSearch(deps: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const search = authorizeKeep(actor, await lockKept(tx, id));
    await deleteSearches(tx, [search.id]);
  });
}

/**
 * Notes that the actor has looked at what a kept search finds.
 * @throws {AppError} NOT_FOUND
 */
export async function seeSearch(deps: Pick<Deps, 'db'>, actor: Actor, id: string): Promise<void> {
  if (!(await markSeen(deps.db, actor.memberId, id))) throw new AppError('NOT_FOUND');
}
