import { newId } from '@scampolo/db/ids';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createDrain } from './drain.ts';
import type { SearchEngine } from './engine.ts';
import { createPostgresEngine } from './postgres/engine.ts';
import { listingDocument } from './testing/listing-rows.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';
import { verifyIndex } from './verify.ts';

let stored: StoredListings;
let engine: SearchEngine;
let ids: string[];
const log = { error: vi.fn(), warn: vi.fn() };
const drainOnce = () => createDrain({ database: stored.database, engine, log }).drainOnce();
const verify = (changed = engine) => verifyIndex({ db: stored.database.db, engine: changed, pageSize: 2 });

beforeAll(async () => {
  stored = await startStoredListings();
  engine = createPostgresEngine(stored.database);
});
afterAll(() => stored.close());
beforeEach(async () => {
  await stored.database.sql`truncate listings, search_outbox cascade`;
  const present = await engine.listRevisions(null, 1000);
  await engine.remove(present.map(({ id }) => id));
  ids = (await stored.publish({}, {}, {}, {}, {})).toSorted();
  await drainOnce();
});

test('finds nothing wrong with an index that is up to date', async () => {
  expect(await verify()).toEqual({ checked: 5, missing: [], stale: [], extra: [] });
});

test('finds what is missing, out of date, and no longer published, at every place of the order', async () => {
  await engine.remove([ids[0] ?? '', ids[4] ?? '']);
  await stored.change(ids[1] ?? '', { title: 'Panno' });
  await stored.change(ids[3] ?? '', { status: 'removed' });
  const foreign = newId();
  await engine.upsert([listingDocument({ id: foreign })]);
  await stored.database.sql`delete from search_outbox`;
  expect(await verify()).toEqual({
    checked: 6,
    missing: [ids[0], ids[4]],
    stale: [ids[1]],
    extra: [ids[3], foreign],
  });
});

test('what waits in the outbox is no drift', async () => {
  await stored.change(ids[1] ?? '', { title: 'Panno' });
  expect(await verify()).toMatchObject({ missing: [], stale: [], extra: [] });
});

test('what is brought in while it looks is no drift', async () => {
  await stored.change(ids[1] ?? '', { title: 'Panno' });
  let drained = false;
  const listRevisions: SearchEngine['listRevisions'] = async (after, limit) => {
    const page = await engine.listRevisions(after, limit);
    if (!drained) await drainOnce();
    drained = true;
    return page;
  };
  expect(await verify({ ...engine, listRevisions })).toMatchObject({ missing: [], stale: [], extra: [] });
});

test('what is brought in right after it looked a second time is no drift', async () => {
  await stored.change(ids[1] ?? '', { title: 'Panno' });
  let looks = 0;
  const listRevisions: SearchEngine['listRevisions'] = async (after, limit) => {
    const page = await engine.listRevisions(after, limit);
    if (page.length === 0) looks += 1;
    if (page.length === 0 && looks === 2) await drainOnce();
    return page;
  };
  expect(await verify({ ...engine, listRevisions })).toMatchObject({ missing: [], stale: [], extra: [] });
  expect(looks).toBe(2);
});
