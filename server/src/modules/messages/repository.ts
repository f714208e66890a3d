import { prepared, type Queryable } from '@scampolo/db/client';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { listingPieces, listings } from '@scampolo/db/schema/listings';
import { decisions } from '@scampolo/db/schema/moderation';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

/** Who gets a mail. */
export interface Reader {
  email: string;
  name: string;
  locale: InterfaceLanguage;
  workshopIds: string[];
}

/** The member and the workshops they act for now; null when there is no such member. */
export async function findReader(db: Queryable, memberId: string): Promise<Reader | null> {
  const [row] = await db
    .select({
      email: members.email,
      name: members.name,
      locale: members.locale,
      workshopIds: sql<string[]>`coalesce((select jsonb_agg(wm.workshop_id) from ${workshopMembers} wm
        where wm.member_id = ${members.id}), '[]'::jsonb)`,
    })
    .from(members)
    .where(eq(members.id, memberId));
  return row ? { ...row, locale: row.locale === 'it' ? 'it' : 'en' } : null;
}

/** A decision with the listing it was made on. */
export type DecisionRecord = NonNullable<Awaited<ReturnType<typeof findDecision>>>;

export async function findDecision(db: Queryable, id: string) {
  const [row] = await db
    .select({
      action: decisions.action,
      reason: decisions.reason,
      note: decisions.note,
      listing: {
        id: listings.id,
        workshopId: listings.workshopId,
        hub: listings.hub,
        status: listings.status,
        title: listings.title,
        locale: listings.locale,
        availableUntil: listings.availableUntil,
      },
    })
    .from(decisions)
    .innerJoin(listings, eq(listings.id, decisions.listingId))
    .where(eq(decisions.id, id));
  return row ?? null;
}

const giver = alias(workshops, 'giver');

/** A claim with what its two sides are told of it. */
export type ToldClaim = NonNullable<Awaited<ReturnType<typeof findToldClaim>>>;

export async function findToldClaim(db: Queryable, id: string) {
  const [row] = await db
    .select({
      id: claims.id,
      workshopId: claims.workshopId,
      status: claims.status,
      unit: claims.unit,
      amount: claims.amount,
      reservedUntil: claims.reservedUntil,
      updatedAt: claims.updatedAt,
      note: claims.note,
      reason: claims.reason,
      massG: claims.massG,
      listing: {
        id: listings.id,
        workshopId: listings.workshopId,
        hub: listings.hub,
        status: listings.status,
        title: listings.title,
        locale: listings.locale,
        brandVisible: listings.brandVisible,
        pickupKind: listings.pickupKind,
        workshopName: giver.name,
        pickupPlace: giver.pickupPlace,
      },
      claimant: { workshop: workshops.name, member: members.name },
    })
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .innerJoin(workshops, eq(workshops.id, claims.workshopId))
    .innerJoin(members, eq(members.id, claims.memberId))
    .where(eq(claims.id, id));
  return row ?? null;
}

/** The sizes of the pieces that a claim holds or took, largest first; empty when it is of an amount. */
export function findClaimedSizes(
  db: Queryable,
  claimId: string,
): Promise<{ lengthCm: number; widthCm: number; count: number }[]> {
  return db
    .select({ lengthCm: listingPieces.lengthCm, widthCm: listingPieces.widthCm, count: claimPieces.count })
    .from(claimPieces)
    .innerJoin(listingPieces, eq(listingPieces.id, claimPieces.pieceId))
    .where(eq(claimPieces.claimId, claimId))
    .orderBy(sql`${listingPieces.lengthCm} * ${listingPieces.widthCm} desc`, asc(listingPieces.position));
}

const peopleOf = prepared((db) =>
  db
    .select({ workshopId: workshopMembers.workshopId, memberId: workshopMembers.memberId })
    .from(workshopMembers)
    .where(sql`${workshopMembers.workshopId} = any(${sql.placeholder('workshopIds')}::uuid[])`)
    .prepare('people_of_workshops'),
);

/** The members of each of the workshops. */
export function findPeople(
  db: Queryable,
  workshopIds: readonly string[],
): Promise<{ workshopId: string; memberId: string }[]> {
  return peopleOf(db).execute({ workshopIds });
}
