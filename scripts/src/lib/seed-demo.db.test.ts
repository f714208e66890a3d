import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import type { DemoListing } from '@scampolo/db/seed/demo';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { loadConfig } from '@scampolo/server/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Choose, seedDemoWhenEmpty } from './seed-demo.ts';

let dataDir: string;
let testDatabase: TestDatabase;
let database: Database;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-seed-'));
  await chmod(dataDir, 0o711);
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 1, applicationName: 'scampolo-seed-test' });
});

afterEach(async () => {
  await database.close();
  await testDatabase.drop();
  await rm(dataDir, { recursive: true });
});

/** One listing in each state, and one for each way a claim can go. */
const few: Choose = ({ demoListings, demoHubPages }) => ({
  demoHubPages,
  demoNotices: [{ about: { path: '/about' }, by: null, reason: 'other', text: 'A word is missing.' }],
  demoListings: demoListings.filter(
    ({ state, claims }, at) =>
      demoListings.findIndex((other) => other.state.status === state.status) === at ||
      claims.some(
        ({ status }) =>
          demoListings.findIndex((other) => other.claims.some((one) => one.status === status)) === at,
      ),
  ),
});

function seed(choose: Choose): Promise<boolean> {
  const config = { ...loadConfig({ NODE_ENV: 'test', SEED: 'demo' }), dataDir };
  return seedDemoWhenEmpty(config, testDatabase.url, () => undefined, { choose });
}

/** How many there are by status, `published 3` and so on. */
async function counts(
  table: 'listings' | 'claims' | 'listing_photos' | 'notices' | 'members',
): Promise<string[]> {
  const { sql } = database;
  const rows =
    table === 'listings' || table === 'claims'
      ? await sql`select status || ' ' || count(*) as line from ${sql(table)} group by status order by status`
      : await sql`select count(*)::text as line from ${sql(table)}`;
  return rows.map(({ line }) => String(line));
}

async function everything(): Promise<Record<string, string[]>> {
  return {
    listings: await counts('listings'),
    claims: await counts('claims'),
    photos: await counts('listing_photos'),
    notices: await counts('notices'),
    members: await counts('members'),
  };
}

describe('the demo', () => {
  it('brings its listings and claims to the state they name, and is left alone once it is there', async () => {
    const chosen: DemoListing[] = [];
    const choose: Choose = (demo) => {
      const content = few(demo);
      chosen.push(...content.demoListings);
      return content;
    };
    expect(await seed(choose)).toBe(true);
    const states = Map.groupBy(chosen, ({ state }) => state.status);
    const once = await everything();
    expect(once).toMatchObject({
      listings: [...states].map(([status, { length }]) => `${status} ${length}`).toSorted(),
      photos: [String(chosen.flatMap(({ photos }) => photos).length)],
      notices: ['1'],
    });
    const claims = Map.groupBy(
      chosen.flatMap((demo) => demo.claims),
      ({ status }) => status,
    );
    expect(once['claims']).toEqual(
      [...claims].map(([status, { length }]) => `${status} ${length}`).toSorted(),
    );

    expect(await seed(choose)).toBe(false);
    expect(await everything()).toEqual(once);
  }, 120_000);

  it('begins anew, and ends whole, after it was cut off in the middle', async () => {
    const cutOff: Choose = (demo) => {
      const content = few(demo);
      const [last] = content.demoListings.slice(-1);
      const broken = last ? [{ ...last, key: 'broken', workshop: 'nobody' }] : [];
      return { ...content, demoListings: [...content.demoListings, ...broken] };
    };
    await expect(seed(cutOff)).rejects.toThrow('nobody');
    const half = await everything();
    expect(half['members']).not.toEqual(['0']);

    expect(await seed(few)).toBe(true);
    const anew = await everything();
    expect(anew['listings']?.join()).toContain('published');
    expect(anew['members']).toEqual(half['members']);
    expect(await seed(few)).toBe(false);
  }, 120_000);
});
