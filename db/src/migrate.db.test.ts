import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing/index.ts';

let test: TestDatabase;
let database: Database;

beforeEach(async () => {
  test = await createTestDatabase();
  database = connect(test.url, { maxConnections: 2 });
});
afterEach(async () => {
  await database.close();
  await test.drop();
});

/** Takes everything away, as a new database is. */
async function empty(): Promise<void> {
  await database.sql`drop schema public cascade`;
  await database.sql`drop schema if exists pgboss cascade`;
  await database.sql`create schema public`;
}

const names = async () =>
  (await database.sql<{ name: string }[]>`select name from schema_migrations order by name`).map(
    (row) => row.name,
  );

describe('migrate', () => {
  it('applies everything to an empty database, once', async () => {
    await empty();
    const all = (await readMigrations()).map((migration) => migration.name);
    expect(await migrate(test.url)).toEqual(all);
    expect(await names()).toEqual(all);
    expect(await migrate(test.url)).toEqual([]);
  });

  it('lets one of several processes work while the others wait', async () => {
    await empty();
    const applied = await Promise.all([migrate(test.url), migrate(test.url), migrate(test.url)]);
    expect(applied.filter((one) => one.length > 0)).toHaveLength(1);
  });

  it('refuses a migration that was edited after it ran', async () => {
    await database.sql`update schema_migrations set hash = 'other' where name = '0000_foundation'`;
    await expect(migrate(test.url)).rejects.toThrow(/0000_foundation was changed/);
  });

  it('refuses a database that a newer release has migrated', async () => {
    await database.sql`insert into schema_migrations (name, hash) values ('9999_future', 'x')`;
    await expect(migrate(test.url)).rejects.toThrow(/9999_future.*newer release/);
  });

  it('applies one that is older than the newest applied', async () => {
    await database.sql`drop trigger audit_log_only_grows on audit_log`;
    await database.sql`drop function refuse_change`;
    await database.sql`delete from schema_migrations where name = '0001_audit_guard'`;
    expect(await migrate(test.url)).toEqual(['0001_audit_guard']);
  });

  it('leaves nothing behind when it fails half-way', async () => {
    await empty();
    await database.sql`create table listings (id int)`;
    await expect(migrate(test.url)).rejects.toThrow(/listings/);
    const tables = await database.sql`select 1 from pg_tables where schemaname = 'public'`;
    expect(tables).toHaveLength(1);
  });
});
