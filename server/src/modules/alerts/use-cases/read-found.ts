import type { Queryable } from '@scampolo/db/client';
import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { LotsFoundMail } from '../../../jobs/mail-job.ts';
import { presentSummary } from '../../listings/present.ts';
import { loadPublished } from '../../listings/use-cases/load-listing.ts';
import { findTold } from '../telling-repository.ts';

/** What one search has found, as a mail tells it. */
export interface TellableSearch {
  id: string;
  kind: 'saved' | 'wanted';
  name: string;
  query: string;
  /** the post behind it; null for a kept search */
  wantedId: string | null;
  /** as anybody sees them */
  lots: ListingSummary[];
  more: number;
}

/**
 * What is left to tell of a mail's findings when it goes out: without searches that are gone or want no mails any more, without lots
 * that cannot be had any more, and each lot under the first search that found it alone.
 */
export async function readFound(
  db: Queryable,
  { memberId, found }: Pick<LotsFoundMail, 'memberId' | 'found'>,
): Promise<TellableSearch[]> {
  const searches = await findTold(
    db,
    memberId,
    found.map(({ searchId }) => searchId),
  );
  const listingIds = [...new Set(found.flatMap((one) => one.listingIds))];
  const records = await loadPublished(db, listingIds);
  const left = new Map(records.map((record) => [record.id, presentSummary(record, null)]));
  const tellable: TellableSearch[] = [];
  for (const { searchId, listingIds: ids, more } of found) {
    const search = searches.find(({ id }) => id === searchId);
    if (!search) continue;
    const lots = ids.flatMap((id) => left.get(id) ?? []);
    for (const { id } of lots) left.delete(id);
    if (lots.length > 0) tellable.push({ ...search, lots, more });
  }
  return tellable;
}
