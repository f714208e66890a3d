import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database, withTransaction } from '@scampolo/db/client';
import { sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import { type Checked, checkIndex } from './check.ts';
import { createDrain } from './drain.ts';
import type { SearchEngine } from './engine.ts';
import { type Rebuilt, rebuildIndex } from './rebuild.ts';
import { createRetries } from './retries.ts';
import { isFilled, seeTarget, setFilled } from './targets.ts';

/** An engine whose index stands beside that of PostgreSQL. */
export interface FollowerEngine extends SearchEngine {
  /** the name of its index: another one for each version of settings and documents */
  readonly target: string;
  /** Whether the live index is there, with the settings of this code. Changes nothing. */
  inspect(): Promise<{ state: 'absent' | 'other_settings' | 'ready'; version: string }>;
  /** Makes what it needs to work with, keys above all, and never an index: only a rebuild that was filled becomes one. */
  prepare(): Promise<unknown>;
  /** Throws away the index of such a name; one that is not there is no error. */
  discard(target: string): Promise<void>;
}

/** What keeps the index of a {@link FollowerEngine} whole, beside however many processes do the same. */
export interface Follower {
  readonly target: string;
  /** Whether the index may be asked, as far as this process knows: it looks every few seconds. */
  isReady(): boolean;
  /** Says that this process uses the index, and looks from now on whether it is filled. */
  watch(): Promise<void>;
  /** From now on this process also fills the index when it is not, keeps it up to date, and checks it after each outage. */
  work(): Promise<void>;
  /**
   * Verifies and repairs the index; builds it anew when its settings are not this code's. Null: it is not filled yet, or another
   * process is at it. Rejects when the engine cannot be reached.
   */
  check(): Promise<Checked | null>;
  /** Throws indexes of other names away, which nobody uses any more. */
  discard(targets: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export interface FollowerOptions {
  database: Database;
  /** for connections of its own: one to drain with, and one while it fills or checks, which says to other processes that it does */
  databaseUrl: string;
  engine: FollowerEngine;
  log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  /** milliseconds between looks; 5,000 unless told */
  pollMs?: number;
  /** called at each look, while the index may be asked */
  onLook?: () => Promise<void>;
  /** called when this process begins to ask the index, or to do without it */
  onTurn?: () => void;
}

const HOUR_MS = 3_600_000;
/** What failed is tried again after one look, then two, up to so many. */
const MOST_LOOKS = 60;
/** A service has its own costs for each batch: larger ones than those of PostgreSQL take less time. */
const BATCH_ROWS = 2000;
/** How long `stop` waits for a page of documents on its way. */
const STOP_MS = 5000;

/** Makes a {@link Follower}, which asks nobody before it is told to. */
export function createFollower(options: FollowerOptions): Follower {
  const { database, databaseUrl, engine, log, pollMs = 5000 } = options;
  const { target } = engine;
  const { db } = database;
  const stopping = new AbortController();
  const retries = createRetries({ first: pollMs, most: MOST_LOOKS * pollMs });
  let filled = false;
  let prepared = false;
  let ready = false;
  let works = false;
  let seenAt = Number.NEGATIVE_INFINITY;
  let away = false;
  let isDoubtful = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  // Of its own, since it is kept while a service works on a batch: the pool may have two for all there is to do.
  const ofDrain = connect(databaseUrl, { applicationName: 'scampolo-search', maxConnections: 1 });
  const drain = createDrain({
    ...options,
    database: { ...database, db: ofDrain.db },
    target,
    batchSize: BATCH_ROWS,
    onRecovered: () => {
      isDoubtful = true;
    },
  });

  async function look(): Promise<void> {
    const isDue = performance.now() - seenAt > HOUR_MS;
    filled = await (isDue ? seeTarget(db, target) : isFilled(db, target));
    if (isDue) seenAt = performance.now();
    turn();
  }

  async function prepare(): Promise<void> {
    if (!prepared) await engine.prepare();
    prepared = true;
    turn();
  }

  function turn(): void {
    if (ready === (filled && prepared)) return;
    ready = !ready;
    options.onTurn?.();
  }

  /** Never rejects. What fails is tried again later, and told of once. */
  async function tick(): Promise<void> {
    try {
      await look();
      if (ready) await options.onLook?.();
      if (!retries.isDue()) return;
      await prepare();
      if (works) await (filled ? checkAfterOutage() : fillOnce());
      retries.succeeded();
    } catch (error) {
      if (!retries.failed() || stopping.signal.aborted) return;
      log.warn(
        { err: error, target },
        'the search index beside that of PostgreSQL cannot be looked after; it is tried again',
      );
    }
  }

  async function fillOnce(): Promise<void> {
    const rebuilt = await whileAlone(options, () => fill(options, stopping.signal));
    if (rebuilt !== null) log.info({ target, ...rebuilt }, 'the search index was filled');
    await look();
  }

  /** An engine that was away may have come back with an older index, or none. */
  async function checkAfterOutage(): Promise<void> {
    const state = await engine.inspect().then(
      (found) => found.state,
      () => null,
    );
    isDoubtful ||= state !== null && (away || state !== 'ready');
    away = state === null;
    if (away || !isDoubtful) return;
    const checked = await check();
    if (checked === null) return;
    isDoubtful = false;
    log.info({ target, repair: checked.repair }, 'the search index was checked after an outage');
  }

  async function check(): Promise<Checked | null> {
    await prepare();
    const checked = await whileAlone(options, () => checkFilled(options, stopping.signal));
    await look();
    return checked;
  }

  function beat(): void {
    running ??= tick().finally(() => {
      running = undefined;
    });
  }

  return {
    target,
    isReady: () => ready,
    async watch() {
      await look();
      timer ??= setInterval(beat, pollMs).unref();
      beat();
    },
    async work() {
      works = true;
      await drain.start();
      beat();
    },
    check,
    async discard(targets) {
      for (const name of targets) await engine.discard(name);
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      const patience = new AbortController();
      const late = pause(STOP_MS, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([Promise.all([running, drain.stop()]), late]);
      patience.abort();
      await ofDrain.close();
    },
  };
}

/** Fills the index unless another process has done it meanwhile. */
async function fill({ database, engine }: FollowerOptions, signal: AbortSignal): Promise<Rebuilt | null> {
  if (await isFilled(database.db, engine.target)) return null;
  return rebuildIndex({ database, engine, target: engine.target, signal });
}

async function checkFilled(options: FollowerOptions, signal: AbortSignal): Promise<Checked | null> {
  const { database, engine } = options;
  const { target } = engine;
  if (!(await isFilled(database.db, target))) return null;
  // Not asked while it is known to be wrong: PostgreSQL answers until it is whole again.
  const close = () => withTransaction(database.db, (tx) => setFilled(tx, target, false));
  const { state } = await engine.inspect();
  if (state === 'ready') return checkIndex({ database, engine, target, signal, beforeRebuild: close });
  await close();
  const { indexed } = await rebuildIndex({ database, engine, target, signal });
  return { checked: indexed, missing: [], stale: [], extra: [], repair: 'rebuilt' };
}

/**
 * Does `work` unless another process does such work on the same index; null then. The lock is held on a connection of its own, since
 * the work may take minutes and needs the pool itself.
 */
async function whileAlone<T>(
  { databaseUrl, engine }: FollowerOptions,
  work: () => Promise<T | null>,
): Promise<T | null> {
  const lone = connect(databaseUrl, { applicationName: 'scampolo-search', maxConnections: 1 });
  try {
    return await withTransaction(lone.db, async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
      const name = `scampolo search target ${engine.target}`;
      const [row] = await tx.execute<{ alone: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as alone`,
      );
      return row?.alone === true ? await work() : null;
    });
  } finally {
    await lone.close();
  }
}
