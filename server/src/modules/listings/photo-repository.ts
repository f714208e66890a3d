import type { Queryable } from '@scampolo/db/client';
import { listingPhotos, listings, type StoredColour } from '@scampolo/db/schema/listings';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { ListingRecord } from './record.ts';

type EditableListing = Authorized<ListingRecord, 'edit'>;

/** Appends a photo to the listing's. */
export async function insertPhoto(
  tx: Queryable,
  listing: EditableListing,
  photo: Omit<typeof listingPhotos.$inferInsert, 'listingId' | 'position'>,
): Promise<void> {
  const position = sql<number>`(select coalesce(max(position) + 1, 0) from ${listingPhotos} where listing_id = ${listing.id})`;
  await tx.insert(listingPhotos).values({ ...photo, listingId: listing.id, position });
}

/** Removes a photo of the listing; says whether it was there. */
export async function deletePhoto(
  tx: Queryable,
  listing: EditableListing,
  photoId: string,
): Promise<boolean> {
  const rows = await tx
    .delete(listingPhotos)
    .where(and(eq(listingPhotos.listingId, listing.id), eq(listingPhotos.id, photoId)))
    .returning({ id: listingPhotos.id });
  return rows.length === 1;
}

/** Gives the listing's photos the order of `photoIds`. */
export async function orderPhotos(
  tx: Queryable,
  listing: EditableListing,
  photoIds: readonly string[],
): Promise<void> {
  for (const [position, id] of photoIds.entries()) {
    await tx
      .update(listingPhotos)
      .set({ position })
      .where(and(eq(listingPhotos.listingId, listing.id), eq(listingPhotos.id, id)));
  }
}

/** The colours of all photos of the listing, in the photos' order. */
export async function photoColours(tx: Queryable, listingId: string): Promise<StoredColour[][]> {
  const rows = await tx
    .select({ colours: listingPhotos.colours })
    .from(listingPhotos)
    .where(eq(listingPhotos.listingId, listingId))
    .orderBy(asc(listingPhotos.position));
  return rows.map((row) => row.colours);
}

/** Says that photos (and, when given, colours) changed; people's revision stays, so that an open form can still be saved. */
export async function touchPhotos(
  tx: Queryable,
  listing: EditableListing,
  colours: StoredColour[] | null,
): Promise<void> {
  await tx
    .update(listings)
    .set({
      documentRevision: sql`${listings.documentRevision} + 1`,
      updatedAt: sql`now()`,
      ...(colours ? { colours } : {}),
    })
    .where(eq(listings.id, listing.id));
}

/** Of these content addresses, those that some photo of any listing still uses. */
export async function keysInUse(db: Queryable, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ variants: listingPhotos.variants })
    .from(listingPhotos)
    .where(
      inArray(
        listingPhotos.id,
        sql`(select id from ${listingPhotos} p where exists (select 1 from jsonb_array_elements(p.variants) v
          where v->>'key' in ${[...keys]}))`,
      ),
    );
  return new Set(rows.flatMap((row) => row.variants.map((variant) => variant.key)));
}
