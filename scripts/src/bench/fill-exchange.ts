import type { Database } from '@scampolo/db/client';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import type { Deps } from '@scampolo/server/deps';
import { rebuildIndex } from '@scampolo/server/search/rebuild';
import { type GeneratedListing, generateListings, generateWorkshops } from './generate-listings.ts';

/** PostgreSQL takes 65,535 values a statement. */
const ROWS_A_STATEMENT = 500;

/** Fills an empty exchange with `count` generated listings, past all use cases, and its search index with their documents. */
export async function fillExchange(
  database: Database,
  deps: Pick<Deps, 'search'>,
  count: number,
): Promise<void> {
  const givers = generateWorkshops();
  await database.db.insert(workshops).values(givers);
  let batch: GeneratedListing[] = [];
  for (const one of generateListings(givers, count, new Date())) {
    batch.push(one);
    if (batch.length < ROWS_A_STATEMENT) continue;
    await insert(database, batch);
    batch = [];
  }
  await insert(database, batch);
  const { failed } = await rebuildIndex({ database, engine: deps.search });
  if (failed > 0) throw new Error(`${failed} generated listings could not be indexed`);
  await database.sql`analyze`;
}

async function insert({ db }: Database, batch: readonly GeneratedListing[]): Promise<void> {
  const pieces = batch.flatMap((one) => one.pieces);
  const photos = batch.flatMap((one) => one.photos);
  if (batch.length > 0) await db.insert(listings).values(batch.map(({ listing }) => listing));
  if (pieces.length > 0) await db.insert(listingPieces).values(pieces);
  if (photos.length > 0) await db.insert(listingPhotos).values(photos);
}
