import type { Deps } from '../../../deps.ts';
import { deleteContacts } from '../notice-repository.ts';

/** For so long after an answer the address stays to which it was sent, should it have to be sent again. */
const CONTACT_DAYS = 90;

/** Forgets the addresses of who filed notices without an account, once their answer has had its time. Gives how many. */
export function forgetContacts({ db }: Pick<Deps, 'db'>): Promise<number> {
  return deleteContacts(db, CONTACT_DAYS);
}
