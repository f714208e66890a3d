import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CannotAnswer,
  type EngineQuery,
  type EngineResult,
  EngineUnavailable,
  type SearchEngine,
} from './engine.ts';
import { createFallback, type FallbackOptions } from './fallback.ts';
import { createPlainEngine } from './testing/plain-engine.ts';

const query: EngineQuery = { text: null, filters: {}, sort: 'newest', limit: 20, offset: 0 };
const asked: string[] = [];
const log = { warn: vi.fn(), info: vi.fn(), error: vi.fn() };
const onRecovered = vi.fn();
let clock = 0;
let answer: () => Promise<Partial<EngineResult>>;

/** An engine that answers as the test says. */
function engineOf(name: SearchEngine['name'], give: () => Promise<Partial<EngineResult>>): SearchEngine {
  const plain = createPlainEngine();
  return {
    ...plain,
    name,
    search: async (given) => {
      asked.push(name);
      return { ...(await plain.search(given)), engine: name, ...(await give()) };
    },
  };
}

function make(changes: Partial<FallbackOptions> = {}) {
  return createFallback({
    embedded: engineOf('postgres', async () => ({})),
    follower: engineOf('meilisearch', () => answer()),
    canAnswer: () => true,
    isReady: () => true,
    log,
    onRecovered,
    now: () => clock,
    ...changes,
  });
}

const down = () => Promise.reject(new EngineUnavailable('refused'));
const up = async () => ({});
const standIn = { engine: 'postgres', insteadOf: 'meilisearch' };

beforeEach(() => {
  asked.length = 0;
  clock = 0;
  answer = up;
  vi.clearAllMocks();
});

describe('a search', () => {
  it('goes to the engine beside PostgreSQL, and there alone', async () => {
    const { search, condition } = make();
    const found = await search.search(query);
    expect(found).toMatchObject({ engine: 'meilisearch' });
    expect(found.insteadOf).toBeUndefined();
    expect(asked).toEqual(['meilisearch']);
    expect(condition.isAsked()).toBe(true);
  });

  it.each([
    ['that it has no exact answer to', { canAnswer: () => false }],
    ['before its index is filled', { isReady: () => false }],
  ])('goes to PostgreSQL, which stands in for nobody: one %s', async (_what, changes) => {
    const found = await make(changes).search.search(query);
    expect(found.engine).toBe('postgres');
    expect(found.insteadOf).toBeUndefined();
    expect(asked).toEqual(['postgres']);
  });

  it('that it finds it cannot answer goes to PostgreSQL, and is no outage', async () => {
    answer = () => Promise.reject(new CannotAnswer('sizes'));
    const { search, condition } = make();
    const found = await search.search(query);
    expect([found.engine, found.insteadOf]).toEqual(['postgres', undefined]);
    expect(condition.isAsked()).toBe(true);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('is answered by PostgreSQL all the same when the engine refuses the connection, or is silent', async () => {
    answer = down;
    expect(await make().search.search(query)).toMatchObject(standIn);
    answer = () => new Promise(() => undefined);
    const { search, condition } = make({ patienceMs: 5 });
    expect(await search.search(query)).toMatchObject(standIn);
    expect(condition.fallbacks()).toEqual({ unavailable: 0, late: 1, away: 0, failed: 0 });
  });

  it('that the adapter stumbles over is answered by PostgreSQL, and costs no other search its engine', async () => {
    answer = () => Promise.reject(new TypeError('no such thing'));
    const { search, condition } = make();
    expect(await search.search(query)).toMatchObject(standIn);
    expect(await search.search(query)).toMatchObject(standIn);
    expect(asked).toEqual(['meilisearch', 'postgres', 'meilisearch', 'postgres']);
    expect(condition.isAsked()).toBe(true);
    expect(log.error).toHaveBeenCalledTimes(1);
    clock = 60_000;
    await search.search(query);
    expect(log.error).toHaveBeenCalledTimes(2);
  });

  it('fails when both do, with what PostgreSQL says', async () => {
    answer = down;
    const { search } = make({
      embedded: engineOf('postgres', () => Promise.reject(new Error('no database'))),
    });
    await expect(search.search(query)).rejects.toThrow('no database');
  });
});

describe('an outage', () => {
  it('costs one request its time-out now and then, and is told of at its beginning and its end', async () => {
    answer = down;
    const { search, condition } = make();
    for (let count = 0; count < 5; count += 1) expect(await search.search(query)).toMatchObject(standIn);
    expect(asked.filter((name) => name === 'meilisearch')).toHaveLength(1);
    expect(condition.isAsked()).toBe(false);

    // Half a second, then one, then two: one request each.
    for (const [at, times] of [
      [499, 1],
      [500, 2],
      [1499, 2],
      [1500, 3],
      [3499, 3],
      [3500, 4],
    ] as const) {
      clock = at;
      await search.search(query);
      expect(asked.filter((name) => name === 'meilisearch')).toHaveLength(times);
    }
    answer = up;
    clock = 3_600_000;
    expect(await search.search(query)).toMatchObject({ engine: 'meilisearch' });
    expect(condition.isAsked()).toBe(true);
    expect([log.warn.mock.calls.length, log.info.mock.calls.length]).toEqual([1, 1]);
    expect(log.info).toHaveBeenCalledWith({ engine: 'meilisearch', seconds: 3600 }, expect.any(String));
    expect(onRecovered).toHaveBeenCalledTimes(1);
    expect(condition.fallbacks()).toEqual({ unavailable: 4, late: 0, away: 7, failed: 0 });
  });

  it('never keeps the engine from being asked for longer than half a minute', async () => {
    answer = down;
    const { search } = make();
    for (let count = 0; count < 20; count += 1) {
      await search.search(query);
      clock += 30_000;
    }
    expect(asked.filter((name) => name === 'meilisearch')).toHaveLength(20);
  });

  it('is tried by one request at a time, whose own answer does not matter when it tells nothing', async () => {
    answer = down;
    const { search } = make();
    await search.search(query);
    clock = 500;
    const slow = Promise.withResolvers<Partial<EngineResult>>();
    answer = () => slow.promise;
    const trying = search.search(query);
    expect(await search.search(query)).toMatchObject(standIn);
    expect(asked.filter((name) => name === 'meilisearch')).toHaveLength(2);
    slow.reject(new CannotAnswer('sizes'));
    await trying;
    answer = up;
    expect(await search.search(query)).toMatchObject({ engine: 'meilisearch' });
  });

  it('is seen to be over without a reader who asks', async () => {
    answer = down;
    const { search, condition, probe } = make();
    await probe();
    expect(asked).toEqual([]);
    await search.search(query);
    await probe();
    clock = 500;
    await probe();
    expect(asked.filter((name) => name === 'meilisearch')).toHaveLength(2);
    answer = up;
    clock = 1500;
    await probe();
    expect(condition.isAsked()).toBe(true);
    expect(asked.filter((name) => name === 'postgres')).toHaveLength(1);
  });

  it('that many requests run into at once begins once', async () => {
    const gone = Promise.withResolvers<Partial<EngineResult>>();
    answer = () => gone.promise;
    const { search } = make();
    const many = Promise.all(Array.from({ length: 30 }, () => search.search(query)));
    gone.reject(new EngineUnavailable('gone'));
    expect(await many).toHaveLength(30);
    expect(log.warn).toHaveBeenCalledTimes(1);
    answer = up;
    clock = 500;
    expect(await search.search(query)).toMatchObject({ engine: 'meilisearch' });
  });
});

it('what is written goes to the index of PostgreSQL', async () => {
  const embedded = createPlainEngine();
  const { search } = make({ embedded });
  expect(search.upsert).toBe(embedded.upsert);
  expect(search.name).toBe('postgres');
});
