import { connect, type Database } from '@scampolo/db/client';
import { migrate } from '@scampolo/db/migrate';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listingDocument, testId } from '../testing/listing-rows.ts';
import { createPostgresEngine } from './engine.ts';
import { SIDES } from './piece-cells.ts';

let testDatabase: TestDatabase;
let database: Database;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { maxConnections: 2 });
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

/** All that the index says of sizes, whatever stands around it. */
async function readIndex() {
  const { sql } = database;
  return {
    cells: await sql`select * from search_filter_blocks where kind = 24 order by generation, value, block`,
    contents:
      await sql`select generation, slot, array(select unnest(filters) order by 1) as filters from search_contents order by 1, 2`,
    formats: await sql`select generation, slot, format from search_documents order by 1, 2`,
  };
}

test('an index from before there were cells gets those that documents are written with', async () => {
  const engine = createPostgresEngine(database);
  const pieces = SIDES.flatMap((side) => [
    { lengthCm: side, widthCm: side, count: 1 },
    { lengthCm: side + 0.5, widthCm: side - 0.5, count: 2 },
  ]);
  await engine.upsert([
    listingDocument({ id: testId(1), unit: 'pcs', amountLeft: 200, piecesLeft: pieces }),
    listingDocument({ id: testId(2), unit: 'm', amountLeft: 640, widthCm: 137, piecesLeft: [] }),
    listingDocument({ id: testId(3), unit: 'kg', amountLeft: 3, piecesLeft: [] }),
  ]);
  const written = await readIndex();
  expect(written.cells.length).toBeGreaterThan(SIDES.length);

  await database.sql`delete from search_filter_blocks where kind = 24`;
  await database.sql`update search_contents set filters = array(select f from unnest(filters) as f where f not like '24:%')`;
  await database.sql`update search_documents set format = 2`;
  await database.sql`drop index search_colours_near`;
  await database.sql`create index search_colours_cell on search_colours (generation, cell, l)`;
  await database.sql`delete from schema_migrations where name = '0008_piece_cells'`;
  expect(await migrate(testDatabase.url)).toEqual(['0008_piece_cells']);

  expect(await readIndex()).toEqual(written);
});
