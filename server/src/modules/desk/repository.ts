import { preparedStatement, type Queryable } from '@scampolo/db/client';
import { claimMessages, claims } from '@scampolo/db/schema/exchange';
import { type WorkshopPlace, workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import type { DeskCounts } from '@scampolo/shared/contract/desk';
import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../identity/actor.ts';
import { claimsWithSide, MEMBER_PLACEHOLDERS, memberValues } from '../messages/taking-part.ts';
import { ownNeeds, ownNews, staffNeeds } from './needs.ts';
import type { NeedRow, NewsRow } from './record.ts';

/** What needs the member, in no order: for their workshops, and for their hubs where they are staff. */
export async function findNeeds(db: Queryable, actor: Actor): Promise<NeedRow[]> {
  const staff = actor.admin || actor.staffOf.length > 0;
  return (staff ? staffNeedRows : ownNeedRows)(db, memberValues(actor));
}

/** What happened in the last two weeks, newest first, at most 20. */
export async function findNews(db: Queryable, actor: Actor): Promise<NewsRow[]> {
  return newsRows(db, memberValues(actor));
}

/** How many of everything there is, by where it stands, and the database's clock. */
export async function countAll(db: Queryable, actor: Actor): Promise<DeskCounts & { now: Date }> {
  const [row] = await counts(db, memberValues(actor));
  if (!row) throw new Error('a select without a from gave no row');
  return row;
}

const me = MEMBER_PLACEHOLDERS;
// Prepared: to plan them takes longer than to run them.
const ownNeedRows = preparedStatement<NeedRow>('own_needs', ownNeeds(me));
const staffNeedRows = preparedStatement<NeedRow>(
  'staff_needs',
  sql`${ownNeeds(me)} union all ${staffNeeds(me)}`,
);
const newsRows = preparedStatement<NewsRow>('own_news', ownNews(me));
const counts = preparedStatement<DeskCounts & { now: Date }>(
  'desk_counts',
  sql`
    select now() as now,
      (select jsonb_build_object('all', count(*), 'waiting', count(*) filter (where l.status = 'pending'),
        'online', count(*) filter (where l.status in ('published', 'exhausted')),
        'ended', count(*) filter (where l.status in ('withdrawn', 'removed', 'rejected', 'expired')),
        'needs', count(*) filter (where l.status in ('draft', 'changes_requested') or exists (
          select 1 from ${claims} c where c.listing_id = l.id and c.status = 'reserved')))
        from ${listings} l where l.workshop_id = any(${me.workshopIds})) as listings,
      (select jsonb_build_object('all', count(*), 'open', count(*) filter (where c.status in ('waiting', 'reserved')),
        'collected', count(*) filter (where c.status = 'collected'),
        'ended', count(*) filter (where c.status not in ('waiting', 'reserved', 'collected')))
        from ${claims} c where c.workshop_id = any(${me.workshopIds})) as claims,
      (select jsonb_build_object('all', count(*), 'open', count(*) filter (where n.status = 'open'))
        from ${notices} n where n.filed_by = ${me.memberId}) as notices,
      (select count(*)::int from (${claimsWithSide(me)}) t
        where exists (select 1 from ${claimMessages} m where m.claim_id = t.id)) as threads`,
);

const giver = alias(workshops, 'giver');

/** When the place of a claim's giver is open; null where it is fetched at a bay of the hub. */
export async function findPickupHours(
  db: Queryable,
  claimId: string,
): Promise<WorkshopPlace['hours'] | null> {
  const [row] = await db
    .select({ places: giver.places, pickupKind: listings.pickupKind })
    .from(claims)
    .innerJoin(listings, eq(listings.id, claims.listingId))
    .innerJoin(giver, eq(giver.id, listings.workshopId))
    .where(eq(claims.id, claimId));
  return row && row.pickupKind !== 'bay' ? (row.places[0]?.hours ?? null) : null;
}
