import { type Database, withTransaction } from '@scampolo/db/client';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import type { DocumentRow } from './document.ts';
import type { IndexRebuild, SearchEngine } from './engine.ts';
import { indexDocuments, type Refusal } from './index-documents.ts';
import { enqueueFor, POSTGRES_TARGET } from './outbox.ts';
import { beginReplays, endReplays } from './outbox-rows.ts';
import { documentPages } from './rebuild-pages.ts';
import { seeTarget, setFilled } from './targets.ts';

/** What a rebuild did, in listings. */
export interface Rebuilt {
  indexed: number;
  /** changed meanwhile, and enqueued to be indexed again */
  replayed: number;
  /** could not be indexed; enqueued, so that the drain tries and tells */
  failed: number;
}

/** A block of PostgreSQL's index, each row of which is written once then. */
const PAGE_SIZE = 4096;

/**
 * Builds the index anew from the listings: fills one beside that which answers, lets it take over once it
 * holds every document, and enqueues what changed meanwhile. The old index answers until then, and stays when
 * anything fails. Rejects when it does, or when another rebuild takes over. A later drain brings in what was
 * enqueued. An index beside that of PostgreSQL may be asked from then on.
 */
export async function rebuildIndex(options: {
  database: Database;
  engine: SearchEngine;
  /** the index that `engine` writes; that of PostgreSQL unless told */
  target?: string;
  pageSize?: number;
  /** gives up between two pages */
  signal?: AbortSignal;
}): Promise<Rebuilt> {
  const { database, engine, target = POSTGRES_TARGET, pageSize = PAGE_SIZE, signal } = options;
  const { db } = database;
  // Before the first listing is read: whatever changes from here on is handed on.
  if (target !== POSTGRES_TARGET) await seeTarget(db, target);
  const id = await withTransaction(db, (tx) => beginReplays(tx, target));
  let rebuild: IndexRebuild | undefined;
  try {
    rebuild = await engine.startRebuild();
    const { indexed, refusals } = await fill(database, rebuild, pageSize, signal);
    await rebuild.swap(indexed);
    const refused = refusals.map((refusal) => refusal.id);
    const replayed = await withTransaction(db, async (tx) => {
      await enqueueFor(tx, target, refused);
      const count = await endReplays(tx, target, id);
      if (target !== POSTGRES_TARGET) await setFilled(tx, target, true);
      return count;
    });
    return { indexed, replayed, failed: refusals.length };
  } catch (error) {
    // Whatever cannot be cleared away now, with the engine or the database gone, the next rebuild clears away.
    await Promise.allSettled([rebuild?.abandon(), withTransaction(db, (tx) => endReplays(tx, target, id))]);
    throw error;
  }
}

/**
 * Adds every published listing. One that is published meanwhile is read as well, or replayed.
 */
async function fill(
  { db }: Database,
  rebuild: IndexRebuild,
  pageSize: number,
  signal: AbortSignal | undefined,
): Promise<{ indexed: number; refusals: Refusal[] }> {
  const refusals: Refusal[] = [];
  let indexed = 0;
  const add = async (rows: readonly DocumentRow[]) => {
    const refused = await indexDocuments(rows, catalogue, (documents) => rebuild.add(documents));
    refusals.push(...refused);
    indexed += rows.length - refused.length;
  };
  let adding: Promise<void> = Promise.resolve();
  try {
    for await (const rows of documentPages(db, pageSize)) {
      const before = adding;
      // Made while the engine still writes the page before.
      adding = add(rows);
      // Awaited below; until then a failure must not count as one that nobody handles, which would end the process.
      adding.catch(() => undefined);
      await before;
      signal?.throwIfAborted();
    }
  } finally {
    // Nothing is added any more once this has failed.
    await Promise.allSettled([adding]);
  }
  await adding;
  return { indexed, refusals };
}
