import type { Deps } from '../../../deps.ts';
import { deleteAccount, deleteEnded, findForgotten } from '../forget-repository.ts';

/** Accounts a run forgets at most; the next run goes on. */
const MOST_ACCOUNTS = 500;

/**
 * Deletes what is over: links, invitations and sessions 30 days after their end, attempts at the end of their window, and
 * accounts that nobody confirmed within 30 days, is signed in to, or used for anything (those with drafts or claims stay).
 * Gives how many rows and accounts.
 */
export async function forgetIdentity({ db }: Pick<Deps, 'db'>): Promise<number> {
  let forgotten = await deleteEnded(db);
  for (const id of await findForgotten(db, MOST_ACCOUNTS)) {
    if (await db.transaction((tx) => deleteAccount(tx, id))) forgotten += 1;
  }
  return forgotten;
}
