import { prepared, type Queryable } from '@scampolo/db/client';
import { notices } from '@scampolo/db/schema/moderation';
import type { Waiting } from '@scampolo/shared/contract/desk';
import { sql } from 'drizzle-orm';
import type { Actor } from '../identity/actor.ts';
import {
  claimsWithSide,
  MEMBER_PLACEHOLDERS,
  memberValues,
  TALKED_OF,
  unreadOf,
} from '../messages/taking-part.ts';

/** More than so many are said to be so many. */
const MOST = 100;

const { hubs, admin } = MEMBER_PLACEHOLDERS;

// On every page of every member: prepared, and one statement.
const waiting = prepared((db) =>
  db
    .select({
      threads: sql<number>`(select count(*)::int from (select 1 from (${claimsWithSide(MEMBER_PLACEHOLDERS, TALKED_OF)}) t
        where exists (select 1 ${unreadOf(MEMBER_PLACEHOLDERS)}) limit ${MOST}) unread)`,
      notices: sql<number>`(select count(*)::int from (select 1 from ${notices} n
        where n.status = 'open' and (${admin} or n.hub = any(${hubs})) limit ${MOST}) open)`,
    })
    .from(sql`(values (1)) as one`)
    .prepare('what_waits'),
);

/** How many claims have messages that the member has not read, and how many notices wait for them as staff. */
export async function countWaiting(db: Queryable, actor: Actor): Promise<Waiting> {
  const [row] = await waiting(db).execute(memberValues(actor));
  return row ?? { threads: 0, notices: 0 };
}
