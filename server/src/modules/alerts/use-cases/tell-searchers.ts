import type { Tx } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import { loadDocumentRows } from '../../../search/document-rows.ts';

/**
 * Has a listing that has just been published told to everybody whose search finds it, in the caller's transaction.
 */
export async function tellSearchers({ jobs }: Pick<Deps, 'jobs'>, tx: Tx, listingId: string): Promise<void> {
  await jobs.enqueueMatch(tx, { listingId, before: null });
}

/**
 * Makes a change of a listing, and has it told, in the same transaction, to those whose searches find it from then on and did not
 * before: all of them when it was not published before the change. Where the change leaves it unpublished, nobody is told.
 */
export async function tellingSearchers<T>(
  { jobs }: Pick<Deps, 'jobs'>,
  tx: Tx,
  listingId: string,
  change: () => Promise<T>,
): Promise<T> {
  const [before] = await loadDocumentRows(tx, [listingId]);
  const result = await change();
  await jobs.enqueueMatch(tx, { listingId, before: before ?? null });
  return result;
}
