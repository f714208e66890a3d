import type { Db, Queryable } from '@scampolo/db/client';
import { hubStaff, members, sessions, workshopMembers, workshops } from '@scampolo/db/schema/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Actor, ActorWorkshop } from './actor.ts';

/** What makes an address unique. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

export async function findMemberByEmail(db: Queryable, email: string) {
  const [row] = await db
    .select({ id: members.id, passwordHash: members.passwordHash, suspendedAt: members.suspendedAt })
    .from(members)
    .where(eq(members.emailKey, emailKey(email)));
  return row ?? null;
}

/** Inserts the member unless the address is taken; says whether it did. */
export async function insertMember(
  db: Queryable,
  member: Omit<typeof members.$inferInsert, 'emailKey'>,
): Promise<boolean> {
  const rows = await db
    .insert(members)
    .values({ ...member, emailKey: emailKey(member.email) })
    .onConflictDoNothing({ target: members.emailKey })
    .returning({ id: members.id });
  return rows.length === 1;
}

/** Inserts the workshop with its first member. */
export async function insertWorkshop(
  db: Queryable,
  workshop: typeof workshops.$inferInsert,
  memberId: string,
): Promise<void> {
  await db.insert(workshops).values(workshop);
  await db.insert(workshopMembers).values({ workshopId: workshop.id, memberId });
}

/** Opens a session that ends after `days` without a refresh. */
export async function insertSession(
  db: Queryable,
  session: { id: string; memberId: string; refreshHash: Uint8Array; days: number },
): Promise<void> {
  const { days, ...row } = session;
  await db.insert(sessions).values({ ...row, expiresAt: sql`now() + make_interval(days => ${days})` });
}

/**
 * Replaces a live session's refresh token and gives the member's id. A token that was current, or that was replaced less
 * than `graceSeconds` ago, works; anything else gives null and changes nothing. Time is the database's.
 */
export async function rotateRefreshToken(
  db: Queryable,
  rotation: {
    sessionId: string;
    presented: Uint8Array;
    next: Uint8Array;
    graceSeconds: number;
    days: number;
  },
): Promise<string | null> {
  const { sessionId, presented, next, graceSeconds, days } = rotation;
  const [row] = await db
    .update(sessions)
    .set({
      previousRefreshHash: sql`${sessions.refreshHash}`,
      refreshHash: next,
      rotatedAt: sql`now()`,
      expiresAt: sql`now() + make_interval(days => ${days})`,
    })
    .where(
      and(
        eq(sessions.id, sessionId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql`now()`),
        or(
          eq(sessions.refreshHash, presented),
          and(
            eq(sessions.previousRefreshHash, presented),
            gt(sessions.rotatedAt, sql`now() - make_interval(secs => ${graceSeconds})`),
          ),
        ),
      ),
    )
    .returning({ memberId: sessions.memberId });
  return row?.memberId ?? null;
}

export async function endSession(db: Queryable, sessionId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)));
}

/** Makes the member staff of the hub, or leaves it so. */
export async function grantStaff(db: Queryable, memberId: string, hub: string): Promise<void> {
  await db.insert(hubStaff).values({ memberId, hub }).onConflictDoNothing();
}

/**
 * Prepares the one query that every signed-in request makes: the actor of a live session, or null when the session has
 * ended or the member is suspended.
 */
export function prepareActorQuery(db: Db): (sessionId: string) => Promise<Actor | null> {
  const prepared = db
    .select({
      memberId: members.id,
      sessionId: sessions.id,
      email: members.email,
      name: members.name,
      locale: members.locale,
      admin: members.admin,
      workshops: sql<
        ActorWorkshop[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'kind', w.kind,
        'hub', w.hub, 'trust', w.trust) order by wm.created_at) from ${workshopMembers} wm
        join ${workshops} w on w.id = wm.workshop_id where wm.member_id = ${members.id}), '[]'::jsonb)`,
      staffOf: sql<string[]>`coalesce((select jsonb_agg(s.hub order by s.hub) from ${hubStaff} s
        where s.member_id = ${members.id}), '[]'::jsonb)`,
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(
      and(
        eq(sessions.id, sql.placeholder('sessionId')),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql`now()`),
        isNull(members.suspendedAt),
      ),
    )
    .prepare('actor_of_session');
  return async (sessionId) => {
    const [row] = await prepared.execute({ sessionId });
    return row ? { ...row, locale: row.locale as InterfaceLanguage } : null;
  };
}
