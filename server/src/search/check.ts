import { type Database, withTransaction } from '@scampolo/db/client';
import { searchChecks } from '@scampolo/db/schema/search';
import { sql } from 'drizzle-orm';
import type { SearchEngine } from './engine.ts';
import { enqueueFor, POSTGRES_TARGET } from './outbox.ts';
import { rebuildIndex } from './rebuild.ts';
import { type Drift, verifyIndex } from './verify.ts';

/** An index of which more than this share differs is built anew: that is quicker, and sure. */
const REBUILD_SHARE = 0.1;

/** What a check found, and what it did about it. */
export interface Checked extends Drift {
  /** `enqueued`: the drain brings in what differs; `rebuilt`: the index was built anew */
  repair: 'none' | 'enqueued' | 'rebuilt';
}

/**
 * Verifies an index, notes what was found for all to see (`search_checks`), and repairs it: what differs is enqueued for this index
 * alone, and where more than a tenth does it is built anew. Rejects when the engine or the database cannot be reached.
 */
export async function checkIndex(options: {
  database: Database;
  engine: SearchEngine;
  /** the index that `engine` writes; that of PostgreSQL unless told */
  target?: string;
  /** ends a rebuild that is under way */
  signal?: AbortSignal;
  /** what has to be done before the index is built anew */
  beforeRebuild?: () => Promise<unknown>;
}): Promise<Checked> {
  const { database, target = POSTGRES_TARGET, beforeRebuild } = options;
  const drift = await verifyIndex({ ...options, db: database.db });
  await noteCheck(database, target, drift);
  const differing = [...drift.missing, ...drift.stale, ...drift.extra];
  if (differing.length === 0) return { ...drift, repair: 'none' };
  if (differing.length > drift.checked * REBUILD_SHARE) {
    await beforeRebuild?.();
    await rebuildIndex(options);
    return { ...drift, repair: 'rebuilt' };
  }
  await withTransaction(database.db, (tx) => enqueueFor(tx, target, differing));
  return { ...drift, repair: 'enqueued' };
}

/** By the database's clock. */
async function noteCheck({ db }: Database, target: string, drift: Drift): Promise<void> {
  const found = {
    checked: drift.checked,
    missing: drift.missing.length,
    stale: drift.stale.length,
    extra: drift.extra.length,
  };
  await db
    .insert(searchChecks)
    .values({ target, ...found })
    .onConflictDoUpdate({ target: searchChecks.target, set: { ...found, checkedAt: sql`now()` } });
}
