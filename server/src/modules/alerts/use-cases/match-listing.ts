import type { Deps } from '../../../deps.ts';
import type { MatchJob } from '../../../jobs/match-job.ts';
import { buildDocument } from '../../../search/document.ts';
import { loadDocumentRows } from '../../../search/document-rows.ts';
import { insertMatches } from '../matching-repository.ts';
import { findWorkshopOf } from '../telling-repository.ts';
import { searchesFor } from './find-searches.ts';

/**
 * Tells a listing that has been published, or changed since, to everybody whose search finds it and did not before: at once, in one
 * mail to each, or noted for the mail of the day or the week. Each page of searches is one transaction with its mails, and a pair
 * of search and listing is noted once for ever: killed anywhere and begun anew, nobody is told twice and nobody left out. A listing
 * that is not published (any more) is told to nobody.
 */
export async function matchListing(
  deps: Pick<Deps, 'db' | 'catalogue' | 'jobs'>,
  job: MatchJob,
): Promise<void> {
  const { db, catalogue, jobs } = deps;
  const { listingId, before } = job;
  const [row] = await loadDocumentRows(db, [listingId]);
  const workshopId = row && (await findWorkshopOf(db, listingId));
  if (!row || !workshopId) return;
  const pages = searchesFor(db, buildDocument(row, catalogue), {
    before: before && buildDocument(before, catalogue),
    butWorkshop: workshopId,
    active: false,
  });
  for await (const found of pages) {
    const searchIds = found.map(({ id }) => id);
    await db.transaction(async (tx) => {
      const finders = await insertMatches(tx, listingId, searchIds);
      await jobs.enqueueMails(
        tx,
        finders.map((finder) => ({
          kind: 'lots_found',
          memberId: finder.memberId,
          cadence: 'at_once',
          found: finder.searchIds.map((searchId) => ({ searchId, listingIds: [listingId], more: 0 })),
        })),
      );
    });
  }
}
