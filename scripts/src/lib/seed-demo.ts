import { connect, type Database, type Db } from '@scampolo/db/client';
import { seeds } from '@scampolo/db/schema/seeds';
import type { Config } from '@scampolo/server/config';
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import type { DemoPhotos } from './demo-listings.ts';

const NAME = 'demo';

/** What an interrupted demo seed may have left, children before parents. The audit log stays: it only grows. */
const LEFTOVERS = [
  'notices',
  'wanted_posts',
  'alert_matches',
  'saved_searches',
  'claim_messages',
  'claim_reads',
  'claim_pieces',
  'claims',
  'decisions',
  'listing_photos',
  'listing_pieces',
  'listings',
  'workshop_members',
  'hub_news',
  'hub_pages',
  'hub_staff',
  'sessions',
  'mailed_links',
  'invitations',
  'exports',
  'workshops',
  'members',
] as const;

/**
 * Fills an empty database with the demo: people, listings in every state, photos and claims, all through the use cases that
 * members go through. Does nothing when anybody has registered or the demo is there; begins anew when an earlier attempt
 * was interrupted. Says whether it filled anything.
 */
export async function seedDemoWhenEmpty(
  config: Config,
  databaseUrl: string,
  log: (line: string) => void,
  { choose = (demo) => demo, photos = null }: SeedOptions = {},
): Promise<boolean> {
  const database = connect(databaseUrl, { applicationName: 'scampolo-seed' });
  try {
    if (!(await beginSeed(database.db))) return false;
    log('filling the exchange with workshops and listings …');
    await fill(config, { database, databaseUrl }, choose, photos);
    await database.db.update(seeds).set({ finishedAt: sql`now()` }).where(eq(seeds.name, NAME));
    return true;
  } finally {
    await database.close();
  }
}

/** What the demo consists of. */
export type Demo = typeof import('@scampolo/db/seed/demo');

/** Chooses what to fill the exchange with; tests take a few listings. */
export type Choose = (demo: Demo) => Pick<Demo, 'demoListings' | 'demoNotices' | 'demoHubPages'>;

/** What a seed may be told. */
export interface SeedOptions {
  choose?: Choose;
  /** of all the demo's listings, when they are being drawn already; whoever began that ends it */
  photos?: DemoPhotos | null;
}

interface Opened {
  readonly database: Database;
  readonly databaseUrl: string;
}

/** Loaded only when something is to be filled: the texts and the drawing weigh more than the rest of a start. */
async function fill(
  config: Config,
  { database, databaseUrl }: Opened,
  choose: Choose,
  begun: DemoPhotos | null,
): Promise<void> {
  const [
    { compose },
    demo,
    { seedHubPages },
    { drawDemoPhotos, seedListings },
    { seedNotices },
    { seedPeople },
    { seedWanted },
  ] = await Promise.all([
    import('@scampolo/server/compose'),
    import('@scampolo/db/seed/demo'),
    import('./demo-hubs.ts'),
    import('./demo-listings.ts'),
    import('./demo-notices.ts'),
    import('./demo-people.ts'),
    import('./demo-wanted.ts'),
  ]);
  const { demoAccounts, demoWorkshops, demoWanted: wanted, demoSearches: searches } = demo;
  const { demoHubPages, demoListings, demoNotices: notices } = choose(demo);
  const { deps, close } = await compose({ config, database, databaseUrl, log: pino({ level: 'silent' }) });
  const photos = begun ?? drawDemoPhotos(demoListings);
  try {
    const people = await seedPeople(deps, demoWorkshops, demoAccounts);
    await seedListings(deps, people, demoListings, photos);
    await seedNotices(deps, people, { notices, demoListings });
    await seedWanted(deps, people, { wanted, searches });
    await seedHubPages(deps, people.admin, demoHubPages);
  } finally {
    if (!begun) await photos.close();
    await close();
  }
}

/** Marks the seed as begun; false when there is nothing to do. */
async function beginSeed(db: Db): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [earlier] = await tx.select().from(seeds).where(eq(seeds.name, NAME)).for('update');
    if (earlier?.finishedAt) return false;
    if (earlier) {
      for (const table of LEFTOVERS) await tx.execute(sql`delete from ${sql.identifier(table)}`);
      return true;
    }
    const [someone] = await tx.execute(sql`select 1 from members limit 1`);
    if (someone) return false;
    await tx.insert(seeds).values({ name: NAME });
    return true;
  });
}
