import { prepared, type Queryable } from '@scampolo/db/client';
import { claimPieces, claims } from '@scampolo/db/schema/exchange';
import { firstAddress, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { listingPieces, listings } from '@scampolo/db/schema/listings';
import { decisions } from '@scampolo/db/schema/moderation';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

/** Who gets a mail. */
export interface Reader {
  memberId: string;
  email: string;
  name: string;
  locale: InterfaceLanguage;
  /** false: nobody has shown that the address is theirs */
  confirmed: boolean;
  suspended: boolean;
  /** empty when they are not suspended */
  suspensionNote: string;
  workshopIds: string[];
  /** slug of their first workshop's; null without a workshop */
  hub: string | null;
}

/** The member and the workshops they act for now; null when there is no such member. */
export async function findReader(db: Queryable, memberId: string): Promise<Reader | null> {
  const [row] = await db
    .select({
      memberId: members.id,
      email: members.email,
      name: members.name,
      locale: members.locale,
      confirmed: sql<boolean>`${members.verifiedAt} is not null`,
      suspended: sql<boolean>`${members.suspendedAt} is not null`,
      suspensionNote: sql<string>`coalesce(${members.suspensionNote}, '')`,
      workshopIds: sql<string[]>`coalesce((select jsonb_agg(wm.workshop_id) from ${workshopMembers} wm
        where wm.member_id = ${members.id}), '[]'::jsonb)`,
      hub: sql<
        string | null
      >`(select w.hub from ${workshopMembers} wm join ${workshops} w on w.id = wm.workshop_id
        where wm.member_id = ${memberId} order by wm.created_at, w.id limit 1)`,
    })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.deletedAt)));
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
        pickupPlace: firstAddress(giver),
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
