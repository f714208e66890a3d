import type { Queryable, Tx } from '@scampolo/db/client';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { members, workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listings } from '@scampolo/db/schema/listings';
import type { ClaimStatus } from '@scampolo/shared/domain/states';
import { and, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Authorized } from '../../authorized.ts';
import type { PhotoRow } from '../listings/record.ts';
import type { PieceCounts } from './availability.ts';
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
    pickupPlace: giver.pickupPlace,
    photo: sql<PhotoRow | null>`(select jsonb_build_object('id', f.id, 'width', f.width, 'height', f.height,
      'thumbhash', f.thumbhash, 'variants', f.variants) from ${listingPhotos} f
      where f.listing_id = ${listings.id} order by f.position limit 1)`,
  },
  claimant: { workshop: workshops.name, kind: workshops.kind, member: members.name },
};

async function selectClaims(db: Queryable, where: SQL | undefined, limit: number): Promise<ClaimRecord[]> {
  const rows = await db
    .select(record)
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .innerJoin(workshops, eq(workshops.id, claims.workshopId))
    .innerJoin(members, eq(members.id, claims.memberId))
    .where(where)
    .orderBy(desc(claims.id))
    .limit(limit);
  return rows as ClaimRecord[];
}

export async function findClaim(db: Queryable, id: string): Promise<ClaimRecord | null> {
  const [row] = await selectClaims(db, eq(claims.id, id), 1);
  return row ?? null;
}

/** As `findClaim`, and nobody else settles the claim until the transaction ends. */
export async function lockClaim(tx: Tx, id: string): Promise<ClaimRecord | null> {
  await tx.select({ id: claims.id }).from(claims).where(eq(claims.id, id)).for('no key update');
  return findClaim(tx, id);
}

/** The claim that this member made under this key, if any, with the hash of what was asked. */
export async function findByIdempotencyKey(
  db: Queryable,
  memberId: string,
  key: string,
): Promise<{ id: string; requestHash: string } | null> {
  const [row] = await db
    .select({ id: claims.id, requestHash: claims.requestHash })
    .from(claims)
    .where(and(eq(claims.memberId, memberId), eq(claims.idempotencyKey, key)));
  return row ?? null;
}

/** A page of the claims of some workshops, newest first. */
export function findByWorkshops(
  db: Queryable,
  workshopIds: readonly string[],
  page: { afterId: string | null; limit: number },
): Promise<ClaimRecord[]> {
  const after = page.afterId === null ? undefined : lt(claims.id, page.afterId);
  return selectClaims(db, and(inArray(claims.workshopId, [...workshopIds]), after), page.limit);
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

/** Inserts a claim in `reserved`, ending `reservedDays` from now by the database's clock, with its pieces. */
export async function insertReservedClaim(
  tx: Tx,
  claim: Omit<typeof claims.$inferInsert, 'status' | 'reservedUntil'>,
  pieces: PieceCounts,
  reservedDays: number,
): Promise<void> {
  await tx.insert(claims).values({
    ...claim,
    status: 'reserved',
    reservedUntil: sql`now() + make_interval(days => ${reservedDays})`,
  });
  if (pieces.size === 0) return;
  await tx
    .insert(claimPieces)
    .values([...pieces].map(([pieceId, count]) => ({ claimId: claim.id, pieceId, count })));
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
