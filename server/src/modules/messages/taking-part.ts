import { claimMessages, claimReads, claims } from '@scampolo/db/schema/exchange';
import { listings } from '@scampolo/db/schema/listings';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../identity/actor.ts';

/** Before every id of ours. */
export const FIRST_ID = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

const EVERY = sql`true`;

/** Claims `c` about which one can write, or could until yesterday: of a thousand that are over, what is new in them is not looked for. */
export const TALKED_OF = sql`(c.status in ('waiting', 'reserved') or c.updated_at > now() - interval '31 days')`;

/** A member as SQL: their id, workshops, the hubs that they are staff of, and whether they are admin. */
export interface MemberSql {
  memberId: SQL;
  workshopIds: SQL;
  hubs: SQL;
  admin: SQL;
}

/** The actor as values of a statement. */
export function memberSql({ memberId, workshops, staffOf, admin }: Actor): MemberSql {
  return {
    memberId: sql`${memberId}::uuid`,
    workshopIds: sql`${sql.param(workshops.map(({ id }) => id))}::uuid[]`,
    hubs: sql`${sql.param([...staffOf])}::text[]`,
    admin: sql`${admin}::boolean`,
  };
}

/** A member as placeholders of a prepared query: `memberId`, `workshopIds`, `hubs`, `admin`. */
export const MEMBER_PLACEHOLDERS: MemberSql = {
  memberId: sql`${sql.placeholder('memberId')}::uuid`,
  workshopIds: sql`${sql.placeholder('workshopIds')}::uuid[]`,
  hubs: sql`${sql.placeholder('hubs')}::text[]`,
  admin: sql`${sql.placeholder('admin')}::boolean`,
};

/** The actor as the values of {@link MEMBER_PLACEHOLDERS}. */
export function memberValues({ memberId, workshops, staffOf, admin }: Actor): Record<string, unknown> {
  return { memberId, workshopIds: workshops.map(({ id }) => id), hubs: [...staffOf], admin };
}

/**
 * The claims that a member takes part in, as rows of `id` and `side`: of their workshops, on their workshops' listings, and those
 * of their hubs that they wrote about as staff.
 * @param which a condition on the claim `c`
 */
export function claimsWithSide({ memberId, workshopIds, hubs, admin }: MemberSql, which = EVERY): SQL {
  return sql`
    select c.id, 'claimant' as side from ${claims} c where c.workshop_id = any(${workshopIds}) and ${which}
    union all
    select c.id, 'giver' from ${listings} l join ${claims} c on c.listing_id = l.id
    where l.workshop_id = any(${workshopIds}) and c.workshop_id <> all(${workshopIds}) and ${which}
    union all
    select c.id, 'hub' from ${claimReads} r join ${claims} c on c.id = r.claim_id join ${listings} l on l.id = c.listing_id
    where r.member_id = ${memberId} and (${admin} or l.hub = any(${hubs}))
      and c.workshop_id <> all(${workshopIds}) and l.workshop_id <> all(${workshopIds}) and ${which}`;
}

/** Of a claim `t` (see {@link claimsWithSide}): `from` and `where` of the messages `m` of other sides that the member has not read. */
export function unreadOf({ memberId }: Pick<MemberSql, 'memberId'>): SQL {
  return sql`from ${claimMessages} m where m.claim_id = t.id and m.side <> t.side and m.id > coalesce(
    (select r.last_read_id from ${claimReads} r where r.claim_id = t.id and r.member_id = ${memberId}), ${FIRST_ID})`;
}
