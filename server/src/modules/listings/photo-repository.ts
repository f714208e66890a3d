import { prepared, type Queryable } from '@scampolo/db/client';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings, type StoredColour, type StoredVariant } from '@scampolo/db/schema/listings';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import { and, asc, eq, sql } from 'drizzle-orm';
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

/** The id of the photo that came to a listing under this key, or null. */
export async function findPhotoSentAs(db: Queryable, listingId: string, key: string): Promise<string | null> {
  const [row] = await db
    .select({ id: listingPhotos.id })
    .from(listingPhotos)
    .where(and(eq(listingPhotos.listingId, listingId), eq(listingPhotos.idempotencyKey, key)));
  return row?.id ?? null;
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

/** Moves a listing whose photos changed to where staff see it; people's revision stays, as in {@link touchPhotos}. */
export async function queueAgain(
  tx: Queryable,
  listing: EditableListing,
  status: ListingStatus,
): Promise<void> {
  await tx
    .update(listings)
    .set({ status, submittedAt: sql`now()`, documentRevision: sql`${listings.documentRevision} + 1` })
    .where(eq(listings.id, listing.id));
}

// Asked key by key, so that an index on what the rows contain can answer each.
const named = prepared((db) =>
  db
    .select({ key: sql<string>`wanted.key` })
    .from(sql`unnest(${sql.placeholder('keys')}::text[]) as wanted(key)`)
    .where(
      sql`exists (select 1 from ${listingPhotos} p where p.variants @> jsonb_build_array(jsonb_build_object('key', wanted.key)))
        or exists (select 1 from ${workshops} w where w.logo @> jsonb_build_array(jsonb_build_object('key', wanted.key)))`,
    )
    .prepare('photo_keys_in_use'),
);

/** Of these content addresses, those that some photo of any listing, or some workshop's logo, names. */
export async function keysInUse(db: Queryable, keys: readonly string[]): Promise<Set<string>> {
  const rows = await named(db).execute({ keys: [...keys] });
  return new Set(rows.map(({ key }) => key));
}

/** The variants of a photo, WebP by ascending width last; null when there is no such photo. */
export async function findVariants(db: Queryable, photoId: string): Promise<StoredVariant[] | null> {
  const [row] = await db
    .select({ variants: listingPhotos.variants })
    .from(listingPhotos)
    .where(eq(listingPhotos.id, photoId));
  return row?.variants ?? null;
}

/** Gives a photo other variants if it still has those of `from`. Says whether it had. */
export async function replaceVariants(
  db: Queryable,
  photoId: string,
  from: readonly StoredVariant[],
  to: readonly StoredVariant[],
): Promise<boolean> {
  const rows = await db
    .update(listingPhotos)
    .set({ variants: [...to] })
    .where(
      and(eq(listingPhotos.id, photoId), sql`${listingPhotos.variants} = ${JSON.stringify(from)}::jsonb`),
    )
    .returning({ id: listingPhotos.id });
  return rows.length === 1;
}

/** Gives a photo of the listing other values; it keeps its id and place. Says whether it was there. */
export async function changePhoto(
  tx: Queryable,
  listing: EditableListing,
  photoId: string,
  values: Partial<Omit<typeof listingPhotos.$inferInsert, 'id' | 'listingId' | 'position'>>,
): Promise<boolean> {
  const rows = await tx
    .update(listingPhotos)
    .set(values)
    .where(and(eq(listingPhotos.listingId, listing.id), eq(listingPhotos.id, photoId)))
    .returning({ id: listingPhotos.id });
  return rows.length === 1;
}
