import type { Queryable } from '@scampolo/db/client';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { loadRevisionPage } from './document-rows.ts';
import type { IndexedRevision, SearchEngine } from './engine.ts';

/** How the index differs from the listings, by id. Changes that still wait in the outbox are no drift. */
export interface Drift {
  /** listings and documents compared */
  checked: number;
  /** published and not in the index */
  missing: string[];
  /** in the index with another revision than the listing's */
  stale: string[];
  /** in the index and not published */
  extra: string[];
}

const PAGE_SIZE = 5000;

/**
 * Compares ids and revisions of all published listings with those of the index, in both directions. Both
 * change while they are read, so what differs is looked at a second time, and only what differs twice in the
 * same way, and waits for no drain, counts.
 */
export async function verifyIndex(options: {
  db: Queryable;
  engine: SearchEngine;
  pageSize?: number;
}): Promise<Drift> {
  const first = await compare(options);
  if (first.differences.size === 0) return asDrift(first.checked, first.differences);
  const second = await compare(options);
  const waiting = await readWaiting(options.db);
  const lasting = [...second.differences].filter(
    ([id, difference]) => first.differences.get(id) === difference && !waiting.has(id),
  );
  return asDrift(second.checked, new Map(lasting));
}

/** What is wrong with a listing's document, revisions included, so that two findings can be told apart. */
type Difference = `missing ${number}` | `extra ${number}` | `stale ${number} ${number}`;

async function compare({ db, engine, pageSize = PAGE_SIZE }: Parameters<typeof verifyIndex>[0]): Promise<{
  checked: number;
  differences: Map<string, Difference>;
}> {
  const listings = cursor((after) => loadRevisionPage(db, after, pageSize));
  const documents = cursor((after) => engine.listRevisions(after, pageSize));
  const differences = new Map<string, Difference>();
  let checked = 0;
  let [listing, document] = [await listings(), await documents()];
  while (listing !== undefined || document !== undefined) {
    checked += 1;
    if (document === undefined || (listing !== undefined && listing.id < document.id)) {
      if (listing) differences.set(listing.id, `missing ${listing.revision}`);
      listing = await listings();
    } else if (listing === undefined || document.id < listing.id) {
      differences.set(document.id, `extra ${document.revision}`);
      document = await documents();
    } else {
      if (listing.revision !== document.revision) {
        differences.set(listing.id, `stale ${listing.revision} ${document.revision}`);
      }
      [listing, document] = [await listings(), await documents()];
    }
  }
  return { checked, differences };
}

/** Reads page by page, one row at a time; undefined at the end. */
function cursor(
  readPage: (after: string | null) => Promise<IndexedRevision[]>,
): () => Promise<IndexedRevision | undefined> {
  let page: IndexedRevision[] = [];
  let next = 0;
  let after: string | null = null;
  let ended = false;
  return async () => {
    if (next === page.length && !ended) {
      page = await readPage(after);
      next = 0;
      after = page.at(-1)?.id ?? after;
      ended = page.length === 0;
    }
    const row = page[next];
    next += row === undefined ? 0 : 1;
    return row;
  };
}

async function readWaiting(db: Queryable): Promise<Set<string>> {
  const rows = await db.selectDistinct({ id: searchOutbox.listingId }).from(searchOutbox);
  return new Set(rows.map(({ id }) => id));
}

function asDrift(checked: number, differences: ReadonlyMap<string, Difference>): Drift {
  const of = (kind: string) =>
    [...differences].filter(([, found]) => found.startsWith(kind)).map(([id]) => id);
  return { checked, missing: of('missing'), stale: of('stale'), extra: of('extra') };
}
