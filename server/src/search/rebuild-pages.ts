import type { Queryable } from '@scampolo/db/client';
import { listings } from '@scampolo/db/schema/listings';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { DocumentRow } from './document.ts';
import { loadDocumentRows } from './document-rows.ts';

/** So many listings are put in order at once: more than one exchange has, and some sixty megabytes of ids. */
const SORTED_AT_ONCE = 1_048_576;

/** The first page; each further one has as many as all before it, so that the caller has something to do soon. */
const FIRST_PAGE = 256;

/**
 * All published listings, at most `pageSize` at a time, the next page being read while the caller works on this one. Those of one category
 * follow each other, and of these those of one hub: an index that keeps neighbours together has fewer places to look for them. A page ends
 * where a multiple of `pageSize` is full, so that such an index writes each of its parts once. What changes or is published meanwhile may be
 * missing or out of date.
 * @param sortedAtOnce of more than a million, so many are taken by ascending id before the next are put in order
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
  let given = 0;
  for (;;) {
    const { ids, last } = await loadIds(db, after, sortedAtOnce);
    if (last === null) return;
    after = last;
    for (let from = 0; from < ids.length; ) {
      const toBoundary = pageSize - (given % pageSize);
      const page = ids.slice(from, from + Math.min(Math.max(FIRST_PAGE, given), toBoundary));
      yield page;
      from += page.length;
      given += page.length;
    }
  }
}

/** Of the published listings after an id, in the order of their ids: the next ones, those that are alike beside each other, and the last of them. */
async function loadIds(
  db: Queryable,
  after: string | null,
  limit: number,
): Promise<{ ids: string[]; last: string | null }> {
  const next = db
    .select({ id: listings.id, category: listings.category, hub: listings.hub })
    .from(listings)
    .where(and(eq(listings.status, 'published'), after === null ? undefined : gt(listings.id, after)))
    .orderBy(asc(listings.id))
    .limit(limit)
    .as('next');
  const likeness = sql`${next.category} collate "C", ${next.hub} collate "C", ${next.id}`;
  const [row] = await db
    .select({
      // One text: a row for each would take several times its memory.
      ids: sql<string | null>`string_agg(${next.id}::text, ' ' order by ${likeness})`,
      last: sql<string | null>`max(${next.id}::text collate "C")`,
    })
    .from(next);
  return { ids: row?.ids?.split(' ') ?? [], last: row?.last ?? null };
}
