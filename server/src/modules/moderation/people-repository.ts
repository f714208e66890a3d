import type { Queryable } from '@scampolo/db/client';
import { hubStaff, members, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import type { TrustLevel, WorkshopKind, WorkshopRole } from '@scampolo/shared/contract/identity';
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';

/** A member of a workshop, with what decides who may suspend them. */
export interface PersonRow {
  memberId: string;
  name: string;
  email: string;
  role: WorkshopRole;
  emailConfirmed: boolean;
  /** as PostgreSQL writes an instant in JSON; null unless suspended */
  suspendedAt: string | null;
  admin: boolean;
  staffOf: string[];
  workshopHubs: string[];
}

/** A workshop with its people, for staff. */
export interface WorkshopPeopleRow {
  id: string;
  name: string;
  kind: WorkshopKind;
  hub: string;
  trust: TrustLevel;
  createdAt: Date;
  closedAt: Date | null;
  publishedListings: number;
  members: PersonRow[];
}

/** Which workshops staff look for. */
export interface PeopleFilter {
  /** null: of all hubs */
  hubs: readonly string[] | null;
  /** part of the workshop's or a member's name or address, whatever its letters' case; empty: any */
  q: string;
  trust: TrustLevel | undefined;
  /** one workshop alone */
  id?: string;
}

// `${workshops}.id` and not `${workshops.id}`: what is selected from one table alone is written without the table's name, and
// within a subquery that means another id.
const staffOf = sql`coalesce((select jsonb_agg(s.hub) from ${hubStaff} s where s.member_id = m.id), '[]'::jsonb)`;
const workshopHubs = sql`coalesce((select jsonb_agg(distinct o.hub) from ${workshopMembers} om
  join ${workshops} o on o.id = om.workshop_id where om.member_id = m.id), '[]'::jsonb)`;

const row = {
  id: workshops.id,
  name: workshops.name,
  kind: workshops.kind,
  hub: workshops.hub,
  trust: workshops.trust,
  createdAt: workshops.createdAt,
  closedAt: workshops.closedAt,
  publishedListings: sql<number>`(select count(*)::int from ${listings} l
    where l.workshop_id = ${workshops}.id and l.published_at is not null)`,
  members: sql<PersonRow[]>`coalesce((select jsonb_agg(jsonb_build_object('memberId', m.id, 'name', m.name,
    'email', m.email, 'role', wm.role, 'emailConfirmed', m.verified_at is not null, 'suspendedAt', m.suspended_at,
    'admin', m.admin, 'staffOf', ${staffOf}, 'workshopHubs', ${workshopHubs})
    order by wm.role <> 'owner', wm.created_at, m.id) from ${workshopMembers} wm
    join ${members} m on m.id = wm.member_id where wm.workshop_id = ${workshops}.id and m.deleted_at is null), '[]'::jsonb)`,
};

/** A page of the workshops with their people, the newest first, after the workshop `afterId`. */
export async function findWorkshopPeople(
  db: Queryable,
  filter: PeopleFilter,
  page: { afterId: string | null; limit: number },
): Promise<WorkshopPeopleRow[]> {
  const { hubs, q, trust, id } = filter;
  const rows = await db
    .select(row)
    .from(workshops)
    .where(
      and(
        hubs === null ? undefined : inArray(workshops.hub, [...hubs]),
        q === '' ? undefined : named(q),
        trust === undefined ? undefined : eq(workshops.trust, trust),
        id === undefined ? undefined : eq(workshops.id, id),
        page.afterId === null ? undefined : lt(workshops.id, page.afterId),
      ),
    )
    .orderBy(desc(workshops.id))
    .limit(page.limit);
  return rows as WorkshopPeopleRow[];
}

function named(q: string) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${workshops.name} ilike ${pattern} or exists (select 1 from ${workshopMembers} wm
    join ${members} m on m.id = wm.member_id where wm.workshop_id = ${workshops.id}
    and (m.name ilike ${pattern} or m.email ilike ${pattern})))`;
}
