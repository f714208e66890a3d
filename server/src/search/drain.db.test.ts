import { withTransaction } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDrain, type Drain } from './drain.ts';
import { DocumentRefused, type SearchEngine } from './engine.ts';
import { enqueueReindex } from './outbox.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';

let stored: StoredListings;
let engine: SearchEngine;
const log = { error: vi.fn(), warn: vi.fn() };

beforeEach(async () => {
  stored = await startStoredListings();
  engine = createPostgresEngine(stored.database);
  log.error.mockClear();
});
afterEach(() => stored.close());

function drainOf(changes: Partial<SearchEngine> = {}, batchSize = 500): Drain {
  return createDrain({ database: stored.database, engine: { ...engine, ...changes }, log, batchSize });
}

/** What the index has, as `id: revision`. */
async function indexed(): Promise<Record<string, number>> {
  const rows = await engine.listRevisions(null, 1000);
  return Object.fromEntries(rows.map(({ id, revision }) => [id, revision]));
}

/** A listing that no document can be built of: somebody wrote nonsense into its colours. */
const poison = { colours: [null] as never };

describe('the outbox', () => {
  test('has a row after commit, and none after a rollback', async () => {
    await stored.publish({});
    expect(await stored.waiting()).toBe(1);
    const failing = withTransaction(stored.database.db, async (tx) => {
      await enqueueReindex(tx, [newId(), newId()]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await stored.waiting()).toBe(1);
  });

  test('takes nothing for nothing', async () => {
    await withTransaction(stored.database.db, (tx) => enqueueReindex(tx, []));
    expect(await stored.waiting()).toBe(0);
  });
});

describe('drainOnce', () => {
  test('indexes what is published as it is now, once for all its rows, and empties the outbox', async () => {
    const [id = ''] = await stored.publish({});
    await stored.change(id, { title: 'Panno' });
    expect(await drainOf().drainOnce()).toEqual({ indexed: 1, removed: 0, failed: 0 });
    expect(await indexed()).toEqual({ [id]: 2 });
    expect(await stored.waiting()).toBe(0);
    expect(await drainOf().drainOnce()).toEqual({ indexed: 0, removed: 0, failed: 0 });
  });

  test('removes what is published no more or never was', async () => {
    const [id = ''] = await stored.publish({});
    await drainOf().drainOnce();
    await stored.change(id, { status: 'withdrawn' });
    await withTransaction(stored.database.db, (tx) => enqueueReindex(tx, [newId()]));
    expect(await drainOf().drainOnce()).toEqual({ indexed: 0, removed: 2, failed: 0 });
    expect(await indexed()).toEqual({});
  });

  test('works through batches until nothing is left', async () => {
    await stored.publish({}, {}, {}, {}, {});
    expect(await drainOf({}, 2).drainOnce()).toEqual({ indexed: 5, removed: 0, failed: 0 });
    expect(await stored.waiting()).toBe(0);
  });

  test('leaves a row that comes while it works', async () => {
    const [id = ''] = await stored.publish({});
    let changed = false;
    const upsert: SearchEngine['upsert'] = async (documents) => {
      await engine.upsert(documents);
      if (!changed) await stored.change(id, { title: 'Panno' });
      changed = true;
    };
    await drainOf({ upsert }).drainOnce();
    expect(await indexed()).toEqual({ [id]: 2 });
    expect(await stored.waiting()).toBe(0);
  });

  test('two at once index everything and do each other no harm', async () => {
    const ids = await stored.publish({}, {}, {}, {}, {}, {});
    const drained = await Promise.all([drainOf({}, 2).drainOnce(), drainOf({}, 2).drainOnce()]);
    expect(drained.reduce((sum, one) => sum + one.indexed, 0)).toBe(6);
    expect(Object.keys(await indexed()).toSorted()).toEqual(ids.toSorted());
  });
});

describe('failures', () => {
  test('a listing that cannot be built stays, with its error, and keeps nobody back', async () => {
    const [bad = '', good = ''] = await stored.publish(poison, {});
    expect(await drainOf().drainOnce()).toEqual({ indexed: 1, removed: 0, failed: 1 });
    expect(Object.keys(await indexed())).toEqual([good]);
    const rows = await stored.database.sql`select listing_id, attempts, error from search_failures`;
    expect(rows).toEqual([{ listing_id: bad, attempts: 1, error: expect.stringContaining('null') }]);
    expect(await stored.waiting()).toBe(1);
    expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ listingId: bad }), expect.any(String));
  });

  test('of a batch that the engine refuses, those to blame are found by halving', async () => {
    const ids = await stored.publish(...Array.from({ length: 9 }, () => ({})));
    const blamed = [ids[2], ids[7]];
    const upsert: SearchEngine['upsert'] = async (documents) => {
      if (documents.some(({ id }) => blamed.includes(id))) throw new DocumentRefused('no');
      await engine.upsert(documents);
    };
    expect(await drainOf({ upsert }).drainOnce()).toEqual({ indexed: 7, removed: 0, failed: 2 });
    expect(Object.keys(await indexed())).toHaveLength(7);
    expect(await stored.waiting()).toBe(2);
  });

  test('a failed listing is not tried again at once, but with the next change of it', async () => {
    const [id = ''] = await stored.publish(poison);
    await drainOf().drainOnce();
    expect(await drainOf().drainOnce()).toEqual({ indexed: 0, removed: 0, failed: 0 });
    await stored.change(id, { colours: [] });
    expect(await drainOf().drainOnce()).toMatchObject({ indexed: expect.any(Number), failed: 0 });
    expect(await indexed()).toEqual({ [id]: 2 });
    expect(await stored.waiting()).toBe(0);
    expect(await stored.database.sql`select 1 from search_failures`).toEqual([]);
  });

  test('a failed listing is tried again when its time has come, later each time', async () => {
    await stored.publish(poison);
    const { sql } = stored.database;
    const waits: number[] = [];
    for (const attempt of [1, 2, 3]) {
      expect(await drainOf().drainOnce()).toMatchObject({ failed: 1 });
      const [row] = await sql<{ attempts: number; seconds: number }[]>`
        select attempts, extract(epoch from retry_at - failed_at)::int as seconds from search_failures`;
      expect(row?.attempts).toBe(attempt);
      waits.push(row?.seconds ?? 0);
      await sql`update search_failures set retry_at = now()`;
    }
    expect(waits).toEqual([10, 20, 40]);
  });

  test('a timeout says nothing of a document: the batch is not split and stays whole', async () => {
    await stored.publish({}, {}, {});
    const upsert = vi.fn(async () => {
      throw new Error('timed out');
    });
    await expect(drainOf({ upsert }).drainOnce()).rejects.toThrow('timed out');
    expect(upsert).toHaveBeenCalledTimes(1);
    expect(await stored.waiting()).toBe(3);
    expect(await stored.database.sql`select 1 from search_failures`).toEqual([]);
    expect(await drainOf().drainOnce()).toMatchObject({ indexed: 3 });
  });

  test('what was indexed before the end of the connection is indexed again', async () => {
    const [id = ''] = await stored.publish({});
    const upsert: SearchEngine['upsert'] = async (documents) => {
      await engine.upsert(documents);
      throw new Error('killed before the outbox rows were deleted');
    };
    await expect(drainOf({ upsert }).drainOnce()).rejects.toThrow('killed');
    expect(await indexed()).toEqual({ [id]: 1 });
    expect(await drainOf().drainOnce()).toMatchObject({ indexed: 1 });
    expect(await indexed()).toEqual({ [id]: 1 });
  });
});

describe('start', () => {
  test('indexes what was waiting, and what commits from then on', async () => {
    const [before = ''] = await stored.publish({});
    const drain = createDrain({ database: stored.database, engine, log, pollMs: 3_600_000 });
    await drain.start();
    await vi.waitFor(async () => expect(await indexed()).toEqual({ [before]: 1 }), { timeout: 10_000 });
    // More than once: the first may still be seen by the batch before.
    for (const count of [2, 3, 4]) {
      await drain.drainOnce();
      await stored.publish({});
      await vi.waitFor(async () => expect(Object.keys(await indexed())).toHaveLength(count), {
        timeout: 10_000,
      });
    }
    await drain.stop();
  });

  test('keeps going after the engine failed', async () => {
    let down = true;
    const upsert: SearchEngine['upsert'] = async (documents) => {
      if (down) throw new Error('unreachable');
      await engine.upsert(documents);
    };
    const drain = createDrain({ database: stored.database, engine: { ...engine, upsert }, log, pollMs: 20 });
    await drain.start();
    await stored.publish({});
    await vi.waitFor(() => expect(log.error).toHaveBeenCalled(), { timeout: 10_000 });
    down = false;
    await vi.waitFor(async () => expect(await stored.waiting()).toBe(0), { timeout: 10_000 });
    await drain.stop();
  });

  test('after stop nothing is taken', async () => {
    const drain = drainOf();
    await drain.start();
    await drain.stop();
    await stored.publish({});
    await stored.database.sql`select 1`;
    expect(await stored.waiting()).toBe(1);
  });
});
