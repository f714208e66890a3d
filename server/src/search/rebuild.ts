import { type Database, withTransaction } from '@scampolo/db/client';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { loadDocumentPage } from './document-rows.ts';
import type { IndexRebuild, SearchEngine } from './engine.ts';
import { indexDocuments, type Refusal } from './index-documents.ts';
import { enqueueReindex } from './outbox.ts';
import { beginReplays, endReplays } from './outbox-rows.ts';

/** What a rebuild did, in listings. */
export interface Rebuilt {
  indexed: number;
  /** changed meanwhile, and enqueued to be indexed again */
  replayed: number;
  /** could not be indexed; enqueued, so that the drain tries and tells */
  failed: number;
}

const PAGE_SIZE = 500;

/**
 * Builds the index anew from the listings: fills one beside that which answers, lets it take over once it
 * holds every document, and enqueues what changed meanwhile. The old index answers until then, and stays when
 * anything fails. Rejects when it does, or when another rebuild takes over. A later drain brings in what was
 * enqueued.
 */
export async function rebuildIndex(options: {
  database: Database;
  engine: SearchEngine;
  pageSize?: number;
}): Promise<Rebuilt> {
  const { database, engine, pageSize = PAGE_SIZE } = options;
  const { db } = database;
  const id = await withTransaction(db, beginReplays);
  const rebuild = await engine.startRebuild();
  try {
    const { indexed, refusals } = await fill(database, rebuild, pageSize);
    await rebuild.swap(indexed);
    const replayed = await withTransaction(db, async (tx) => {
      await enqueueReindex(
        tx,
        refusals.map((refusal) => refusal.id),
      );
      return endReplays(tx, id);
    });
    return { indexed, replayed, failed: refusals.length };
  } catch (error) {
    await rebuild.abandon();
    await withTransaction(db, (tx) => endReplays(tx, id));
    throw error;
  }
}

/**
 * Adds every published listing, by ascending id, so that one that is published meanwhile is read as well or
 * replayed.
 */
async function fill(
  { db }: Database,
  rebuild: IndexRebuild,
  pageSize: number,
): Promise<{ indexed: number; refusals: Refusal[] }> {
  const refusals: Refusal[] = [];
  let indexed = 0;
  let after: string | null = null;
  for (;;) {
    const rows = await loadDocumentPage(db, after, pageSize);
    const last = rows.at(-1);
    if (last === undefined) return { indexed, refusals };
    const refused = await indexDocuments(rows, catalogue, (documents) => rebuild.add(documents));
    refusals.push(...refused);
    indexed += rows.length - refused.length;
    after = last.id;
  }
}
