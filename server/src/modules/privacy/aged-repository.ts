import type { Db } from '@scampolo/db/client';
import { claimMessages, claimReads, claims } from '@scampolo/db/schema/exchange';
import { notices } from '@scampolo/db/schema/moderation';
import { type SQL, sql } from 'drizzle-orm';

const ONGOING = sql`('waiting', 'reserved')`;

/**
 * Deletes messages about claims that ended more than `days` ago, `most` at most, but for one that an open notice speaks of. Gives
 * how many.
 */
export function deleteAgedMessages(db: Db, days: number, most: number): Promise<number> {
  return countDeleted(
    db,
    sql`delete from ${claimMessages} where ${claimMessages.id} in (
      select m.id from ${claimMessages} m join ${claims} c on c.id = m.claim_id
      where m.created_at < ${ago(days)} and c.updated_at < ${ago(days)} and c.status not in ${ONGOING}
        and not exists (select from ${notices} n
          where n.subject_kind = 'message' and n.subject_id = m.id and n.status = 'open')
      limit ${most}) returning 1`,
  );
}

/** Deletes who has read how far about claims that ended more than `days` ago and have no messages (any more). Gives how many. */
export function deleteAgedReads(db: Db, days: number, most: number): Promise<number> {
  return countDeleted(
    db,
    sql`delete from ${claimReads} where (${claimReads.claimId}, ${claimReads.memberId}) in (
      select r.claim_id, r.member_id from ${claimReads} r join ${claims} c on c.id = r.claim_id
      where r.read_at < ${ago(days)} and c.updated_at < ${ago(days)} and c.status not in ${ONGOING}
        and not exists (select from ${claimMessages} m where m.claim_id = c.id)
      limit ${most}) returning 1`,
  );
}

/** Blanks notes and reasons of claims that ended without a hand-over more than `days` ago: they are on no paper. Gives how many. */
export function blankAgedClaims(db: Db, days: number, most: number): Promise<number> {
  return countDeleted(
    db,
    sql`update ${claims} set note = '', reason = null where ${claims.id} in (
      select c.id from ${claims} c
      where (c.note <> '' or c.reason is not null) and c.updated_at < ${ago(days)}
        and c.status in ('declined', 'cancelled', 'lapsed', 'no_show')
      limit ${most}) returning 1`,
  );
}

/** Deletes notices that were answered more than `days` ago. Gives how many. */
export function deleteAgedNotices(db: Db, days: number, most: number): Promise<number> {
  return countDeleted(
    db,
    sql`delete from ${notices} where ${notices.id} in (
      select n.id from ${notices} n where n.status <> 'open' and n.answered_at < ${ago(days)} limit ${most}) returning 1`,
  );
}

function ago(days: number): SQL {
  return sql`now() - make_interval(days => ${days})`;
}

async function countDeleted(db: Db, statement: SQL): Promise<number> {
  return [...(await db.execute(statement))].length;
}
