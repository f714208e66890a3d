import type { Queryable } from '@scampolo/db/client';
import { listings } from '@scampolo/db/schema/listings';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { DocumentRow } from './document.ts';
import { loadDocumentRows } from './document-rows.ts';

/** So many listings are put in order at once: enough for those of a kind to fill pages, and some megabytes of ids. */
const SORTED_AT_ONCE = 65_536;

/** The first page; each further one is twice as large, up to the page size: so the caller has something to do soon. */
const FIRST_PAGE = 256;

/** What listings are put in order by. */
interface Place {
  id: string;
  category: string | null;
  hub: string;
}

/**
 * All published listings, at most `pageSize` at a time, the next page being read while the caller works on this one. They come by
 * ascending id, but of 65,536 each those of one category follow each other, and of these those of one hub: an index that keeps
 * neighbours together has fewer places to look for them. What changes or is published meanwhile may be missing or out of date.
 * @param sortedAtOnce how many instead of 65,536
 */
export async function* documentPages(
  db: Queryable,
  pageSize: number,
  sortedAtOnce = SORTED_AT_ONCE,
): AsyncGenerator<DocumentRow[], void, undefined> {
  let next: Promise<DocumentRow[]> | undefined;
  for await (const ids of idPages(db, pageSize, sortedAtOnce)) {
    const coming = next;
    next = loadDocumentRows(db, ids);
    // Whoever leaves in between does not wait for it.
    next.catch(() => undefined);
    if (coming) yield await coming;
  }
  if (next) yield await next;
}

async function* idPages(db: Queryable, pageSize: number, sortedAtOnce: number): AsyncGenerator<string[]> {
  let after: string | null = null;
  let size = Math.min(FIRST_PAGE, pageSize);
  for (;;) {
    const places: Place[] = await loadPlaces(db, after, sortedAtOnce);
    const last = places.at(-1);
    if (last === undefined) return;
    after = last.id;
    const ids = places.toSorted(byLikeness).map(({ id }) => id);
    for (let from = 0; from < ids.length; ) {
      const page = ids.slice(from, from + size);
      yield page;
      from += page.length;
      size = Math.min(2 * size, pageSize);
    }
  }
}

function loadPlaces(db: Queryable, after: string | null, limit: number): Promise<Place[]> {
  return db
    .select({ id: listings.id, category: listings.category, hub: listings.hub })
    .from(listings)
    .where(and(eq(listings.status, 'published'), after === null ? undefined : gt(listings.id, after)))
    .orderBy(asc(listings.id))
    .limit(limit);
}

/** A stable sort by it leaves listings of one category and hub in the order of their ids. */
function byLikeness(a: Place, b: Place): number {
  return compare(a.category ?? '', b.category ?? '') || compare(a.hub, b.hub);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
