import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from './client.ts';
import { openStatementTap, type StatementTap } from './statement-tap.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let testDatabase: TestDatabase;
let tap: StatementTap;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  tap = await openStatementTap(testDatabase.url);
  database = connect(tap.url, { maxConnections: 1 });
});
afterAll(async () => {
  await database.close();
  await tap.close();
  await testDatabase.drop();
});

test('hears the statements of a transaction with their values, prepared or not', async () => {
  await database.sql`select ${'warm'}::text as word`;
  const long = 'lana '.repeat(20_000);
  const heard = await tap.record(() =>
    database.sql.begin(async (tx) => {
      await tx`select ${'wöl'}::text as word`;
      await tx`select ${[1, 2]}::int[] as numbers, ${null}::text as nothing, ${long}::text as long`;
      await tx.unsafe('select $1::int as n', [7]);
    }),
  );
  expect(heard.map(({ text }) => text.trim().split('\n')[0])).toEqual([
    'begin',
    'select $1::text as word',
    'select $1::int[] as numbers, $2::text as nothing, $3::text as long',
    'select $1::int as n',
    'commit',
  ]);
  expect(heard.map(({ values }) => values)).toEqual([[], ['wöl'], ['{"1","2"}', null, long], ['7'], []]);
});

test('what was heard can be said again, and nothing is heard outside a recording', async () => {
  const [statement] = await tap.record(
    () => database.sql`select ${database.sql.json({ a: ['b'] })}::jsonb as j, ${true}::bool as b`,
  );
  const again = await database.sql.unsafe(statement?.text ?? '', [...(statement?.values ?? [])], {
    prepare: true,
  });
  expect(again).toEqual([{ j: { a: ['b'] }, b: true }]);
  expect(await tap.record(() => Promise.resolve())).toEqual([]);
});
