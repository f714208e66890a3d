import type { Db, Queryable, Tx } from '@scampolo/db/client';
import { claimMessages, claimReads, claims } from '@scampolo/db/schema/exchange';
import {
  attempts,
  exports,
  hubStaff,
  invitations,
  mailedLinks,
  members,
  sessions,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import { listings } from '@scampolo/db/schema/listings';
import { notices } from '@scampolo/db/schema/moderation';
import { type SQL, sql } from 'drizzle-orm';

/** For so many days what is over is kept, for whoever asks what happened. */
export const KEPT_DAYS = 30;
const ago = sql`now() - make_interval(days => ${KEPT_DAYS})`;

/** Deletes links, invitations, sessions and attempts that have been over for their time. Gives how many. */
export async function deleteEnded(db: Queryable): Promise<number> {
  const conditions: [table: SQL, isOver: SQL][] = [
    [sql`${mailedLinks}`, sql`expires_at < ${ago}`],
    [sql`${invitations}`, sql`expires_at < ${ago}`],
    [sql`${sessions}`, sql`expires_at < ${ago} or ended_at < ${ago}`],
    [sql`${attempts}`, sql`ends_at < now()`],
  ];
  let deleted = 0;
  for (const [table, isOver] of conditions) {
    const { count } = await db.execute(sql`delete from ${table} where ${isOver}`);
    deleted += count;
  }
  return deleted;
}

/** At most `most` accounts that nobody confirmed or used: see {@link deleteAccount}. */
export async function findForgotten(db: Db, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${members} m where ${isForgotten} order by id limit ${most}`);
  return rows.map(({ id }) => id);
}

/**
 * Deletes an account that was never confirmed, that nobody is signed in to, and that left nothing behind, with its
 * workshops that nobody else acts for. Says whether it was still one.
 */
export async function deleteAccount(tx: Tx, memberId: string): Promise<boolean> {
  const [found] = await tx.execute(sql`
    select id from ${members} m where id = ${memberId} and ${isForgotten} for update skip locked`);
  if (!found) return false;
  const own = await tx.execute<{ id: string }>(sql`
    delete from ${workshopMembers} where member_id = ${memberId} returning workshop_id as id`);
  await tx.execute(sql`update ${claimMessages} set author_id = null where author_id = ${memberId}`);
  await tx.execute(sql`update ${notices} set filed_by = null where filed_by = ${memberId}`);
  for (const table of [sessions, mailedLinks, claimReads]) {
    await tx.execute(sql`delete from ${table} where member_id = ${memberId}`);
  }
  for (const { id } of own) {
    await tx.execute(sql`delete from ${workshops} w where id = ${id}
      and not exists (select 1 from ${workshopMembers} where workshop_id = w.id)`);
  }
  await tx.execute(sql`delete from ${members} where id = ${memberId}`);
  return true;
}

// Drafts and claims belong to other features, and whoever made them may come back to confirm: such accounts stay.
const isForgotten = sql`m.verified_at is null and m.deleted_at is null and m.suspended_at is null
  and m.created_at < ${ago} and not m.admin
  and not exists (select 1 from ${sessions} s where s.member_id = m.id and s.ended_at is null and s.expires_at > now())
  and not exists (select 1 from ${claims} c where c.member_id = m.id)
  and not exists (select 1 from ${hubStaff} h where h.member_id = m.id)
  and not exists (select 1 from ${exports} e where e.member_id = m.id)
  and not exists (select 1 from ${invitations} i where i.invited_by = m.id)
  and not exists (select 1 from ${workshopMembers} wm where wm.member_id = m.id and (
    exists (select 1 from ${listings} l where l.workshop_id = wm.workshop_id)
    or exists (select 1 from ${claims} c where c.workshop_id = wm.workshop_id)
    or exists (select 1 from ${invitations} i where i.workshop_id = wm.workshop_id)
    or exists (select 1 from ${workshopMembers} other where other.workshop_id = wm.workshop_id
      and other.member_id <> wm.member_id)))`;
