import { claims } from '@scampolo/db/schema/exchange';
import { workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { auditLog, decisions, notices } from '@scampolo/db/schema/moderation';
import { type SQL, sql } from 'drizzle-orm';
import { claimsWithSide, type MemberSql, TALKED_OF, unreadOf } from '../messages/taking-part.ts';

/** Of each kind at most so many. */
const MOST = sql`20`;
const NEWS_DAYS = sql`interval '14 days'`;
/** A published listing that ends so soon wants a decision of its workshop. */
const ENDS_SOON = sql`interval '14 days'`;
/** After so long without a claim a listing wants another photo, price or text. */
const LONG = sql`interval '60 days'`;
/** Reservations that ended unfetched so lately, for staff to ask what happened. */
const LATELY = sql`interval '7 days'`;
const sides = (
  side: SQL,
) => sql`jsonb_build_object('side', ${side}, 'status', c.status, 'giver', g.name, 'claimant', w.name,
  'brandVisible', l.brand_visible, 'pickupKind', l.pickup_kind)`;
const ofClaim = sql`c.id, l.title, l.locale, l.hub`;
const amount = sql`c.unit, c.amount as steps`;
const parties = sql`join ${workshops} g on g.id = l.workshop_id join ${workshops} w on w.id = c.workshop_id`;

const NONE = sql`null::jsonb as sides, null::text as unit, null::bigint as steps`;
const ofListing = (kind: SQL, by: SQL, since: SQL) =>
  sql`${kind} as kind, l.id, l.title, l.locale, l.hub, ${NONE}, ${by} as by, ${since} as since, null::int as count`;

/** What needs a member for their workshops: see `NEED_KINDS`. */
export function ownNeeds(me: MemberSql): SQL {
  const mine = sql`l.workshop_id = any(${me.workshopIds})`;
  const never = sql`null::timestamptz`;
  return sql`
    (select 'hand_over' as kind, ${ofClaim}, ${sides(sql`'giver'`)} as sides, ${amount}, c.reserved_until as by,
      c.created_at as since, null::int as count
      from ${listings} l join ${claims} c on c.listing_id = l.id and c.status = 'reserved' ${parties}
      where ${mine} order by c.reserved_until limit ${MOST})
    union all
    (select 'fetch', ${ofClaim}, ${sides(sql`'claimant'`)}, ${amount}, c.reserved_until, c.created_at, null::int
      from ${claims} c join ${listings} l on l.id = c.listing_id ${parties}
      where c.workshop_id = any(${me.workshopIds}) and c.status = 'reserved' order by c.reserved_until limit ${MOST})
    union all
    (select case l.status when 'draft' then 'draft' else 'changes' end, l.id, l.title, l.locale, l.hub, ${NONE}, ${never},
      l.updated_at, null::int
      from ${listings} l where ${mine} and l.status in ('draft', 'changes_requested')
      order by l.status, l.updated_at desc limit ${MOST})
    union all
    (select ${ofListing(sql`'ends_soon'`, sql`l.available_until`, sql`l.published_at`)}
      from ${listings} l where ${mine} and l.status = 'published' and l.available_until < now() + ${ENDS_SOON}
      order by l.available_until limit ${MOST})
    union all
    (select ${ofListing(sql`'nobody'`, never, sql`l.published_at`)}
      from ${listings} l where ${mine} and l.status = 'published' and l.published_at < now() - ${LONG}
        and not exists (select 1 from ${claims} c where c.listing_id = l.id)
      order by l.published_at limit ${MOST})
    union all
    (select 'unread', ${ofClaim}, ${sides(sql`t.side`)}, null::text, null::bigint, ${never}, u.since, u.count
      from (${claimsWithSide(me, TALKED_OF)}) t
      cross join lateral (select count(*)::int as count, min(m.created_at) as since ${unreadOf(me)}) u
      join ${claims} c on c.id = t.id join ${listings} l on l.id = c.listing_id ${parties}
      where u.count > 0 order by u.since limit ${MOST})`;
}

/** What needs a member as staff. What there can be much of is counted, with since when the oldest waits. */
export function staffNeeds({ hubs, admin }: MemberSql): SQL {
  const never = sql`null::timestamptz`;
  const counted = (kind: SQL, since: SQL) =>
    sql`${kind}, null::uuid, null::text, null::text, null::text, ${NONE}, ${never}, ${since}, count(*)::int`;
  return sql`
    (select ${counted(sql`'decide'`, sql`min(l.submitted_at)`)}
      from ${listings} l where l.status = 'pending' and (${admin} or l.hub = any(${hubs})) having count(*) > 0)
    union all
    (select ${counted(sql`'notices'`, sql`min(n.created_at)`)}
      from ${notices} n where n.status = 'open' and (${admin} or n.hub = any(${hubs})) having count(*) > 0)
    union all
    (select 'overdue', ${ofClaim}, ${sides(sql`'hub'`)}, ${amount},
      case c.status when 'reserved' then c.reserved_until end, c.updated_at, null::int
      from (select o.id from ${claims} o where o.status = 'reserved' and o.reserved_until < now()
          union all
          select o.id from ${claims} o where o.status in ('lapsed', 'no_show') and o.updated_at > now() - ${LATELY}) late
      join ${claims} c on c.id = late.id join ${listings} l on l.id = c.listing_id ${parties}
      where ${admin} or l.hub = any(${hubs})
      order by c.updated_at desc limit ${MOST})`;
}

/** What happened lately to what is a member's, and that they did not do themselves: see `NEWS_KINDS`. */
export function ownNews({ memberId, workshopIds }: MemberSql): SQL {
  return sql`
    select * from (
      (select case d.action when 'approve' then 'published' when 'reject' then 'rejected' else 'removed' end as kind,
        l.id, l.title, l.locale, l.hub, d.created_at as at
        from ${listings} l join ${decisions} d on d.listing_id = l.id
        where l.workshop_id = any(${workshopIds}) and d.action <> 'request_changes' and d.created_at > now() - ${NEWS_DAYS}
        order by d.id desc limit ${MOST})
      union all
      (select c.status, c.id, l.title, l.locale, l.hub, c.updated_at
        from ${claims} c join ${listings} l on l.id = c.listing_id
        where c.id in (select c.id from ${claims} c where c.workshop_id = any(${workshopIds})
            union select c.id from ${listings} l join ${claims} c on c.listing_id = l.id
            where l.workshop_id = any(${workshopIds}))
          and c.status in ('cancelled', 'lapsed', 'no_show') and c.updated_at > now() - ${NEWS_DAYS}
          and not exists (select 1 from ${auditLog} a where a.subject_id = c.id and a.actor_id = ${memberId}
            and a.action in ('claim.cancel', 'claim.no_show'))
        order by c.updated_at desc limit ${MOST})
      union all
      (select 'notice_' || n.status, n.id, l.title, l.locale, n.hub, n.answered_at
        from ${notices} n left join ${listings} l on n.subject_kind = 'listing' and l.id = n.subject_id
          and l.status in ('published', 'exhausted')
        where n.filed_by = ${memberId} and n.answered_at > now() - ${NEWS_DAYS}
        order by n.answered_at desc limit ${MOST})
    ) news order by at desc limit ${MOST}`;
}
