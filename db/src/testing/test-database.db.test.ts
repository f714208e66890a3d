import postgres from 'postgres';
import { expect, test } from 'vitest';
import { createTestDatabase } from './index.ts';

test('two test databases do not see each other', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const [inOne, inOther] = [postgres(one.url, { max: 1 }), postgres(other.url, { max: 1 })];
  try {
    await inOne`create table only_here (n int)`;
    const [row] = await inOther`select to_regclass('only_here') as found`;
    expect(row?.['found']).toBeNull();
  } finally {
    await Promise.all([inOne.end(), inOther.end()]);
    await Promise.all([one.drop(), other.drop()]);
  }
});

test('a dropped test database is gone, also while a connection is open', async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1, onclose: () => undefined });
  await sql`select 1`;
  await database.drop();
  await expect(sql`select 1`).rejects.toThrow(/terminat|does not exist/);
  await sql.end();
});

test('copies the template in the encoding and collation of every database', async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql`
    select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, upper('è') as upper
    from pg_database where datname = current_database()`;
  expect(row).toEqual({ encoding: 'UTF8', provider: 'b', upper: 'È' });
  await sql.end();
  await database.drop();
});

test('a new test database has the reference data and nothing of members', async () => {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  const [row] = await sql`
    select (select count(*)::int from hubs) as hubs, (select count(*)::int from listings) as listings`;
  expect(row).toEqual({ hubs: 9, listings: 0 });
  await sql.end();
  await database.drop();
});
