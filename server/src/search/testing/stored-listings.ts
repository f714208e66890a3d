import { connect, type Database, type Tx, withTransaction } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { createTestDatabase } from '@scampolo/db/testing';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { eq, sql } from 'drizzle-orm';
import { enqueueReindex } from '../outbox.ts';

type NewListing = Partial<typeof listings.$inferInsert>;

/**
 * A database with a workshop, in which tests store listings as the use cases do: with an outbox row in the
 * same transaction.
 */
export interface StoredListings {
  database: Database;
  databaseUrl: string;
  /** Stores published listings, enqueued to be indexed; gives their ids. */
  publish(...rows: NewListing[]): Promise<string[]>;
  /** Changes a listing, which counts as a new revision of its document. */
  change(id: string, columns: NewListing): Promise<void>;
  /** How many rows the outbox has. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

/** Makes {@link StoredListings} in a test database of its own. Call in `beforeAll`, close in `afterAll`. */
export async function startStoredListings(): Promise<StoredListings> {
  const testDatabase = await createTestDatabase();
  const database = connect(testDatabase.url, { maxConnections: 6 });
  const workshopId = newId();
  await database.db
    .insert(workshops)
    .values({ id: workshopId, name: 'Atelier Brera', kind: 'studio', hub: 'milano' });
  return {
    database,
    databaseUrl: testDatabase.url,
    async publish(...rows) {
      const given = rows.map((row) => ({ id: newId(), ...row }));
      const ids = given.map(({ id }) => id);
      await withTransaction(database.db, async (tx) => {
        for (const row of given) await insert(tx, workshopId, row);
        await enqueueReindex(tx, ids);
      });
      return ids;
    },
    async change(id, columns) {
      await withTransaction(database.db, async (tx) => {
        await tx
          .update(listings)
          .set({ ...columns, documentRevision: sql`${listings.documentRevision} + 1` })
          .where(eq(listings.id, id));
        await enqueueReindex(tx, [id]);
      });
    },
    async waiting() {
      const [row] = await database.sql<{ n: number }[]>`select count(*)::int as n from search_outbox`;
      return row?.n ?? 0;
    },
    async close() {
      await database.close();
      await testDatabase.drop();
    },
  };
}

async function insert(tx: Tx, workshopId: string, row: NewListing): Promise<void> {
  await tx.insert(listings).values({
    id: newId(),
    workshopId,
    hub: 'milano',
    status: 'published',
    title: 'Fresco di lana',
    locale: 'it',
    category: 'woven.suiting',
    form: 'end_of_roll',
    condition: 'A',
    composition: [{ fibre: 'wool', percent: 100 }],
    unit: 'm',
    amountTotal: 1250,
    legalRoute: 'product',
    colours: [{ hex: '#1f2a44', lab: labFromHex('#1f2a44'), share: 1 }],
    publishedAt: new Date('2026-03-01T10:00:00Z'),
    ...row,
  });
}
