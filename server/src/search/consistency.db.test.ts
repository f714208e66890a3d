import { withTransaction } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDrain, type Drain } from './drain.ts';
import { DocumentRefused, type IndexRebuild, type SearchEngine } from './engine.ts';
import { createMeilisearchEngine } from './meilisearch/engine.ts';
import { enqueueFor, enqueueReindex, POSTGRES_TARGET } from './outbox.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { rebuildIndex } from './rebuild.ts';
import { seeTarget } from './targets.ts';
import { createTestFollower } from './testing/follower-engine.ts';
import { startMeilisearchDouble } from './testing/meilisearch-double/double.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';
import { waitingFor } from './testing/two-indexes.ts';
import { verifyIndex } from './verify.ts';

interface Subject {
  engine: SearchEngine;
  target: string;
  close?: () => Promise<void>;
}

const ENGINES: readonly { name: string; start: (stored: StoredListings) => Promise<Subject> }[] = [
  {
    name: 'PostgreSQL',
    start: async ({ database }) => ({ engine: createPostgresEngine(database), target: POSTGRES_TARGET }),
  },
  {
    name: 'an engine beside it',
    start: async () => {
      const engine = createTestFollower();
      return { engine, target: engine.target };
    },
  },
  {
    name: 'Meilisearch (double)',
    start: async () => {
      const double = await startMeilisearchDouble({ masterKey: 'a master key of a test' });
      const quiet = { info: () => undefined, warn: () => undefined };
      const engine = createMeilisearchEngine({ url: double.url, key: double.masterKey, log: quiet });
      await engine.prepare();
      return { engine, target: engine.target, close: () => double.close() };
    },
  },
];

describe.each(ENGINES)('the index of $name', ({ start }) => {
  let stored: StoredListings;
  let subject: Subject;
  const log = { error: vi.fn(), warn: vi.fn() };

  beforeEach(async () => {
    stored = await startStoredListings();
    subject = await start(stored);
    log.error.mockClear();
    const { target } = subject;
    if (target === POSTGRES_TARGET) return;
    await seeTarget(stored.database.db, target);
    await rebuildIndex({ database: stored.database, ...subject });
  });
  afterEach(async () => {
    await subject.close?.();
    await stored.close();
  });

  function drainOf(changes: Partial<SearchEngine> = {}, batchSize = 500): Drain {
    const { engine, target } = subject;
    return createDrain({ ...stored, engine: { ...engine, ...changes }, target, log, batchSize });
  }

  /** What PostgreSQL takes in is handed on; nothing to do where it is the one that is looked at. */
  async function handOn(): Promise<void> {
    if (subject.target === POSTGRES_TARGET) return;
    const engine = createPostgresEngine(stored.database);
    await createDrain({ ...stored, engine, log }).drainOnce();
  }

  async function bringIn(): Promise<void> {
    await handOn();
    await drainOf().drainOnce();
  }

  const rebuild = (changed: SearchEngine = subject.engine) =>
    rebuildIndex({ ...stored, engine: changed, target: subject.target, pageSize: 2 });

  async function indexed(): Promise<Record<string, number>> {
    const rows = await subject.engine.listRevisions(null, 1000);
    return Object.fromEntries(rows.map(({ id, revision }) => [id, revision]));
  }

  async function expectNoDrift(): Promise<void> {
    const found = await verifyIndex({ db: stored.database.db, ...subject });
    expect(found).toMatchObject({ missing: [], stale: [], extra: [] });
    expect(await waitingFor(stored.database, subject.target)).toBe(0);
  }

  /** The engine, with something that happens in its next rebuild, after it has taken the first documents or before it swaps. */
  function interrupted(step: 'add' | 'swap', happens: () => Promise<unknown>): SearchEngine {
    let happened = false;
    const once = async (now: string) => {
      if (now !== step || happened) return;
      happened = true;
      await happens();
    };
    const { engine } = subject;
    return {
      ...engine,
      startRebuild: async (): Promise<IndexRebuild> => {
        const inner = await engine.startRebuild();
        return {
          abandon: () => inner.abandon(),
          add: async (documents) => {
            await inner.add(documents);
            await once('add');
          },
          swap: async (expected) => {
            await once('swap');
            await inner.swap(expected);
          },
        };
      },
    };
  }

  test('is written, and the drain killed before its rows are deleted: they are indexed again, to the same', async () => {
    const [kept = '', gone = ''] = await stored.publish({}, {});
    await bringIn();
    await stored.change(kept, { title: 'Panno' });
    await stored.change(gone, { status: 'withdrawn' });
    await handOn();
    const remove: SearchEngine['remove'] = async (ids) => {
      await subject.engine.remove(ids);
      throw new Error('killed');
    };
    await expect(drainOf({ remove }).drainOnce()).rejects.toThrow('killed');
    expect(await indexed()).toEqual({ [kept]: 2 });
    expect(await waitingFor(stored.database, subject.target)).toBe(2);
    await drainOf().drainOnce();
    expect(await indexed()).toEqual({ [kept]: 2 });
    await expectNoDrift();
  });

  test('has a change and a deletion that come during a drain', async () => {
    const [changed = '', gone = ''] = await stored.publish({}, {});
    await handOn();
    let isFirst = true;
    const upsert: SearchEngine['upsert'] = async (documents) => {
      await subject.engine.upsert(documents);
      if (!isFirst) return;
      isFirst = false;
      await stored.change(changed, { title: 'Panno' });
      await stored.change(gone, { status: 'removed' });
      await handOn();
    };
    await drainOf({ upsert }).drainOnce();
    expect(await indexed()).toEqual({ [changed]: 2 });
    await expectNoDrift();
  });

  test('has what changed, went and came during a rebuild', async () => {
    const [changed = '', gone = '', ...others] = await stored.publish({}, {}, {}, {}, {});
    await bringIn();
    let late = '';
    await rebuild(
      interrupted('add', async () => {
        await stored.change(changed, { title: 'Panno' });
        await stored.change(gone, { status: 'withdrawn' });
        [late = ''] = await stored.publish({});
        await bringIn();
      }),
    );
    await bringIn();
    expect(Object.keys(await indexed()).toSorted()).toEqual([changed, late, ...others].toSorted());
    expect((await indexed())[changed]).toBe(2);
    await expectNoDrift();
  });

  test.each(['add', 'swap'] as const)('stays as it was when a rebuild fails: at %s', async (step) => {
    const [id = '', ...others] = await stored.publish({}, {}, {}, {}, {});
    await bringIn();
    const failing = interrupted(step, () => Promise.reject(new Error('disk full')));
    await expect(rebuild(failing)).rejects.toThrow('disk full');
    expect(Object.keys(await indexed()).toSorted()).toEqual([id, ...others].toSorted());
    const left = await stored.database
      .sql`select 1 from search_rebuilds union all select 1 from search_replays`;
    expect(left).toEqual([]);
    await stored.change(id, { title: 'Panno' });
    await bringIn();
    await expectNoDrift();
  });

  test('is whole after a rebuild that was killed, and another one', async () => {
    await stored.publish({}, {}, {});
    await bringIn();
    const reached = Promise.withResolvers<void>();
    const killed = interrupted('swap', () => {
      reached.resolve();
      return new Promise(() => undefined);
    });
    void rebuild(killed);
    await reached.promise;
    await stored.publish({});
    await bringIn();
    expect(Object.keys(await indexed())).toHaveLength(4);
    expect(await rebuild()).toMatchObject({ indexed: 4, failed: 0 });
    await bringIn();
    await expectNoDrift();
  });

  test('of two rebuilds at once one wins, and it is whole', async () => {
    await stored.publish({}, {}, {}, {}, {}, {});
    await bringIn();
    const ended = await Promise.allSettled([rebuild(), rebuild()]);
    expect(ended.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    await bringIn();
    expect(Object.keys(await indexed())).toHaveLength(6);
    await expectNoDrift();
  });

  test('lacks a document that cannot be made or is refused, and no other; it stays visible', async () => {
    const [poison = '', refused = '', good = ''] = await stored.publish({ colours: [null] as never }, {}, {});
    await handOn();
    const upsert: SearchEngine['upsert'] = async (documents) => {
      if (documents.some(({ id }) => id === refused)) throw new DocumentRefused('no');
      await subject.engine.upsert(documents);
    };
    expect(await drainOf({ upsert }).drainOnce()).toMatchObject({ indexed: 1, failed: 2 });
    expect(Object.keys(await indexed())).toEqual([good]);
    const failures = await stored.database
      .sql`select listing_id from search_failures where target = ${subject.target} order by listing_id`;
    expect(failures.map((row) => row['listing_id'])).toEqual([poison, refused].toSorted());
    // Mended by a change of it.
    await stored.change(poison, { colours: [] });
    await bringIn();
    expect((await indexed())[poison]).toBe(2);
  });

  test('is worked on by two drains that do each other no harm', async () => {
    const ids = await stored.publish(...Array.from({ length: 9 }, () => ({})));
    await handOn();
    const drained = await Promise.all([drainOf({}, 2).drainOnce(), drainOf({}, 2).drainOnce()]);
    expect(drained.reduce((sum, { indexed: count }) => sum + count, 0)).toBe(9);
    expect(Object.keys(await indexed()).toSorted()).toEqual(ids.toSorted());
    await expectNoDrift();
  });

  test('follows whatever the clock says that has been set back', async () => {
    const { sql } = stored.database;
    const [poison = '', good = ''] = await stored.publish({ colours: [null] as never }, {});
    await bringIn();
    // What was noted before a clock was set back by three hours: all of it lies ahead.
    await sql`update search_outbox set created_at = created_at + interval '3 hours'`;
    await sql`update search_failures set failed_at = failed_at + interval '3 hours', retry_at = retry_at + interval '3 hours'`;
    await sql`update search_targets set seen_at = seen_at + interval '3 hours', filled_at = filled_at + interval '3 hours'`;
    expect(await drainOf().drainOnce()).toMatchObject({ failed: 1 });
    await stored.change(good, { title: 'Panno' });
    await stored.change(poison, { colours: [] });
    await bringIn();
    expect(await indexed()).toEqual({ [good]: 2, [poison]: 2 });
    await expectNoDrift();
  });

  test('forgets nothing of what is enqueued for it alone', async () => {
    const [id = ''] = await stored.publish({});
    await bringIn();
    await subject.engine.remove([id]);
    await withTransaction(stored.database.db, (tx) => enqueueFor(tx, subject.target, [id]));
    await drainOf().drainOnce();
    expect(await indexed()).toEqual({ [id]: 1 });
    await withTransaction(stored.database.db, (tx) => enqueueReindex(tx, [newId()]));
    await bringIn();
    await expectNoDrift();
  });
});
