import type { Queryable, Tx } from '@scampolo/db/client';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { ListingRecord } from './record.ts';
import { selectRecords } from './repository.ts';

/** A workshop whose owner closes it. */
type Closing = Authorized<{ id: string }, 'close'>;

/** A page of a workshop's published listings, newest first; `branded`: those alone that show whose they are. */
export function findPublishedByWorkshop(
  db: Queryable,
  workshopId: string,
  page: { branded: boolean; afterId: string | null; limit: number },
): Promise<ListingRecord[]> {
  const where = and(
    eq(listings.workshopId, workshopId),
    eq(listings.status, 'published'),
    page.branded ? eq(listings.brandVisible, true) : undefined,
    page.afterId === null ? undefined : lt(listings.id, page.afterId),
  );
  return selectRecords(db, where, [desc(listings.id)], page.limit);
}

/** Counts up the document revision of a workshop's published listings, in the order of their ids; gives the ids. */
export async function touchPublished(tx: Tx, workshopId: string): Promise<string[]> {
  const published = tx
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.workshopId, workshopId), eq(listings.status, 'published')))
    .orderBy(asc(listings.id))
    .for('no key update');
  const rows = await tx
    .update(listings)
    .set({ documentRevision: sql`${listings.documentRevision} + 1` })
    .where(inArray(listings.id, published))
    .returning({ id: listings.id });
  return rows.map((row) => row.id);
}

/** A listing of a closing workshop. */
export interface EndingListing {
  id: string;
  hub: string;
  status: ListingStatus;
  /** it was public once */
  shown: boolean;
}

/** All listings of a closing workshop, in the order of their ids; nobody else changes them until the transaction ends. */
export async function lockByWorkshop(tx: Tx, workshop: Closing): Promise<EndingListing[]> {
  const rows = await tx
    .select({
      id: listings.id,
      hub: listings.hub,
      status: listings.status,
      shown: sql<boolean>`${listings.publishedAt} is not null`,
    })
    .from(listings)
    .where(eq(listings.workshopId, workshop.id))
    .orderBy(asc(listings.id))
    .for('no key update');
  return rows as EndingListing[];
}

/** Withdraws these locked listings of a closing workshop. */
export async function withdrawListings(tx: Tx, workshop: Closing, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(listings)
    .set({
      status: 'withdrawn',
      revision: sql`${listings.revision} + 1`,
      documentRevision: sql`${listings.documentRevision} + 1`,
      updatedAt: sql`now()`,
    })
    .where(ofWorkshop(workshop, ids));
}

/**
 * Deletes these locked listings of a closing workshop, which nobody ever could claim, with their pieces and photos. Gives the
 * content addresses that the photos named.
 */
export async function deleteListings(tx: Tx, workshop: Closing, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const photos = await tx
    .delete(listingPhotos)
    .where(inArray(listingPhotos.listingId, [...ids]))
    .returning({ variants: listingPhotos.variants });
  await tx.delete(listingPieces).where(inArray(listingPieces.listingId, [...ids]));
  await tx.delete(listings).where(ofWorkshop(workshop, ids));
  return photos.flatMap((photo) => photo.variants.map((variant) => variant.key));
}

function ofWorkshop(workshop: Closing, ids: readonly string[]) {
  return and(eq(listings.workshopId, workshop.id), inArray(listings.id, [...ids]));
}
