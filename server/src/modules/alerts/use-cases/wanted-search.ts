import type { Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { AppError } from '@scampolo/shared/errors';
import type { Actor } from '../../identity/actor.ts';
import { deleteSearches, insertSearch, lockMember, updateSearch } from '../repository.ts';

/**
 * Until the transaction ends nobody else saves or posts in the actor's name.
 * @throws {AppError} UNAUTHENTICATED when the account has just been deleted
 */
export async function requireAccount(tx: Tx, actor: Actor): Promise<void> {
  if (!(await lockMember(tx, actor.memberId))) throw new AppError('UNAUTHENTICATED');
}

/** Looks for what a wanted post asks, from now on; gives the search's id. `query` is a question: see `readQuestion`. */
export async function openWantedSearch(
  tx: Tx,
  { memberId, title, query, cadence }: { memberId: string; title: string; query: string; cadence: Cadence },
): Promise<string> {
  const id = newId();
  await insertSearch(tx, { id, memberId, kind: 'wanted', name: title, query, cadence });
  return id;
}

/**
 * Changes what a wanted post's search looks for; what it has found stays found, so that nobody is told twice. Gives the search's id,
 * or null when it asks for everything and is therefore no search any more.
 */
export async function changeWantedSearch(
  tx: Tx,
  id: string,
  { title, query, cadence }: { title: string; query: string; cadence: Cadence | undefined },
): Promise<string | null> {
  if (query === '') {
    await deleteSearches(tx, [id]);
    return null;
  }
  await updateSearch(tx, { id }, { name: title, query, cadence });
  return id;
}

/** Ends searches of wanted posts, with what they have found. */
export async function endWantedSearches(tx: Tx, ids: readonly (string | null)[]): Promise<void> {
  await deleteSearches(
    tx,
    ids.filter((id) => id !== null),
  );
}
