import type { Queryable } from '@scampolo/db/client';
import { hubs } from '@scampolo/db/schema/hubs';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import type { Unit } from '@scampolo/shared/domain/quantity';
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { DocumentRow } from './document.ts';

const photoCount = sql<number>`(select count(*)::int from ${listingPhotos} f where f.listing_id = ${listings.id})`;
const piecesLeft = sql<{ lengthCm: number; widthCm: number; count: number }[]>`coalesce(
  (select jsonb_agg(jsonb_build_object('lengthCm', p.length_cm, 'widthCm', p.width_cm, 'count', p.count - p.taken) order by p.position)
   from ${listingPieces} p where p.listing_id = ${listings.id} and p.taken < p.count), '[]'::jsonb)`;

const columns = {
  id: listings.id,
  documentRevision: listings.documentRevision,
  title: listings.title,
  description: listings.description,
  category: listings.category,
  form: listings.form,
  condition: listings.condition,
  composition: listings.composition,
  weightGsm: listings.weightGsm,
  widthCm: listings.widthCm,
  // Not null where the status is published: a CHECK of the table says so.
  unit: sql<Unit>`${listings.unit}`,
  amountLeft: sql<number>`${listings.amountTotal} - ${listings.amountHeld} - ${listings.amountGiven}`.mapWith(
    Number,
  ),
  legalRoute: listings.legalRoute,
  priceKind: listings.priceKind,
  brandVisible: listings.brandVisible,
  colours: listings.colours,
  publishedAt: sql<Date>`${listings.publishedAt}`.mapWith(listings.publishedAt),
  availableUntil: listings.availableUntil,
  hub: listings.hub,
  hubCity: hubs.city,
  lat: hubs.lat,
  lon: hubs.lon,
  workshopKind: workshops.kind,
  workshopName: workshops.name,
  photoCount,
  piecesLeft,
};

/**
 * The listings among `ids` that a search may find: published ones, as they stand now. An id that is missing
 * in the answer belongs to nothing that may be found, and its document has to go.
 */
export function loadDocumentRows(db: Queryable, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  // One parameter: of thousands of them the driver and the server would each make something.
  const asked = `{${ids.join(',')}}`;
  return selectRows(db, sql`${listings.id} = any(${asked}::uuid[])`, ids.length);
}

/**
 * A listing whatever its state, as it would be found if it were published now; null when there is none.
 */
export async function loadDocumentRow(db: Queryable, id: string): Promise<DocumentRow | null> {
  const [row] = await db
    .select({
      ...columns,
      amountLeft: sql<number>`coalesce(${columns.amountLeft}, 0)`.mapWith(Number),
      publishedAt: sql<Date>`coalesce(${listings.publishedAt}, now())`.mapWith(listings.publishedAt),
    })
    .from(listings)
    .innerJoin(hubs, eq(hubs.slug, listings.hub))
    .innerJoin(workshops, eq(workshops.id, listings.workshopId))
    .where(eq(listings.id, id));
  return row ?? null;
}

/**
 * The next `limit` published listings after the id `after` (null: from the first), in the order of their ids.
 */
export function loadDocumentPage(db: Queryable, after: string | null, limit: number): Promise<DocumentRow[]> {
  return selectRows(db, after === null ? undefined : gt(listings.id, after), limit);
}

function selectRows(db: Queryable, where: SQL | undefined, limit: number): Promise<DocumentRow[]> {
  return db
    .select(columns)
    .from(listings)
    .innerJoin(hubs, eq(hubs.slug, listings.hub))
    .innerJoin(workshops, eq(workshops.id, listings.workshopId))
    .where(and(eq(listings.status, 'published'), where))
    .orderBy(asc(listings.id))
    .limit(limit);
}

/** A published listing's id and document revision. */
export interface RevisionRow {
  id: string;
  revision: number;
}

/** As {@link loadDocumentPage}, ids and revisions alone. */
export function loadRevisionPage(db: Queryable, after: string | null, limit: number): Promise<RevisionRow[]> {
  return db
    .select({ id: listings.id, revision: listings.documentRevision })
    .from(listings)
    .where(and(eq(listings.status, 'published'), after === null ? undefined : gt(listings.id, after)))
    .orderBy(asc(listings.id))
    .limit(limit);
}
