import { prepared, type Queryable } from '@scampolo/db/client';
import { listings } from '@scampolo/db/schema/listings';
import { count, eq } from 'drizzle-orm';

const counts = prepared((db) =>
  db
    .select({ hub: listings.hub, listings: count() })
    .from(listings)
    .where(eq(listings.status, 'published'))
    .groupBy(listings.hub)
    .prepare('published_by_hub'),
);

/** How many listings can be claimed at each hub; hubs without any are absent. */
export async function countPublishedByHub(db: Queryable): Promise<Map<string, number>> {
  const rows = await counts(db).execute();
  return new Map(rows.map((row) => [row.hub, row.listings]));
}
