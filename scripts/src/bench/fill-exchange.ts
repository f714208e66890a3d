import type { Database } from '@scampolo/db/client';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import type { Deps } from '@scampolo/server/deps';
import { rebuildIndex } from '@scampolo/server/search/rebuild';
import { copyRows } from './copy-rows.ts';
import { type GeneratedListing, generateListings, generateWorkshops } from './generate-listings.ts';

const ROWS_AT_ONCE = 5000;

/** Fills an empty exchange with `count` generated listings, past all use cases; a million takes a few minutes. */
export async function fillExchange(database: Database, count: number): Promise<void> {
  const givers = generateWorkshops();
  await database.db.insert(workshops).values(givers);
  let batch: GeneratedListing[] = [];
  for (const one of generateListings(givers, count, new Date())) {
    batch.push(one);
    if (batch.length < ROWS_AT_ONCE) continue;
    await insert(database, batch);
    batch = [];
  }
  await insert(database, batch);
  // As a server would have done by itself while all this was written.
  await database.sql`vacuum (analyze)`;
}

/**
 * Builds the search index of an exchange anew, that of PostgreSQL. Gives the listings a second.
 * @throws when a listing cannot be indexed
 */
export async function fillIndex(database: Database, { search }: Pick<Deps, 'search'>): Promise<number> {
  const started = performance.now();
  const { indexed, failed } = await rebuildIndex({ database, engine: search });
  if (failed > 0) throw new Error(`${failed} generated listings could not be indexed`);
  return (indexed * 1000) / (performance.now() - started);
}

async function insert({ sql }: Database, batch: readonly GeneratedListing[]): Promise<void> {
  await copyRows(
    sql,
    listings,
    batch.map(({ listing }) => listing),
  );
  await copyRows(
    sql,
    listingPieces,
    batch.flatMap(({ pieces }) => pieces),
  );
  await copyRows(
    sql,
    listingPhotos,
    batch.flatMap(({ photos }) => photos),
  );
}
