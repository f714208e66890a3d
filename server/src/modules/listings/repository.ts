import { prepared, type Queryable } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { OpenHours } from '@scampolo/db/schema/columns';
import { claims } from '@scampolo/db/schema/exchange';
import { firstAddress, workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import { decisions } from '@scampolo/db/schema/moderation';
import type { ListingFolder } from '@scampolo/shared/contract/desk';
import type { PieceSize } from '@scampolo/shared/domain/listing';
import type { ListingStatus } from '@scampolo/shared/domain/states';
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  lt,
  ne,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Authorized } from '../../authorized.ts';
import type { CardRecord, DecisionRow, ListingRecord, ListingRow, PhotoRow, PieceRow } from './record.ts';

const piecesOf = sql<
  PieceRow[]
>`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'lengthCm', p.length_cm,
  'widthCm', p.width_cm, 'count', p.count, 'taken', p.taken) order by p.position)
  from ${listingPieces} p where p.listing_id = ${listings.id}), '[]'::jsonb)`;
const photosOf = sql<PhotoRow[]>`coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'width', f.width,
  'height', f.height, 'thumbhash', f.thumbhash, 'variants', f.variants, 'alt', f.alt) order by f.position)
  from ${listingPhotos} f where f.listing_id = ${listings.id}), '[]'::jsonb)`;
const latestDecision = sql<DecisionRow | null>`(select jsonb_build_object('action', d.action, 'reason', d.reason,
  'note', d.note, 'decidedAt', d.created_at) from ${decisions} d where d.listing_id = ${listings.id}
  order by d.id desc limit 1)`;

/** What every change by people counts up. */
const changed = {
  revision: sql`${listings.revision} + 1`,
  documentRevision: sql`${listings.documentRevision} + 1`,
};

const record = {
  ...getTableColumns(listings),
  pieces: piecesOf,
  photos: photosOf,
  decision: latestDecision,
  workshop: {
    id: workshops.id,
    name: workshops.name,
    kind: workshops.kind,
    trust: workshops.trust,
    pickupPlace: firstAddress(workshops),
    pickupHours: sql<OpenHours[]>`coalesce(${workshops.places} -> 0 -> 'hours', '[]'::jsonb)`,
    profilePublic: workshops.profilePublic,
  },
};

/** Listings with what belongs to them; the conditions are the caller's. */
function selectWhole(db: Queryable) {
  return db.select(record).from(listings).innerJoin(workshops, eq(workshops.id, listings.workshopId));
}

/** Listings by a condition, whole, in the order given. No visibility rule: callers ask a policy. */
export async function selectRecords(
  db: Queryable,
  where: SQL | undefined,
  order: SQL[] = [asc(listings.id)],
  limit = 200,
): Promise<ListingRecord[]> {
  const rows = await selectWhole(db)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  return rows as ListingRecord[];
}

const listingById = prepared((db) =>
  selectWhole(db)
    .where(eq(listings.id, sql.placeholder('id')))
    .prepare('listing_by_id'),
);

export async function findListing(db: Queryable, id: string): Promise<ListingRecord | null> {
  const [row] = await listingById(db).execute({ id });
  return (row as ListingRecord | undefined) ?? null;
}

/** As `findListing`, and nobody else changes the row until the transaction ends. */
export async function lockListing(tx: Queryable, id: string): Promise<ListingRecord | null> {
  await tx.select({ id: listings.id }).from(listings).where(eq(listings.id, id)).for('no key update');
  return findListing(tx, id);
}

const firstPhotoOf = sql<
  PhotoRow[]
>`coalesce((select jsonb_build_array(jsonb_build_object('id', f.id, 'width', f.width,
  'height', f.height, 'thumbhash', f.thumbhash, 'variants', f.variants, 'alt', f.alt))
  from ${listingPhotos} f where f.listing_id = ${listings.id} order by f.position limit 1), '[]'::jsonb)`;
const photoCountOf = sql<number>`(select count(*)::int from ${listingPhotos} f where f.listing_id = ${listings.id})`;
const largestPieceOf = sql<PieceRow[]>`coalesce((select jsonb_build_array(jsonb_build_object('id', p.id,
  'lengthCm', p.length_cm, 'widthCm', p.width_cm, 'count', p.count, 'taken', p.taken))
  from ${listingPieces} p where p.listing_id = ${listings.id} and p.taken < p.count
  order by p.length_cm * p.width_cm desc, p.position limit 1), '[]'::jsonb)`;

/** What a card shows and no more: a page of a search has many, and most of a listing stands on none. */
const card = {
  id: listings.id,
  workshopId: listings.workshopId,
  hub: listings.hub,
  status: listings.status,
  revision: listings.revision,
  title: listings.title,
  locale: listings.locale,
  category: listings.category,
  form: listings.form,
  condition: listings.condition,
  composition: listings.composition,
  weightGsm: listings.weightGsm,
  widthCm: listings.widthCm,
  unit: listings.unit,
  amountTotal: listings.amountTotal,
  amountHeld: listings.amountHeld,
  amountGiven: listings.amountGiven,
  massG: listings.massG,
  legalRoute: listings.legalRoute,
  priceKind: listings.priceKind,
  priceCents: listings.priceCents,
  priceCurrency: listings.priceCurrency,
  pricePer: listings.pricePer,
  brandVisible: listings.brandVisible,
  colours: listings.colours,
  availableUntil: listings.availableUntil,
  publishedAt: listings.publishedAt,
  pieces: largestPieceOf,
  photos: firstPhotoOf,
  photoCount: photoCountOf,
  workshop: {
    id: workshops.id,
    name: workshops.name,
    kind: workshops.kind,
    profilePublic: workshops.profilePublic,
  },
};

// One text for any number of ids, so that the server plans it once.
const publishedByIds = prepared((db) =>
  db
    .select(card)
    .from(listings)
    .innerJoin(workshops, eq(workshops.id, listings.workshopId))
    .where(
      and(sql`${listings.id} = any(${sql.placeholder('ids')}::uuid[])`, eq(listings.status, 'published')),
    )
    .prepare('published_by_ids'),
);

/** Cards of the published listings among `ids`, in their order: what a search may show, whatever its index believes. */
export async function findPublished(db: Queryable, ids: readonly string[]): Promise<CardRecord[]> {
  if (ids.length === 0) return [];
  const rows = (await publishedByIds(db).execute({ ids })) as CardRecord[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const FOLDERS: Readonly<Record<ListingFolder, SQL>> = {
  needs: sql`(${listings.status} in ('draft', 'changes_requested') or exists (
    select 1 from ${claims} c where c.listing_id = ${listings.id} and c.status = 'reserved'))`,
  waiting: sql`${listings.status} = 'pending'`,
  online: sql`${listings.status} in ('published', 'exhausted')`,
  ended: sql`${listings.status} in ('withdrawn', 'removed', 'rejected', 'expired')`,
};

/** A page of the listings of some workshops, or of those in one folder, newest first, after the listing `afterId`. */
export function findByWorkshops(
  db: Queryable,
  workshopIds: readonly string[],
  page: { afterId: string | null; limit: number; folder?: ListingFolder | undefined },
): Promise<ListingRecord[]> {
  const where = and(
    inArray(listings.workshopId, [...workshopIds]),
    page.folder && FOLDERS[page.folder],
    page.afterId === null ? undefined : lt(listings.id, page.afterId),
  );
  return selectRecords(db, where, [desc(listings.id)], page.limit);
}

/** The latest listing of a workshop that is more than a draft, or null. */
export async function findLastOffered(db: Queryable, workshopId: string): Promise<ListingRecord | null> {
  const where = and(eq(listings.workshopId, workshopId), ne(listings.status, 'draft'));
  const [row] = await selectRecords(db, where, [desc(listings.id)], 1);
  return row ?? null;
}

/** A page of what waits for a decision at these hubs (null: all), oldest first, after the listing `afterId`. */
export async function findPending(
  db: Queryable,
  hubs: readonly string[] | null,
  page: { afterId: string | null; limit: number },
): Promise<ListingRecord[]> {
  const where = and(
    eq(listings.status, 'pending'),
    hubs === null ? undefined : inArray(listings.hub, [...hubs]),
    page.afterId === null
      ? undefined
      : sql`(${listings.submittedAt}, ${listings.id}) > (select l.submitted_at, l.id from ${listings} l where l.id = ${page.afterId})`,
  );
  return selectRecords(db, where, [asc(listings.submittedAt), asc(listings.id)], page.limit);
}

/** Inserts a listing; says whether it did: not when its workshop has one with the same idempotency key. */
export async function insertListing(db: Queryable, row: typeof listings.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(listings)
    .values(row)
    .onConflictDoNothing({ target: [listings.workshopId, listings.idempotencyKey] })
    .returning({ id: listings.id });
  return rows.length === 1;
}

/** The listing that a workshop sent under this key, or null. */
export async function findListingSentAs(
  db: Queryable,
  workshopId: string,
  key: string,
): Promise<ListingRecord | null> {
  const where = and(eq(listings.workshopId, workshopId), eq(listings.idempotencyKey, key));
  const [row] = await selectRecords(db, where, [], 1);
  return row ?? null;
}

/**
 * Writes changed columns if the listing still has the revision it was loaded with, and counts the revision up. One that becomes
 * `pending` was handed in now.
 * Says whether it did.
 */
export async function updateListing(
  tx: Queryable,
  listing: Authorized<ListingRecord, 'edit'>,
  columns: Partial<Omit<ListingRow, 'id' | 'revision'>>,
): Promise<boolean> {
  const rows = await tx
    .update(listings)
    .set({
      ...columns,
      ...changed,
      updatedAt: sql`now()`,
      ...(columns.status === 'pending' ? { submittedAt: sql`now()` } : {}),
    })
    .where(and(eq(listings.id, listing.id), eq(listings.revision, listing.revision)))
    .returning({ id: listings.id });
  return rows.length === 1;
}

/** Moves a listing to another state, with the times that go with it. Says whether it still was in `listing.status`. */
export async function moveListing(
  tx: Queryable,
  listing: Authorized<ListingRecord, 'own'> | Authorized<ListingRecord, 'decide'>,
  status: ListingStatus,
): Promise<boolean> {
  const rows = await tx
    .update(listings)
    .set({
      status,
      ...changed,
      updatedAt: sql`now()`,
      ...(status === 'pending' ? { submittedAt: sql`now()` } : {}),
      ...(status === 'published' ? { publishedAt: sql`coalesce(${listings.publishedAt}, now())` } : {}),
    })
    .where(and(eq(listings.id, listing.id), eq(listings.status, listing.status)))
    .returning({ id: listings.id });
  return rows.length === 1;
}

/**
 * Replaces a listing's pieces: those with a known id keep it and what is taken of them, the others are new, the rest goes.
 * The CHECK of the table refuses a count below what is taken.
 */
export async function replacePieces(
  tx: Queryable,
  listing: { id: string; pieces: readonly PieceRow[] },
  pieces: readonly PieceSize[],
): Promise<void> {
  const known = new Set(listing.pieces.map((piece) => piece.id));
  const rows = pieces.map((piece, position) => ({
    id: piece.id !== undefined && known.has(piece.id) ? piece.id : newId(),
    listingId: listing.id,
    position,
    lengthCm: piece.lengthCm,
    widthCm: piece.widthCm,
    count: piece.count,
  }));
  const kept = rows.map((row) => row.id);
  await tx
    .delete(listingPieces)
    .where(
      and(
        eq(listingPieces.listingId, listing.id),
        kept.length > 0 ? notInArray(listingPieces.id, kept) : undefined,
      ),
    );
  if (rows.length === 0) return;
  await tx
    .insert(listingPieces)
    .values(rows)
    .onConflictDoUpdate({
      target: listingPieces.id,
      set: {
        position: sql`excluded.position`,
        lengthCm: sql`excluded.length_cm`,
        widthCm: sql`excluded.width_cm`,
        count: sql`excluded.count`,
      },
    });
}

/** How many claims hold an amount of each listing; listings without any are absent. */
export async function countOpenClaims(
  db: Queryable,
  listingIds: readonly string[],
): Promise<Map<string, number>> {
  if (listingIds.length === 0) return new Map();
  const rows = await db
    .select({ listingId: claims.listingId, open: count() })
    .from(claims)
    .where(and(eq(claims.status, 'reserved'), inArray(claims.listingId, [...listingIds])))
    .groupBy(claims.listingId);
  return new Map(rows.map((row) => [row.listingId, row.open]));
}

/** Ends what should have ended by now, at most 500 at a time; rows that a claim is just changing wait for the next run. */
export async function expireEnded(tx: Queryable): Promise<{ id: string; hub: string }[]> {
  const due = tx
    .select({ id: listings.id })
    .from(listings)
    .where(and(eq(listings.status, 'published'), lt(listings.availableUntil, sql`now()`)))
    .limit(500)
    .for('no key update', { skipLocked: true });
  return tx
    .update(listings)
    .set({ status: 'expired', ...changed, updatedAt: sql`now()` })
    .where(inArray(listings.id, due))
    .returning({ id: listings.id, hub: listings.hub });
}
