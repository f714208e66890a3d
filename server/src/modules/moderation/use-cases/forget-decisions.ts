import type { Tx } from '@scampolo/db/client';
import { deleteDecisions } from '../repository.ts';

/** Forgets what was decided on listings that are about to be deleted; that it was decided stays in the audit log. */
export async function forgetDecisions(tx: Tx, listingIds: readonly string[]): Promise<void> {
  if (listingIds.length > 0) await deleteDecisions(tx, listingIds);
}
