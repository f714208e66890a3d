import type { Database } from '@scampolo/db/client';
import { withTransaction } from '@scampolo/db/client';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import { checkIndex } from './check.ts';
import { EngineUnavailable, type SearchEngine } from './engine.ts';
import { createFallback, type SearchCondition, WITHOUT_FOLLOWER } from './fallback.ts';
import { createFollower, type Follower, type FollowerEngine } from './follower.ts';
import { canAnswer, createMeilisearchEngine } from './meilisearch/engine.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { changeAnswers, forgetTargets } from './targets.ts';

/** What searching is made of in a process. */
export interface SearchParts {
  /** what searches are asked of; its writes go to the index in PostgreSQL */
  search: SearchEngine;
  condition: SearchCondition;
  /** keeps the index beside that of PostgreSQL; null: there is none */
  follower: Follower | null;
  /**
   * Verifies and repairs all indexes that this process knows, and forgets those that nobody uses any more. Gives how many documents
   * differed. An engine that cannot be reached is left for the next time.
   */
  verify(): Promise<number>;
}

export interface SearchPartsOptions {
  config: Pick<Config, 'meilisearch'>;
  database: Database;
  databaseUrl: string;
  log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
}

/** Makes the search of a process, as its settings say; asks nobody yet. */
export function createSearchParts(options: SearchPartsOptions): SearchParts {
  const besideEngine = createBesideEngine(options.config, options.log);
  return besideEngine === null ? ofPostgres(options) : withFollower(options, besideEngine);
}

/** The engine beside PostgreSQL that the settings name; null: none. */
export function createBesideEngine(
  { meilisearch }: SearchPartsOptions['config'],
  log: SearchPartsOptions['log'],
): FollowerEngine | null {
  if (meilisearch === null) return null;
  const { url, key, indexPrefix: prefix } = meilisearch;
  return createMeilisearchEngine({ url, key, prefix, log });
}

function ofPostgres({ database }: SearchPartsOptions): SearchParts {
  const search = createPostgresEngine(database);
  return {
    search,
    condition: WITHOUT_FOLLOWER,
    follower: null,
    async verify() {
      await forgetTargets(database.db);
      return differing(await checkIndex({ database, engine: search }));
    },
  };
}

/** As {@link createSearchParts}, with the engine beside PostgreSQL given: the seam that tests use. */
export function withFollower(
  options: SearchPartsOptions & { pollMs?: number; patienceMs?: number },
  engine: FollowerEngine,
): SearchParts {
  const { database, log } = options;
  const embedded = createPostgresEngine(database);
  const onTurn = () => void forgetAnswers(options);
  const follower = createFollower({ ...options, engine, onLook: () => probe(), onTurn });
  const { search, condition, probe } = createFallback({
    ...options,
    embedded,
    follower: engine,
    canAnswer,
    isReady: follower.isReady,
    onRecovered: onTurn,
  });
  return {
    search,
    condition,
    follower,
    async verify() {
      const forgotten = await forgetTargets(database.db);
      const own = differing(await checkIndex({ database, engine: embedded }));
      try {
        await follower.discard(forgotten);
        const checked = await follower.check();
        return own + (checked === null ? 0 : differing(checked));
      } catch (error) {
        if (!(error instanceof EngineUnavailable)) throw error;
        log.warn({ err: error, target: engine.target }, 'the search index could not be verified');
        return own;
      }
    },
  };
}

/** What another engine answered is not given from memory any more; that would end by itself within a minute. */
async function forgetAnswers({ database, log }: SearchPartsOptions): Promise<void> {
  try {
    await withTransaction(database.db, changeAnswers);
  } catch (error) {
    log.warn({ err: error }, 'answers of another search engine stay in memory for a minute');
  }
}

function differing({
  missing,
  stale,
  extra,
}: {
  missing: string[];
  stale: string[];
  extra: string[];
}): number {
  return missing.length + stale.length + extra.length;
}
