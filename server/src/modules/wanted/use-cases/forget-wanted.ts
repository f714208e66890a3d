import type { Db, Tx } from '@scampolo/db/client';
import { endWantedSearches } from '../../alerts/use-cases/wanted-search.ts';
import { deleteEnded, deleteWanted, type Leaving } from '../repository.ts';

/** Deletes all posts of who leaves, with what they look for: nobody is there to be answered any more. */
export async function forgetWantedOf(tx: Tx, leaving: Leaving): Promise<void> {
  await endWantedSearches(tx, await deleteWanted(tx, leaving));
}

/** Deletes posts that ended more than `days` ago, `most` at most. Gives how many. */
export function forgetEndedWanted(db: Db, days: number, most: number): Promise<number> {
  return deleteEnded(db, days, most);
}
