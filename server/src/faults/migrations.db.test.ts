import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Database, type Sql } from '@scampolo/db/client';
import { migrate, readMigrations } from '@scampolo/db/migrate';
import { seedReference } from '@scampolo/db/seed/reference';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../config.ts';
import { startServer } from '../main.ts';
import { PASSWORD } from '../testing/people.ts';
import { hold, isGone, someoneWaits } from './testing/held.ts';
import { startKillable } from './testing/killable.ts';
import { fillRelease, type OldRows, RELEASED, type Release } from './testing/released.ts';
import { callWith, claimUnder, send } from './testing/requests.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PROGRAM = fileURLToPath(new URL('testing/migrate-program.ts', import.meta.url));

let test: TestDatabase;
let database: Database;
beforeEach(async () => {
  test = await createTestDatabase();
  database = connect(test.url, { maxConnections: 2, applicationName: 'test-admin' });
});
afterEach(async () => {
  await database.close();
  await test.drop();
});

const applied = async () =>
  (await database.sql<{ name: string }[]>`select name from schema_migrations order by name`).map(
    ({ name }) => name,
  );
const laterThan = async (release: string) =>
  (await readMigrations()).map(({ name }) => name).filter((name) => name > release);

describe('a migration whose process is killed in the middle of a statement', () => {
  it('has done nothing; of two that come next one does it all, the other waits, and every row is there', async () => {
    await migrateTo(database.sql, '0002_search');
    const old = await fillRelease(database.sql, '0002_search');
    const held = await hold(database.sql, (tx) => tx.unsafe('select 1 from members'));
    const first = await startKillable([PROGRAM, test.url], {}, /^(begun)$/);
    const pid = await someoneWaits(database.sql);
    const [waits] = await database.sql<
      { query: string }[]
    >`select query from pg_stat_activity where pid = ${pid}`;
    expect(waits?.query).toMatch(/ALTER TABLE "members"/);
    await first.kill();
    expect((await applied()).at(-1)).toBe('0002_search');

    // Its last statement still waits, with the lock that keeps other processes out, until PostgreSQL notices that nobody is there.
    const next = [migrate(test.url), migrate(test.url)];
    await held.release();
    await isGone(database.sql, pid);
    const runs = await Promise.all(next);
    expect(runs.toSorted((a, b) => a.length - b.length)).toEqual([[], await laterThan('0002_search')]);
    expect(await applied()).toEqual((await readMigrations()).map(({ name }) => name));
    expect(await database.sql`select role from workshop_members where member_id = ${old.giver.id}`).toEqual([
      { role: 'owner' },
    ]);
  });
});

describe('an exchange of an earlier release', () => {
  it('is one of those that the journal begins with', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names.slice(0, RELEASED.length)).toEqual([...RELEASED]);
  });

  it.each(RELEASED)(
    'at %s is brought to this one with all it holds, and the app answers on it',
    async (release) => {
      await migrateTo(database.sql, release);
      const old = await fillRelease(database.sql, release);
      const before = await counts();
      expect(await migrate(test.url)).toEqual(await laterThan(release));
      await seedReference(test.url);
      expect(await counts()).toEqual(before);
      await useExchange(old);
    },
  );
});

/** Makes an empty database what a release left: its schema, and the note of which migrations ran. */
async function migrateTo(sql: Sql, last: Release): Promise<void> {
  await sql.unsafe('drop schema public cascade; drop schema if exists pgboss cascade; create schema public');
  await sql`create table schema_migrations (name text primary key, hash text not null,
    applied_at timestamptz not null default now())`;
  for (const { name, hash, statements } of await readMigrations()) {
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into schema_migrations (name, hash) values (${name}, ${hash})`;
    if (name === last) return;
  }
}

/** How many rows there are of what people made. */
async function counts() {
  const [row] = await database.sql`select (select count(*)::int from members) as members,
    (select count(*)::int from workshops) as workshops, (select count(*)::int from workshop_members) as places,
    (select count(*)::int from listings) as listings, (select count(*)::int from listing_pieces) as pieces,
    (select count(*)::int from listing_photos) as photos, (select count(*)::int from claims) as claims,
    (select count(*)::int from audit_log) as audited`;
  return row;
}

/** Signs in as before, finds what was there, and goes on with it. */
async function useExchange(old: OldRows): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'scampolo-faults-'));
  const config = {
    ...loadConfig({ NODE_ENV: 'test', RATE_LIMIT: 'off', LOG_LEVEL: 'silent', PORT: '0' }),
    dataDir,
  };
  const server = await startServer({ config, databaseUrl: test.url, webFolder: null });
  try {
    const { address } = server;
    const signIn = async (email: string) => {
      const { body } = await send(`${address}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      return callWith(() => address, body.accessToken);
    };
    const [giver, taker] = [await signIn(old.giver.email), await signIn(old.taker.email)];
    const { body: found } = await send(`${address}/api/v1/search`);
    expect(found.hits.map((hit: { id: string }) => hit.id)).toEqual([old.listing, old.pieces]);
    expect((await send(`${address}/api/v1/listings/${old.listing}`)).body).toMatchObject({
      title: 'Fresco di lana',
      amountLeft: { value: 9, unit: 'm' },
      photos: [{ width: 4 }],
    });
    const mine = (await giver('GET', '/me/listings')).body.items;
    expect(mine.map((item: { id: string }) => item.id).toSorted()).toEqual(
      [old.listing, old.pieces, old.draft].toSorted(),
    );
    const claims = (await taker('GET', '/me/claims')).body.items;
    expect(claims.map(({ id, status }: { id: string; status: string }) => [id, status]).toSorted()).toEqual(
      [
        [old.reserved, 'reserved'],
        [old.collected, 'collected'],
      ].toSorted(),
    );
    expect(JSON.stringify(claims)).toContain('Via Tortona 54');
    const person = { memberId: old.taker.id, workshopId: '', call: taker };
    expect((await claimUnder(person, old.listing, 'key-of-the-third')).status).toBe(201);
    expect((await giver('POST', `/claims/${old.reserved}/handover`, { massKg: 1.1 })).status).toBe(200);
    expect((await send(`${address}/readyz`)).status).toBe(200);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true });
  }
}
