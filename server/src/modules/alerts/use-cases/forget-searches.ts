import type { Tx } from '@scampolo/db/client';
import { deleteSearchesOf } from '../repository.ts';

/** Deletes all searches of a member who leaves, with what they have found. */
export async function forgetSearchesOf(tx: Tx, memberId: string): Promise<void> {
  await deleteSearchesOf(tx, memberId);
}
