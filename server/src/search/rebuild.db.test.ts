import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrain } from './drain.ts';
import type { IndexRebuild, SearchEngine } from './engine.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { rebuildIndex } from './rebuild.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';
import { verifyIndex } from './verify.ts';

let stored: StoredListings;
let engine: SearchEngine;
beforeEach(async () => {
  stored = await startStoredListings();
  engine = createPostgresEngine(stored.database);
});
afterEach(() => stored.close());

const log = { error: vi.fn(), warn: vi.fn() };
const drainOnce = () => createDrain({ database: stored.database, engine, log }).drainOnce();
const rebuild = (changed: SearchEngine = engine) =>
  rebuildIndex({ database: stored.database, engine: changed, pageSize: 2 });
const noDrift = { missing: [], stale: [], extra: [] };

/** The engine, with something that happens before a step of its next rebuild. */
function interrupted(step: 'add' | 'swap', happens: (attempt: number) => Promise<unknown>): SearchEngine {
  let attempt = 0;
  return {
    ...engine,
    startRebuild: async (): Promise<IndexRebuild> => {
      const inner = await engine.startRebuild();
      const before = async () => {
        attempt += 1;
        await happens(attempt);
      };
      return {
        ...inner,
        add: async (documents) => {
          await inner.add(documents);
          if (step === 'add') await before();
        },
        swap: async (expected) => {
          if (step === 'swap') await before();
          await inner.swap(expected);
        },
      };
    },
  };
}

test('fills an index that lost everything', async () => {
  await stored.publish({}, {}, {}, {}, {});
  await stored.database.sql`delete from search_outbox`;
  expect(await rebuild()).toEqual({ indexed: 5, replayed: 0, failed: 0 });
  expect(await verifyIndex({ db: stored.database.db, engine })).toEqual({ checked: 5, ...noDrift });
});

test('brings in what changed while it was filled', async () => {
  const [changed = '', withdrawn = ''] = await stored.publish({}, {}, {}, {}, {});
  await drainOnce();
  const result = await rebuild(
    interrupted('add', async (attempt) => {
      if (attempt !== 2) return;
      await stored.change(changed, { title: 'Panno' });
      await stored.change(withdrawn, { status: 'withdrawn' });
      await stored.publish({ title: 'Nuovo' });
      await drainOnce();
    }),
  );
  expect(result.replayed).toBe(3);
  await drainOnce();
  expect(await verifyIndex({ db: stored.database.db, engine })).toEqual({ checked: 5, ...noDrift });
});

test('what is drained between the swap and its end is brought in as well', async () => {
  const [id = ''] = await stored.publish({});
  await drainOnce();
  const swapped = interrupted('swap', async () => {
    await stored.change(id, { title: 'Panno' });
    await drainOnce();
  });
  await rebuild(swapped);
  await drainOnce();
  expect(await verifyIndex({ db: stored.database.db, engine })).toEqual({ checked: 1, ...noDrift });
});

test('a batch that was written to the old index and settles after the swap is brought in as well', async () => {
  const [id = ''] = await stored.publish({});
  await drainOnce();
  const written = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const upsert: SearchEngine['upsert'] = async (documents) => {
    await engine.upsert(documents);
    written.resolve();
    await released.promise;
  };
  const slow = createDrain({ database: stored.database, engine: { ...engine, upsert }, log });
  let draining: Promise<unknown> = Promise.resolve();
  const rebuilding = rebuild(
    interrupted('swap', async () => {
      await stored.change(id, { title: 'Panno' });
      draining = slow.drainOnce();
      await written.promise;
    }),
  );
  await Promise.race([rebuilding, somebodyWaitsForALock()]);
  released.resolve();
  await Promise.all([rebuilding, draining]);
  await drainOnce();
  expect(await verifyIndex({ db: stored.database.db, engine })).toEqual({ checked: 1, ...noDrift });

  async function somebodyWaitsForALock() {
    await vi.waitFor(async () => {
      const waiting = await stored.database
        .sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      expect(waiting).toHaveLength(1);
    }, 15_000);
  }
});

test('runs beside writers and drains without losing a change', async () => {
  const ids = await stored.publish(...Array.from({ length: 12 }, () => ({})));
  await drainOnce();
  const drain = createDrain({ database: stored.database, engine, log, pollMs: 10 });
  await drain.start();
  const writing = (async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await stored.change(ids[turn % ids.length] ?? '', { status: turn % 5 === 0 ? 'expired' : 'published' });
    }
  })();
  await rebuild();
  await writing;
  await drain.stop();
  await drainOnce();
  expect(await verifyIndex({ db: stored.database.db, engine })).toMatchObject(noDrift);
});

test('leaves the old index in place when it fails, and forgets what it remembered', async () => {
  const [id = ''] = await stored.publish({});
  await drainOnce();
  const failing = interrupted('swap', () => Promise.reject(new Error('disk full')));
  await expect(rebuild(failing)).rejects.toThrow('disk full');
  expect(await engine.listRevisions(null, 10)).toMatchObject([{ id, revision: 1 }]);
  expect(
    await stored.database.sql`select 1 from search_rebuilds union all select 1 from search_replays`,
  ).toEqual([]);
  expect(await rebuild()).toMatchObject({ indexed: 1 });
});

test('one that died leaves nothing that keeps the next from its work', async () => {
  await stored.publish({}, {});
  await drainOnce();
  await stored.database.sql`insert into search_rebuilds (id) values (gen_random_uuid())`;
  await engine.startRebuild();
  expect(await rebuild()).toMatchObject({ indexed: 2 });
  const [row] = await stored.database.sql<{ rows: number }[]>`
    select count(distinct generation)::int as rows from search_documents`;
  expect(row?.rows).toBe(1);
});

test('a listing that cannot be indexed is left out and enqueued', async () => {
  await stored.publish({ colours: [null] as never }, {});
  await stored.database.sql`delete from search_outbox`;
  expect(await rebuild()).toEqual({ indexed: 1, replayed: 0, failed: 1 });
  expect(await stored.waiting()).toBe(1);
});

test('forgets words that nothing says any more', async () => {
  const [id = ''] = await stored.publish({ title: 'Zibellino' });
  await drainOnce();
  await stored.change(id, { title: 'Panno' });
  await drainOnce();
  const known = () =>
    stored.database.sql`select text from search_words where text in ('zibellino', 'panno') order by text`;
  expect(await known()).toEqual([{ text: 'panno' }, { text: 'zibellino' }]);
  await rebuild();
  expect(await known()).toEqual([{ text: 'panno' }]);
});
