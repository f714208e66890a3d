import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Follower } from './follower.ts';
import { createTestFollower, type TestFollower } from './testing/follower-engine.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';
import { PATIENCE, type SearchProcess, searchProcess, waitingFor } from './testing/two-indexes.ts';
import { verifyIndex } from './verify.ts';

let stored: StoredListings;
let engine: TestFollower;
let started: Follower[];
beforeEach(async () => {
  stored = await startStoredListings();
  engine = createTestFollower();
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((follower) => follower.stop()));
  await stored.close();
});

/** A process that works, as a worker does. */
async function working(other = engine): Promise<SearchProcess> {
  const parts = searchProcess(stored, other);
  if (parts.follower === null) throw new Error('no follower');
  started.push(parts.follower);
  await parts.follower.watch();
  await parts.follower.work();
  return parts;
}

const drift = async () => {
  const { missing, stale, extra } = await verifyIndex({
    db: stored.database.db,
    engine,
    target: engine.target,
  });
  return { missing, stale, extra };
};
const noDrift = { missing: [], stale: [], extra: [] };
const isFilled = async () =>
  (await stored.database.sql`select 1 from search_targets where filled_at is not null`).length === 1;
const caughtUp = () => expect.poll(() => waitingFor(stored.database, engine.target), PATIENCE).toBe(0);

describe('an index beside that of PostgreSQL', () => {
  test('is filled by whoever works, and asked from then on; until then PostgreSQL answers', async () => {
    const [id = ''] = await stored.publish({});
    const filling = Promise.withResolvers<void>();
    engine.before = async (request) => {
      if (request === 'upsert') await filling.promise;
    };
    const parts = await working();
    await parts.drainPostgres();
    expect(await parts.find()).toMatchObject({ ids: [id], engine: 'postgres' });
    filling.resolve();
    await parts.whenAsked();
    expect(await parts.find()).toMatchObject({ ids: [id], engine: 'meilisearch' });
  });

  test('gets every change once PostgreSQL has it, also what is gone', async () => {
    const [kept = '', gone = ''] = await stored.publish({}, {});
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();
    await stored.change(kept, { title: 'Panno' });
    await stored.change(gone, { status: 'withdrawn' });
    const [late = ''] = await stored.publish({});
    expect(await waitingFor(stored.database, engine.target)).toBe(0);
    await parts.drainPostgres();
    await caughtUp();
    expect((await parts.find()).ids.toSorted()).toEqual([kept, late].toSorted());
    expect(await drift()).toEqual(noDrift);
  });

  test('makes answers from memory be made anew when it changes', async () => {
    const parts = await working();
    await parts.whenAsked();
    engine.mode = 'down';
    await stored.publish({});
    await parts.drainPostgres();
    const version = async () =>
      Number((await stored.database.sql`select changes from answer_version where shard = 0`)[0]?.['changes']);
    const before = await version();
    engine.mode = 'up';
    await caughtUp();
    await expect.poll(version, PATIENCE).toBeGreaterThan(before);
  });

  test('is filled by one process, however many work', async () => {
    await stored.publish({}, {}, {});
    let rebuilds = 0;
    engine.before = async (request) => {
      if (request === 'startRebuild') rebuilds += 1;
    };
    const all = await Promise.all([working(), working(), working()]);
    await Promise.all(all.map((parts) => parts.whenAsked()));
    // The swap asks as well.
    expect(rebuilds).toBe(2);
  });

  test('is filled by another process when the one that filled it is gone', async () => {
    await stored.publish({}, {});
    const reached = Promise.withResolvers<void>();
    const forever = new Promise<void>(() => undefined);
    const dying = engine.ofVersion('v1');
    let killed = false;
    dying.before = async (request) => {
      // It would try again, and may be there before the other one.
      if (killed) throw new Error('who was killed asks for nothing');
      if (request !== 'upsert') return;
      reached.resolve();
      await forever;
    };
    await working(dying);
    await reached.promise;
    killed = true;
    // All that is left of a killed process: its lock, which goes with its connection.
    await stored.database.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'scampolo-search'`;
    const other = await working();
    await other.whenAsked();
    expect(await drift()).toEqual(noDrift);
  });

  test('is left to others by a process that only answers', async () => {
    const parts = searchProcess(stored, engine);
    started.push(parts.follower as Follower);
    await parts.follower?.watch();
    await (await working()).whenAsked();
    await parts.whenAsked();
  });

  test('whose fill fails is tried again, and told of once', async () => {
    let failures = 0;
    engine.before = async (request) => {
      if (request !== 'startRebuild' || failures === 1) return;
      failures += 1;
      throw new Error('disk full');
    };
    const parts = await working();
    await expect.poll(() => parts.log.warn.mock.calls.length, PATIENCE).toBe(1);
    expect(await isFilled()).toBe(false);
    await parts.whenAsked();
    expect(parts.log.warn).toHaveBeenCalledTimes(1);
  });
});

describe('an engine that comes back', () => {
  test('after an hour takes in what changed, and keeps nobody waiting meanwhile', async () => {
    const [changed = '', gone = '', same = ''] = await stored.publish({}, {}, {});
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();

    engine.mode = 'down';
    await stored.change(changed, { title: 'Panno' });
    await stored.change(gone, { status: 'withdrawn' });
    const [late = ''] = await stored.publish({});
    await parts.drainPostgres();
    const now = [changed, same, late].toSorted();
    for (let count = 0; count < 3; count += 1) {
      const found = await parts.find();
      expect(found).toMatchObject({ engine: 'postgres', insteadOf: 'meilisearch' });
      expect(found.ids.toSorted()).toEqual(now);
    }
    expect(await waitingFor(stored.database, 'postgres')).toBe(0);
    expect(await waitingFor(stored.database, engine.target)).toBe(3);
    await expect.poll(() => parts.log.error.mock.calls.length, PATIENCE).toBe(1);
    await stored.database.sql`update search_outbox set created_at = created_at - interval '1 hour'`;
    const asked = engine.asked;
    await expect.poll(() => engine.asked, PATIENCE).toBeGreaterThan(asked + 3);
    // Of all that failed meanwhile one line was written.
    expect(parts.log.error).toHaveBeenCalledTimes(1);

    engine.mode = 'up';
    await caughtUp();
    await expect.poll(async () => (await parts.find()).engine, PATIENCE).toBe('meilisearch');
    expect((await parts.find()).ids.toSorted()).toEqual(now);
    const checks = () => stored.database.sql`select missing, stale, extra from search_checks`;
    await expect.poll(checks, PATIENCE).toEqual([{ missing: 0, stale: 0, extra: 0 }]);
    expect(await drift()).toEqual(noDrift);
  });

  test('with an old snapshot is put right, and not asked while much of it is wrong', async () => {
    const ids = await stored.publish(...Array.from({ length: 12 }, () => ({})));
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();
    const old = engine.snapshot();
    for (const id of ids.slice(0, 6)) await stored.change(id, { title: 'Panno' });
    await stored.change(ids[11] ?? '', { status: 'removed' });
    await stored.publish({});
    await parts.drainPostgres();
    await caughtUp();

    engine.mode = 'down';
    await expect.poll(async () => (await parts.find()).engine, PATIENCE).toBe('postgres');
    const asked = engine.asked;
    await expect.poll(() => engine.asked, PATIENCE).toBeGreaterThan(asked + 2);
    old.restore();
    const seen: boolean[] = [];
    engine.before = async (request) => {
      if (request === 'startRebuild') seen.push(await isFilled());
    };
    engine.mode = 'up';
    await expect.poll(drift, PATIENCE).toEqual(noDrift);
    await parts.whenAsked();
    expect(seen).toEqual([false, false]);
  });

  test('with a snapshot that lacks little is brought up to date without being built anew', async () => {
    const ids = await stored.publish(...Array.from({ length: 12 }, () => ({})));
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();
    const old = engine.snapshot();
    await stored.change(ids[3] ?? '', { title: 'Panno' });
    await parts.drainPostgres();
    await caughtUp();
    old.restore();
    let rebuilds = 0;
    engine.before = async (request) => {
      if (request === 'startRebuild') rebuilds += 1;
    };
    expect(await parts.follower?.check()).toMatchObject({ stale: [ids[3]], repair: 'enqueued' });
    await caughtUp();
    expect([await drift(), rebuilds]).toEqual([noDrift, 0]);
  });

  test('without any index is not asked, and gets one', async () => {
    await stored.publish({}, {});
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();
    engine.loseEverything();
    const found = await parts.find();
    expect(found.ids).toHaveLength(2);
    await expect.poll(() => drift().catch(() => null), PATIENCE).toEqual(noDrift);
    await expect.poll(async () => (await parts.find()).engine, PATIENCE).toBe('meilisearch');
  });

  test('with settings that somebody changed gets an index with those of the code', async () => {
    await stored.publish({}, {});
    const parts = await working();
    await parts.whenAsked();
    engine.changeSettings();
    await expect.poll(async () => (await engine.inspect()).state, PATIENCE).toBe('ready');
    expect(await drift()).toEqual(noDrift);
    await parts.whenAsked();
  });
});

describe('a release with other settings', () => {
  test('has an index of its own beside that of the release before, which goes on with its own', async () => {
    const [first = ''] = await stored.publish({});
    const before = await working();
    await before.whenAsked();
    const newer = engine.ofVersion('v2');
    const after = await working(newer);
    await after.whenAsked();
    const [second = ''] = await stored.publish({});
    await stored.change(first, { title: 'Panno' });
    await before.drainPostgres();
    for (const [parts, { target }] of [
      [before, engine],
      [after, newer],
    ] as const) {
      await expect.poll(() => waitingFor(stored.database, target), PATIENCE).toBe(0);
      expect(await parts.find()).toMatchObject({ total: 2, engine: 'meilisearch' });
    }
    expect((await newer.listRevisions(null, 10)).map(({ id }) => id)).toEqual([first, second].toSorted());
  });

  test('that nobody has run for a week is forgotten with its index and all that waits for it', async () => {
    const { sql } = stored.database;
    const newer = engine.ofVersion('v2');
    await stored.publish({}, {});
    const old = await working();
    await old.whenAsked();
    await old.follower?.stop();
    const parts = await working(newer);
    await parts.whenAsked();
    await parts.drainPostgres();
    expect(await waitingFor(stored.database, engine.target)).toBe(2);
    await sql`update search_targets set seen_at = now() - interval '6 days 23 hours' where name = ${engine.target}`;
    await parts.verify();
    expect(await waitingFor(stored.database, engine.target)).toBe(2);
    await sql`update search_targets set seen_at = now() - interval '7 days 1 minute' where name = ${engine.target}`;
    await parts.verify();
    expect(await waitingFor(stored.database, engine.target)).toBe(0);
    expect(await sql`select name from search_targets`).toEqual([{ name: newer.target }]);
    expect((await engine.inspect()).state).toBe('absent');
  });
});

describe('verify', () => {
  test('repairs the index of PostgreSQL too, and needs no engine for that', async () => {
    const ids = await stored.publish(...Array.from({ length: 12 }, () => ({})));
    const parts = await working();
    await parts.whenAsked();
    await parts.drainPostgres();
    await caughtUp();
    await parts.search.remove([ids[2] ?? '']);
    engine.mode = 'down';
    expect(await parts.verify()).toBe(1);
    await parts.drainPostgres();
    const own = await verifyIndex({ db: stored.database.db, engine: parts.search });
    expect(own).toEqual({ checked: 12, ...noDrift });
    const [noted] = await stored.database
      .sql`select missing, stale, extra from search_checks where target = 'postgres'`;
    expect(noted).toEqual({ missing: 1, stale: 0, extra: 0 });
  });

  test('counts a document of an older form as out of date', async () => {
    const [id = ''] = await stored.publish({});
    const parts = await working();
    await parts.drainPostgres();
    await stored.database.sql`update search_documents set format = 1`;
    const found = await verifyIndex({ db: stored.database.db, engine: parts.search });
    expect(found).toMatchObject({ missing: [], stale: [id], extra: [] });
    await parts.verify();
    await parts.drainPostgres();
    expect(await verifyIndex({ db: stored.database.db, engine: parts.search })).toMatchObject(noDrift);
  });
});
