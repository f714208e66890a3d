import { type Database, type Tx, withTransaction } from '@scampolo/db/client';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import type { FastifyBaseLogger } from 'fastify';
import { loadDocumentRows } from './document-rows.ts';
import type { SearchEngine } from './engine.ts';
import { indexDocuments } from './index-documents.ts';
import { OUTBOX_CHANNEL, POSTGRES_TARGET } from './outbox.ts';
import { lockOutbox, readDue, settleRows } from './outbox-rows.ts';
import { isFilled } from './targets.ts';

/** What a drain did, in listings. */
export interface Drained {
  indexed: number;
  removed: number;
  /** left in the outbox, to be tried again later */
  failed: number;
}

export interface Drain {
  /**
   * Brings the index up to date with what is committed now; waits for a drain of another process. Rejects
   * when the engine or the database cannot be reached; what was read then stays in the outbox.
   */
  drainOnce(): Promise<Drained>;
  /**
   * Drains whenever a transaction that concerns the index commits, and now and then besides. Resolves once it
   * listens.
   */
  start(): Promise<void>;
  /** Starts no further batch, and resolves when the running one is through. */
  stop(): Promise<void>;
}

export interface DrainOptions {
  /** of two connections at least: one holds the lock while the engine works on another */
  database: Database;
  engine: SearchEngine;
  /** the index that `engine` writes, by its name in the outbox; that of PostgreSQL unless told. Of another one nothing is taken before it has been filled */
  target?: string;
  log: Pick<FastifyBaseLogger, 'error' | 'warn'>;
  /** rows a batch; 500 unless told */
  batchSize?: number;
  /** milliseconds between looks without being woken; 5,000 unless told */
  pollMs?: number;
  /** called when a drain went through after one that failed; must not throw */
  onRecovered?: () => void;
}

/**
 * Makes the drain of a process. Processes may each have one: a lock in the database lets one work at a time.
 */
export function createDrain(options: DrainOptions): Drain {
  const { database, target = POSTGRES_TARGET, log, pollMs = 5000, onRecovered } = options;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wokenAgain = false;
  let stopped = false;
  let failing = false;

  return {
    drainOnce: () => drainAll(options, 'wait', () => false),
    async start() {
      timer ??= setInterval(wake, pollMs).unref();
      await database.listen(OUTBOX_CHANNEL, (named) => isOwn(named) && wake(), wake);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };

  function isOwn(named: string): boolean {
    return (named === '' ? POSTGRES_TARGET : named) === target;
  }

  function wake(): void {
    wokenAgain = true;
    if (stopped || running !== undefined) return;
    running = work().finally(() => {
      running = undefined;
    });
  }

  /**
   * Never rejects: a drain that failed is tried again when woken next, at the latest by the timer. An outage is told of once at its
   * beginning and once at its end.
   */
  async function work(): Promise<void> {
    while (wokenAgain && !stopped) {
      wokenAgain = false;
      try {
        await drainAll(options, 'skip', () => stopped);
        if (failing) log.warn({ target }, 'the search index is kept up to date again');
        if (failing) onRecovered?.();
        failing = false;
      } catch (error) {
        const about = { err: error, target };
        if (!failing) log.error(about, 'the search index could not be brought up to date; it is tried again');
        failing = true;
      }
    }
  }
}

const BATCH_SIZE = 500;

async function drainAll(
  options: DrainOptions,
  whenLocked: 'wait' | 'skip',
  isStopped: () => boolean,
): Promise<Drained> {
  const drained: Drained = { indexed: 0, removed: 0, failed: 0 };
  while (!isStopped()) {
    const batch = await withTransaction(options.database.db, (tx) => drainBatch(options, tx, whenLocked));
    if (batch === null) break;
    drained.indexed += batch.indexed;
    drained.removed += batch.removed;
    drained.failed += batch.failed;
  }
  return drained;
}

/**
 * Takes one batch through, or null when there is none. The transaction holds the lock, and with the rows'
 * removal decides that they are done; the engine works meanwhile in its own. When it ends in between, the
 * same listings are indexed again.
 */
async function drainBatch(
  { engine, target = POSTGRES_TARGET, log, batchSize = BATCH_SIZE }: DrainOptions,
  tx: Tx,
  whenLocked: 'wait' | 'skip',
): Promise<Drained | null> {
  if (!(await lockOutbox(tx, target, whenLocked))) return null;
  if (target !== POSTGRES_TARGET && !(await isFilled(tx, target))) return null;
  const due = await readDue(tx, target, batchSize);
  if (due.length === 0) return null;
  const ids = [...new Set(due.map(({ listingId }) => listingId))];
  const rows = await loadDocumentRows(tx, ids);
  const refusals = await indexDocuments(rows, catalogue, (documents) => engine.upsert(documents));
  const found = new Set(rows.map(({ id }) => id));
  const gone = ids.filter((id) => !found.has(id));
  if (gone.length > 0) await engine.remove(gone);

  await settleRows(tx, target, due, refusals);
  for (const { id, error } of refusals) {
    log.error(
      { err: error, listingId: id, target },
      'a listing cannot be indexed; it stays in the search outbox',
    );
  }
  return { indexed: rows.length - refusals.length, removed: gone.length, failed: refusals.length };
}
