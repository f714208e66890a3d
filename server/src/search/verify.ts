import type { Queryable } from '@scampolo/db/client';
import { searchOutbox } from '@scampolo/db/schema/outbox';
import { inArray } from 'drizzle-orm';
import { DOCUMENT_FORMAT } from './document.ts';
import { loadRevisionPage } from './document-rows.ts';
import type { SearchEngine } from './engine.ts';
import { POSTGRES_TARGET } from './outbox.ts';

/** How the index differs from the listings, by id. Changes that still wait in the outbox are no drift. */
export interface Drift {
  /** listings and documents compared */
  checked: number;
  /** published and not in the index */
  missing: string[];
  /** in the index with another revision than the listing's, or in an older form of document */
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
  /** the index that `engine` reads; that of PostgreSQL unless told */
  target?: string;
  pageSize?: number;
}): Promise<Drift> {
  const { db, target = POSTGRES_TARGET } = options;
  const first = await compare(options);
  if (first.differences.size === 0) return asDrift(first.checked, first.differences);
  // Before and after the second look: what was brought in between waits no more, and the second look may not have seen it.
  const waitedBefore = await readWaiting(db, target);
  const second = await compare(options);
  const waiting = new Set([...waitedBefore, ...(await readWaiting(db, target))]);
  const lasting = [...second.differences].filter(
    ([id, difference]) => first.differences.get(id) === difference && !waiting.has(id),
  );
  return asDrift(second.checked, new Map(lasting));
}

/** What is wrong with a listing's document, revisions included, so that two findings can be told apart. */
type Difference = `missing ${number}` | `extra ${number}` | `stale ${number} ${number} ${number}`;

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
      const { revision, format } = document;
      // A later form is that of newer code beside this one, which knows better.
      if (listing.revision !== revision || format < DOCUMENT_FORMAT) {
        differences.set(listing.id, `stale ${listing.revision} ${revision} ${format}`);
      }
      [listing, document] = [await listings(), await documents()];
    }
  }
  return { checked, differences };
}

/** Reads page by page, one row at a time; undefined at the end. */
function cursor<Row extends { id: string }>(
  readPage: (after: string | null) => Promise<Row[]>,
): () => Promise<Row | undefined> {
  let page: Row[] = [];
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

/** What waits for that index, or has not been handed on to it yet. */
async function readWaiting(db: Queryable, target: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: searchOutbox.listingId })
    .from(searchOutbox)
    .where(inArray(searchOutbox.target, [target, POSTGRES_TARGET]));
  return new Set(rows.map(({ id }) => id));
}

function asDrift(checked: number, differences: ReadonlyMap<string, Difference>): Drift {
  const of = (kind: string) =>
    [...differences].filter(([, found]) => found.startsWith(kind)).map(([id]) => id);
  return { checked, missing: of('missing'), stale: of('stale'), extra: of('extra') };
}
