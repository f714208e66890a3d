import type { Database } from '@scampolo/db/client';
import { expect, vi } from 'vitest';
import { createDrain } from '../drain.ts';
import type { EngineQuery, EngineResult } from '../engine.ts';
import { type SearchParts, withFollower } from '../search-parts.ts';
import type { TestFollower } from './follower-engine.ts';
import type { StoredListings } from './stored-listings.ts';

/** A machine four times slower, and busy. */
export const PATIENCE = { timeout: 40_000, interval: 20 } as const;

export const EVERYTHING: EngineQuery = {
  text: null,
  filters: {},
  sort: 'newest',
  limit: 60,
  offset: 0,
};

/** What a process has of search, with an engine beside PostgreSQL, but for its HTTP. */
export interface SearchProcess extends SearchParts {
  readonly log: {
    error: ReturnType<typeof vi.fn>;
    warn: ReturnType<typeof vi.fn>;
    info: ReturnType<typeof vi.fn>;
  };
  /** Brings the index of PostgreSQL up to date, which hands on what changed. */
  drainPostgres(): Promise<void>;
  find(): Promise<EngineResult>;
  /** Waits until searches go to the engine beside PostgreSQL. */
  whenAsked(): Promise<void>;
}

/** Makes a {@link SearchProcess}, which does nothing by itself before it watches or works. */
export function searchProcess(stored: StoredListings, engine: TestFollower): SearchProcess {
  const { database, databaseUrl } = stored;
  const log = { error: vi.fn(), warn: vi.fn(), info: vi.fn() };
  const options = { config: { meilisearch: null }, database, databaseUrl, log };
  const parts = withFollower({ ...options, pollMs: 20, patienceMs: 2000 }, engine);
  return {
    ...parts,
    log,
    async drainPostgres() {
      await createDrain({ database, engine: parts.search, log }).drainOnce();
    },
    find: () => parts.search.search(EVERYTHING),
    whenAsked: () => expect.poll(() => parts.condition.isAsked(), PATIENCE).toBe(true),
  };
}

/** How many rows of the outbox wait for an index. */
export async function waitingFor({ sql }: Database, target: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from search_outbox where target = ${target}`;
  return row?.n ?? 0;
}
