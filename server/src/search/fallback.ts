import type { FastifyBaseLogger } from 'fastify';
import {
  CannotAnswer,
  type EngineName,
  type EngineQuery,
  type EngineResult,
  EngineUnavailable,
  type OnPage,
  type SearchEngine,
} from './engine.ts';

/**
 * Why PostgreSQL answered in the place of the other engine: that could not be reached or gave no answer (`unavailable`), gave none in
 * time (`late`), was not asked because of that a moment ago (`away`), or stumbled over this one query (`failed`).
 */
export const FALLBACK_REASONS = ['unavailable', 'late', 'away', 'failed'] as const;
export type FallbackReason = (typeof FALLBACK_REASONS)[number];

/** How searching goes in this process. */
export interface SearchCondition {
  /** the engine beside PostgreSQL; null: there is none */
  readonly beside: EngineName | null;
  /** whether the engine beside PostgreSQL is asked: its index has been filled, and it answered when it was asked last */
  isAsked(): boolean;
  /** how many answers PostgreSQL gave in its place since the process began */
  fallbacks(): Readonly<Record<FallbackReason, number>>;
}

export interface FallbackOptions {
  /** the index in PostgreSQL, which always answers */
  embedded: SearchEngine;
  /** the engine to ask first */
  follower: SearchEngine;
  /** whether `follower` has an exact answer to such a query */
  canAnswer: (query: EngineQuery) => boolean;
  /** whether the index of `follower` has been filled */
  isReady: () => boolean;
  log: Pick<FastifyBaseLogger, 'warn' | 'info' | 'error'>;
  /** how long `follower` may take for an answer, in milliseconds; 2,000 unless told */
  patienceMs?: number;
  /** called when `follower` answers again after an outage; must not throw */
  onRecovered?: () => void;
  /** milliseconds of a clock that never goes back; the process's own unless told */
  now?: () => number;
}

/** Two engines as one. */
export interface Fallback {
  search: SearchEngine;
  condition: SearchCondition;
  /** In an outage, and when it is time to, finds out whether it is over, so that no reader has to. Never rejects. */
  probe(): Promise<void>;
}

const PATIENCE_MS = 2000;
/** Costs next to nothing. */
const PROBE: EngineQuery = { text: null, filters: {}, sort: 'newest', limit: 1, offset: 0, facets: false };
/** A query that the adapter itself stumbles over is told of at most so often. */
const QUIET_MS = 60_000;

/**
 * One engine made of two: searches go to `follower`, and to `embedded` where that has no exact answer, is not filled, or gives none. An
 * outage is found out by one request, which waits for its time-out and is answered by `embedded` all the same; then `follower` is asked
 * again by one request now and then (0.5 s later, then twice as long each time, up to 30 s), and by all once it answers. What is written,
 * counted and rebuilt is the index of `embedded`.
 */
export function createFallback(options: FallbackOptions): Fallback {
  const { embedded, follower, canAnswer, isReady, log, patienceMs = PATIENCE_MS } = options;
  const { now = () => performance.now() } = options;
  const breaker = createBreaker(options, now);
  const counts: Record<FallbackReason, number> = { unavailable: 0, late: 0, away: 0, failed: 0 };
  let toldAt = Number.NEGATIVE_INFINITY;

  async function search(query: EngineQuery, onPage?: OnPage): Promise<EngineResult> {
    if (!isReady() || !canAnswer(query)) return embedded.search(query, onPage);
    const asked = breaker.ask();
    if (asked === null) return standIn(query, onPage, 'away');
    try {
      return await ask(asked, query, onPage);
    } catch (error) {
      if (error instanceof CannotAnswer) return embedded.search(query, onPage);
      if (error instanceof EngineUnavailable)
        return standIn(query, onPage, error instanceof Late ? 'late' : 'unavailable');
      tellOfStumble(error);
      return standIn(query, onPage, 'failed');
    }
  }

  async function ask(asked: Asked, query: EngineQuery, onPage?: OnPage): Promise<EngineResult> {
    try {
      const result = await inTime(follower.search(query, onPage), patienceMs);
      asked.answered();
      return result;
    } catch (error) {
      if (error instanceof EngineUnavailable) asked.failed(error);
      else asked.toldNothing();
      throw error;
    }
  }

  async function probe(): Promise<void> {
    const asked = breaker.isClosed() ? null : breaker.ask();
    if (asked === null) return;
    await ask(asked, PROBE).catch((error: unknown) => {
      if (!(error instanceof EngineUnavailable)) tellOfStumble(error);
    });
  }

  async function standIn(
    query: EngineQuery,
    onPage: OnPage | undefined,
    reason: FallbackReason,
  ): Promise<EngineResult> {
    counts[reason] += 1;
    return { ...(await embedded.search(query, onPage)), insteadOf: follower.name };
  }

  function tellOfStumble(error: unknown): void {
    if (now() - toldAt < QUIET_MS) return;
    toldAt = now();
    log.error(
      { err: error, engine: follower.name },
      'the search engine refused a query; PostgreSQL answered it',
    );
  }

  return {
    search: { ...embedded, search },
    probe,
    condition: {
      beside: follower.name,
      isAsked: () => isReady() && breaker.isClosed(),
      fallbacks: () => ({ ...counts }),
    },
  };
}

/** {@link SearchCondition} of a process whose searches all go to PostgreSQL. */
export const WITHOUT_FOLLOWER: SearchCondition = {
  beside: null,
  isAsked: () => false,
  fallbacks: () => ({ unavailable: 0, late: 0, away: 0, failed: 0 }),
};

class Late extends EngineUnavailable {
  override readonly name = 'EngineUnavailable';
}

async function inTime<T>(answer: Promise<T>, patienceMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  // Not by a signal: what aborting one throws costs a twentieth of a search.
  const timer = setTimeout(() => reject(new Late(`no answer within ${patienceMs} ms`)), patienceMs);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** What has to be said of a request that was let through: one of the three, once. */
interface Asked {
  answered(): void;
  failed(error: EngineUnavailable): void;
  /** it was no sign of an outage, nor of its end */
  toldNothing(): void;
}

interface Breaker {
  isClosed(): boolean;
  /** null: not now */
  ask(): Asked | null;
}

function createBreaker({ follower, log, onRecovered }: FallbackOptions, now: () => number): Breaker {
  let failures = 0;
  let askAgainAt = 0;
  let isTrying = false;
  let awaySince = 0;

  function answered(): void {
    isTrying = false;
    if (failures === 0) return;
    failures = 0;
    const seconds = Math.round((now() - awaySince) / 1000);
    log.info({ engine: follower.name, seconds }, 'the search engine answers again');
    onRecovered?.();
  }

  function failed(error: EngineUnavailable, tried: boolean): void {
    // Of the many that were under way when it went away only the first counts.
    if (failures > 0 && !tried) return;
    isTrying = false;
    if (failures === 0) {
      awaySince = now();
      log.warn(
        { err: error, engine: follower.name },
        'the search engine does not answer; PostgreSQL answers instead',
      );
    }
    failures += 1;
    askAgainAt = now() + Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  }

  return {
    isClosed: () => failures === 0,
    ask() {
      const tries = failures > 0;
      if (tries && (isTrying || now() < askAgainAt)) return null;
      isTrying = tries;
      return {
        answered,
        failed: (error) => failed(error, tries),
        toldNothing() {
          if (tries) isTrying = false;
        },
      };
    },
  };
}
