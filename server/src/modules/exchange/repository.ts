import { prepared, type Queryable, type Tx } from '@scampolo/db/client';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { firstAddress, members, workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import type { ClaimFolder } from '@scampolo/shared/contract/desk';
import type { ClaimStatus } from '@scampolo/shared/domain/states';
import { and, asc, desc, eq, getTableColumns, inArray, lt, max, or, type SQL, sql } from 'drizzle-orm';
import { alias, unionAll } from 'drizzle-orm/pg-core';
import type { Authorized } from '../../authorized.ts';
import type { PhotoRow } from '../listings/record.ts';
import type { ClaimRecord } from './record.ts';

const giver = alias(workshops, 'giver');

const { idempotencyKey: _key, requestHash: _hash, ...claimColumns } = getTableColumns(claims);

const record = {
  ...claimColumns,
  pieceIds: sql<
    string[]
  >`coalesce((select jsonb_agg(cp.piece_id) from ${claimPieces} cp, generate_series(1, cp.count)
    where cp.claim_id = ${claims.id}), '[]'::jsonb)`,
  listing: {
    title: listings.title,
    locale: listings.locale,
    hub: listings.hub,
    status: listings.status,
    workshopId: listings.workshopId,
    workshopName: giver.name,
    pickupKind: listings.pickupKind,
    pickupPlace: firstAddress(giver),
    photo: sql<PhotoRow | null>`(select jsonb_build_object('id', f.id, 'width', f.width, 'height', f.height,
      'thumbhash', f.thumbhash, 'variants', f.variants, 'alt', f.alt) from ${listingPhotos} f
      where f.listing_id = ${listings.id} order by f.position limit 1)`,
  },
  claimant: { workshop: workshops.name, kind: workshops.kind, member: members.name },
};

/** Claims with what their two sides need to know; the conditions are the caller's. */
function selectWhole(db: Queryable) {
  return db
    .select(record)
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .innerJoin(workshops, eq(workshops.id, claims.workshopId))
    .innerJoin(members, eq(members.id, claims.memberId));
}

async function selectClaims(db: Queryable, where: SQL | undefined, limit: number): Promise<ClaimRecord[]> {
  const rows = await selectWhole(db).where(where).orderBy(desc(claims.id)).limit(limit);
  return rows as ClaimRecord[];
}

const claimById = prepared((db) =>
  selectWhole(db)
    .where(eq(claims.id, sql.placeholder('id')))
    .prepare('claim_by_id'),
);

export async function findClaim(db: Queryable, id: string): Promise<ClaimRecord | null> {
  const [row] = await claimById(db).execute({ id });
  return (row as ClaimRecord | undefined) ?? null;
}

/** As `findClaim`, and nobody else settles the claim until the transaction ends. */
export async function lockClaim(tx: Tx, id: string): Promise<ClaimRecord | null> {
  await tx.select({ id: claims.id }).from(claims).where(eq(claims.id, id)).for('no key update');
  return findClaim(tx, id);
}

/**
 * The live claims (waiting or reserved) of a workshop and on its listings, in the order of the listings, as every transaction
 * that changes several of them; nobody else settles them until the transaction ends.
 */
export async function lockLiveClaims(tx: Tx, workshopId: string): Promise<ClaimRecord[]> {
  const live = inArray(claims.status, ['waiting', 'reserved']);
  const own = tx
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.workshopId, workshopId), live));
  const onListings = tx
    .select({ id: claims.id })
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .where(and(eq(listings.workshopId, workshopId), live));
  const locked = await tx
    .select({ id: claims.id })
    .from(claims)
    .where(and(live, inArray(claims.id, unionAll(own, onListings))))
    .orderBy(asc(claims.listingId), asc(claims.id))
    .for('no key update');
  if (locked.length === 0) return [];
  const rows = await selectWhole(tx)
    .where(
      inArray(
        claims.id,
        locked.map((row) => row.id),
      ),
    )
    .orderBy(asc(claims.listingId), asc(claims.id));
  return rows as ClaimRecord[];
}

/** When a workshop last gave or took something; null for never. */
export async function findLastHandOver(db: Queryable, workshopId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: max(claims.updatedAt) })
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .where(
      and(
        eq(claims.status, 'collected'),
        or(eq(claims.workshopId, workshopId), eq(listings.workshopId, workshopId)),
      ),
    );
  return row?.at ?? null;
}

const claimByKey = prepared((db) =>
  db
    .select({ id: claims.id, requestHash: claims.requestHash })
    .from(claims)
    .where(
      and(
        eq(claims.memberId, sql.placeholder('memberId')),
        eq(claims.idempotencyKey, sql.placeholder('key')),
      ),
    )
    .prepare('claim_by_key'),
);

/** The claim that this member made under this key, if any, with the hash of what was asked. */
export async function findByIdempotencyKey(
  db: Queryable,
  memberId: string,
  key: string,
): Promise<{ id: string; requestHash: string } | null> {
  const [row] = await claimByKey(db).execute({ memberId, key });
  return row ?? null;
}

const FOLDERS: Readonly<Record<ClaimFolder, SQL>> = {
  open: sql`${claims.status} in ('waiting', 'reserved')`,
  collected: sql`${claims.status} = 'collected'`,
  ended: sql`${claims.status} not in ('waiting', 'reserved', 'collected')`,
};

/** A page of the claims of some workshops, or of those in one folder, newest first. */
export function findByWorkshops(
  db: Queryable,
  workshopIds: readonly string[],
  page: { afterId: string | null; limit: number; folder?: ClaimFolder | undefined },
): Promise<ClaimRecord[]> {
  const after = page.afterId === null ? undefined : lt(claims.id, page.afterId);
  const within = page.folder && FOLDERS[page.folder];
  return selectClaims(db, and(inArray(claims.workshopId, [...workshopIds]), after, within), page.limit);
}

/** A page of the claims on one listing, newest first. */
export function findByListing(
  db: Queryable,
  listingId: string,
  page: { afterId: string | null; limit: number },
): Promise<ClaimRecord[]> {
  const after = page.afterId === null ? undefined : lt(claims.id, page.afterId);
  return selectClaims(db, and(eq(claims.listingId, listingId), after), page.limit);
}

/** The reservations that these workshops hold of one listing, newest first. */
export function findReservations(
  db: Queryable,
  listingId: string,
  workshopIds: readonly string[],
  limit: number,
): Promise<ClaimRecord[]> {
  const theirs = and(eq(claims.listingId, listingId), inArray(claims.workshopId, [...workshopIds]));
  return selectClaims(db, and(theirs, eq(claims.status, 'reserved')), limit);
}

/** How many reservations the member holds. Until the transaction ends, nobody else counts those of the same member. */
export async function countReservations(tx: Tx, memberId: string): Promise<number> {
  // By itself: a statement that waits for a lock counts what was there before it waited.
  await tx.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('no key update');
  return tx.$count(claims, and(eq(claims.memberId, memberId), eq(claims.status, 'reserved')));
}

/** Ends or settles a claim that its caller has locked. */
export async function settleClaim(
  tx: Tx,
  claim: Authorized<ClaimRecord, 'settle'>,
  status: ClaimStatus,
  columns: Partial<Pick<typeof claims.$inferInsert, 'reason' | 'massG' | 'displacement'>>,
): Promise<void> {
  await tx
    .update(claims)
    .set({ ...columns, status, updatedAt: sql`now()` })
    .where(eq(claims.id, claim.id));
}

/** Marks reservations that ended by now as lapsed, at most 200 at a time; those that somebody is just settling wait. */
export async function lapseEnded(
  tx: Tx,
): Promise<{ id: string; listingId: string; amount: number; workshopId: string }[]> {
  const due = tx
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.status, 'reserved'), lt(claims.reservedUntil, sql`now()`)))
    .orderBy(claims.listingId)
    .limit(200)
    .for('no key update', { skipLocked: true });
  return tx
    .update(claims)
    .set({ status: 'lapsed', updatedAt: sql`now()` })
    .where(inArray(claims.id, due))
    .returning({
      id: claims.id,
      listingId: claims.listingId,
      amount: claims.amount,
      workshopId: claims.workshopId,
    });
}
