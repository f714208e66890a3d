import { connect, withTransaction } from '@scampolo/db/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { storeListing, storeWorkshop } from '../contract-tests/testing/objects.ts';
import { createDrain } from '../search/drain.ts';
import { enqueueReindex } from '../search/outbox.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { isGone, PATIENCE } from './testing/held.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let test: TestApp;
let workshopId: string;
beforeAll(async () => {
  test = await startTestApp();
  workshopId = await storeWorkshop(test);
});
afterAll(() => test.close());

it('what is published while the drain cannot listen is indexed as soon as it listens again, without waiting for its timer', async () => {
  const { database, databaseUrl, deps } = test;
  const elsewhere = new URL(databaseUrl);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  const admin = connect(elsewhere.href, { maxConnections: 1 });
  const allow = (yes: boolean) => admin.sql.unsafe(`alter database ${name} allow_connections ${yes}`);
  const log = { error: () => undefined, warn: () => undefined };
  const drain = createDrain({ database, engine: deps.search, log, pollMs: 3_600_000 });
  const indexed = async () => (await deps.search.listRevisions(null, 1000)).map(({ id }) => id);
  try {
    await drain.start();
    // From here on each statement finds a connection that is there.
    await Promise.all(Array.from({ length: 8 }, () => database.sql`select pg_sleep(0.05)`));
    const [listener] = await admin.sql<{ pid: number }[]>`select pid from pg_stat_activity
      where datname = ${name} and query like 'listen%'`;
    await allow(false);
    await admin.sql`select pg_terminate_backend(${listener?.pid ?? 0})`;
    await isGone(admin.sql, listener?.pid ?? 0);
    const id = await storeListing(test, workshopId, 'published');
    await withTransaction(database.db, (tx) => enqueueReindex(tx, [id]));
    expect(await indexed()).toEqual([]);

    await allow(true);
    await expect.poll(indexed, PATIENCE).toEqual([id]);
  } finally {
    await allow(true);
    await drain.stop();
    await admin.close();
  }
});
