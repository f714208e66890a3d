import { eq, sql as fragment, placeholder } from 'drizzle-orm';
import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  connect,
  type Database,
  databaseErrorCode,
  type Notice,
  prepared,
  violatedConstraint,
  withTransaction,
} from './client.ts';
import { startProxy } from './driver-faults/proxy.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

const samples = pgTable('samples', {
  id: integer('id').primaryKey(),
  names: text('names').array(),
  grams: bigint('grams', { mode: 'number' }),
  seenAt: timestamp('seen_at', { withTimezone: true, mode: 'date' }),
  traits: jsonb('traits').$type<{ colours: string[] }>(),
});

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 2, applicationName: 'client-test' });
  await database.sql`create table samples (
    id int primary key, names text[], grams bigint constraint samples_grams check (grams >= 0),
    seen_at timestamptz, traits jsonb)`;
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

test('reads a bigint as a number, and refuses one that a number cannot hold', async () => {
  const [row] = await database.sql`
    select 9007199254740991::bigint as most, array[1, null]::bigint[] as several`;
  expect(row).toEqual({ most: 9007199254740991, several: [1, null] });
  await expect(database.sql`select 9007199254740992::bigint`).rejects.toThrow(RangeError);
  await expect(database.sql`select array[-9007199254740992]`).rejects.toThrow(RangeError);
  expect(await database.sql`select 1 as one`).toEqual([{ one: 1 }]);
});

test('reads instants as Dates in UTC, days as text, numeric exactly', async () => {
  const [row] = await database.sql`
    select timestamptz '2026-03-29 02:30:00+02' as instant, date '2026-03-29' as day, 0.10 as amount,
      current_setting('TimeZone') as zone, array[timestamptz '2026-01-01T00:00:00Z'] as instants`;
  expect(row).toEqual({
    instant: new Date('2026-03-29T00:30:00Z'),
    day: '2026-03-29',
    amount: '0.10',
    zone: 'UTC',
    instants: [new Date('2026-01-01T00:00:00Z')],
  });
});

test('takes Dates, arrays and JSON as values, in the handle and in the query builder', async () => {
  const seenAt = new Date('2026-05-04T03:02:01.123Z');
  const names = ['lana "merino"', 'seta \\ cotone', 'lino, canapa'];
  const traits = { colours: ["l'ocra"] };
  await database.sql`
    insert into samples values (1, ${names}, ${12}, ${seenAt}, ${database.sql.json(traits)})`;
  await database.db.insert(samples).values({ id: 2, names, grams: 12, seenAt, traits });
  const rows = await database.db.select().from(samples).orderBy(samples.id);
  expect(rows).toEqual([1, 2].map((id) => ({ id, names, grams: 12, seenAt, traits })));
  const found = await database.sql`select id from samples where seen_at = ${seenAt} and id = any(${[2, 3]})`;
  expect(found).toEqual([{ id: 2 }]);
  const ids = fragment.param([1, 3]);
  const built = await database.db
    .select({ id: samples.id })
    .from(samples)
    .where(fragment`id = any(${ids}) and seen_at <= ${seenAt}`);
  expect(built).toEqual([{ id: 1 }]);
});

test('prepares a query once per connection, for the pool and for every transaction', async () => {
  const pool = connect(testDatabase.url, { maxConnections: 1 });
  let builds = 0;
  const doubled = prepared((db) => {
    builds += 1;
    return db
      .select({ twice: fragment<number>`2 * ${placeholder('n')}::int` })
      .from(fragment`(values (1)) as one`)
      .prepare('doubled');
  });
  for (const n of [1, 2, 3]) expect(await doubled(pool.db).execute({ n })).toEqual([{ twice: 2 * n }]);
  expect(builds).toBe(1);
  for (const n of [4, 5]) {
    const rows = await withTransaction(pool.db, (tx) => doubled(tx).execute({ n }));
    expect(rows).toEqual([{ twice: 2 * n }]);
  }
  expect(builds).toBe(1);
  expect(
    await pool.sql.unsafe(
      `select count(*) as n from pg_prepared_statements where statement like '%values (1)%'`,
    ),
  ).toEqual([{ n: 1 }]);
  await pool.close();
});

test('a query that is prepared runs inside the transaction, also where another one prepared it', async () => {
  const add = prepared((db) =>
    db
      .insert(samples)
      .values({ id: placeholder('id') })
      .prepare('add_sample'),
  );
  const find = prepared((db) =>
    db
      .select({ id: samples.id })
      .from(samples)
      .where(eq(samples.id, placeholder('id')))
      .prepare('find_sample'),
  );
  expect(await find(database.db).execute({ id: 30 })).toEqual([]);
  for (const id of [31, 32]) {
    const seen: unknown[] = [];
    const work = withTransaction(database.db, async (tx) => {
      await add(tx).execute({ id });
      seen.push(await find(tx).execute({ id }), await find(database.db).execute({ id }));
      throw new Error('changed its mind');
    });
    await expect(work).rejects.toThrow('changed its mind');
    expect(seen).toEqual([[{ id }], []]);
    expect(await find(database.db).execute({ id })).toEqual([]);
  }
});

test('a transaction is whole: rolled back when its function rejects', async () => {
  const work = withTransaction(database.db, async (tx) => {
    await tx.insert(samples).values({ id: 10 });
    throw new Error('changed its mind');
  });
  await expect(work).rejects.toThrow('changed its mind');
  expect(await database.sql`select 1 from samples where id = 10`).toHaveLength(0);
});

test('tells the code and the constraint of a refused row through the errors of the query builder', async () => {
  const heavy = await database.db
    .insert(samples)
    .values({ id: 20, grams: -1 })
    .catch((error: unknown) => error);
  expect(databaseErrorCode(heavy)).toBe('23514');
  expect(violatedConstraint(heavy)).toBe('samples_grams');
  expect(databaseErrorCode(new Error('of another kind'))).toBeUndefined();
  expect(violatedConstraint('no error')).toBeUndefined();
});

test('sets the time limits of its sessions', async () => {
  const pool = connect(testDatabase.url, { statementTimeoutMs: 200, idleInTransactionTimeoutMs: 7000 });
  const slow = await pool.sql`select pg_sleep(60)`.catch((error: unknown) => error);
  expect(databaseErrorCode(slow)).toBe('57014');
  expect(await pool.sql`show idle_in_transaction_session_timeout`).toEqual([
    { idle_in_transaction_session_timeout: '7s' },
  ]);
  await pool.close();
});

test('hands notices to who asked for them', async () => {
  const notices: Notice[] = [];
  const pool = connect(testDatabase.url, { onNotice: (notice) => notices.push(notice) });
  await pool.sql`drop table if exists never_made`;
  expect(notices).toMatchObject([{ severity: 'NOTICE', code: '00000' }]);
  await pool.close();
});

test('hears notifications, and again after the listening connection was ended', async () => {
  const listener = connect(testDatabase.url, { applicationName: 'listener-test' });
  const heard = queueOf<string>();
  const starts = queueOf<string>();
  await listener.listen('drain', heard.push, () => starts.push('listening'));
  expect(await starts.next()).toBe('listening');
  await database.sql`select pg_notify('drain', 'before')`;
  expect(await heard.next()).toBe('before');
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'listener-test'`;
  expect(await starts.next()).toBe('listening');
  await database.sql`select pg_notify('drain', 'after')`;
  expect(await heard.next()).toBe('after');
  await listener.close();
});

test('starts to listen as soon as the database can be reached', async () => {
  let attempts = 0;
  const proxy = await startProxy(testDatabase.url, (socket) => ++attempts <= 3 && socket.resetAndDestroy());
  const listener = connect(proxy.url);
  const heard = queueOf<string>();
  await listener.listen('drain', heard.push);
  await database.sql`select pg_notify('drain', 'at last')`;
  expect(await heard.next()).toBe('at last');
  expect(attempts).toBe(4);
  await listener.close();
  proxy.close();
});

test('refuses queries after close', async () => {
  const pool = connect(testDatabase.url);
  await pool.sql`select 1`;
  await pool.close();
  const late = await pool.sql`select 1`.catch((error: unknown) => error);
  expect(databaseErrorCode(late)).toBe('CONNECTION_ENDED');
});

/** Values in the order they came, waited for one by one. */
function queueOf<T>() {
  const values: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    push: (value: T) => {
      const wake = waiting.shift();
      if (wake === undefined) values.push(value);
      else wake(value);
    },
    next: () => {
      const [value] = values.splice(0, 1);
      return value === undefined
        ? new Promise<T>((resolve) => waiting.push(resolve))
        : Promise.resolve(value);
    },
  };
}

test('never compiles plans, whatever the server is set to', async () => {
  const [row] = await database.sql`select current_setting('jit') as jit`;
  expect(row).toEqual({ jit: 'off' });
});
