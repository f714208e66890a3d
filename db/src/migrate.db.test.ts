import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from './client.ts';
import { newId } from './ids.ts';
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

  it('carries what workshops and members had into accounts with owners and places', async () => {
    await empty();
    await migrateUpTo('0002_search');
    const { sql } = database;
    await sql`insert into hubs (slug, city, name, place, address, country_code, time_zone, languages, lat, lon, story)
      values ('milano', 'Milano', 'Milano', '', '', 'IT', 'Europe/Rome', '{it}', 45.45, 9.16, '{}')`;
    const [early, late, workshop, bare] = [newId(), newId(), newId(), newId()];
    for (const [id, email] of [
      [early, 'Ada@atelier.example'],
      [late, 'bea@atelier.example'],
    ] as const) {
      await sql`insert into members (id, email, email_key, password_hash, name, locale)
        values (${id}, ${email}, ${email.toLowerCase()}, 'x', 'Somebody', 'it')`;
    }
    await sql`insert into workshops (id, name, kind, hub, pickup_place)
      values (${workshop}, 'Atelier', 'studio', 'milano', 'Via Tortona 54'), (${bare}, 'Nudo', 'school', 'milano', '')`;
    await sql`insert into workshop_members (workshop_id, member_id, created_at) values
      (${workshop}, ${late}, now()), (${workshop}, ${early}, now() - interval '1 day'), (${bare}, ${late}, now())`;
    await sql`insert into sessions (id, member_id, refresh_hash, expires_at)
      values (${newId()}, ${early}, 'x', now() + interval '1 day')`;
    const later = (await readMigrations()).map(({ name }) => name).filter((name) => name > '0002_search');
    expect(await migrate(test.url)).toEqual(later);
    expect(
      await sql`select member_id, role from workshop_members where workshop_id = ${workshop} order by role`,
    ).toEqual([
      { member_id: late, role: 'member' },
      { member_id: early, role: 'owner' },
    ]);
    expect(await sql`select name, places from workshops order by name`).toEqual([
      {
        name: 'Atelier',
        places: [expect.objectContaining({ name: '', address: 'Via Tortona 54', hours: [] })],
      },
      { name: 'Nudo', places: [] },
    ]);
    expect(await sql`select 1 from sessions where ended_at is null`).toEqual([]);
  });
});

/** The database as a release left it whose newest migration was `last`. */
async function migrateUpTo(last: string): Promise<void> {
  const { sql } = database;
  await sql`create table schema_migrations (name text primary key, hash text not null,
    applied_at timestamptz not null default now())`;
  for (const { name, hash, statements } of await readMigrations()) {
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into schema_migrations (name, hash) values (${name}, ${hash})`;
    if (name === last) return;
  }
}
