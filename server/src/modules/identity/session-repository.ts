import type { Db, Queryable } from '@scampolo/db/client';
import {
  hubStaff,
  mailedLinks,
  members,
  sessions,
  workshopMembers,
  workshops,
} from '@scampolo/db/schema/identity';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Actor, ActorWorkshop } from './actor.ts';

const isLive = and(isNull(sessions.endedAt), gt(sessions.expiresAt, sql`now()`));

/**
 * Opens a session that ends after `days` without a refresh; says whether it did. It does not for a member who is suspended
 * or gone, or whose password is no longer the one with `passwordHash`: whoever changes the member's row at the same time
 * either is seen here, or finds the session and ends it.
 */
export async function insertSession(
  db: Queryable,
  session: { id: string; memberId: string; device: string; days: number; passwordHash: string | null },
): Promise<boolean> {
  const { id, memberId, device, days, passwordHash } = session;
  const rows = await db.execute(sql`
    with holder as (
      select id from ${members} where id = ${memberId} and suspended_at is null and deleted_at is null
        and (${passwordHash}::text is null or password_hash = ${passwordHash}) for share)
    insert into ${sessions} (id, member_id, device, expires_at)
    select ${id}::uuid, id, ${device}, now() + make_interval(days => ${days}) from holder returning id`);
  return rows.length === 1;
}

/**
 * Counts a live session's generation up from the one named; says whether that was the present one. It then ends after `days`
 * without a refresh, and `mostDays` after it began.
 */
export async function rotateSession(
  db: Queryable,
  rotation: { sessionId: string; generation: number; days: number; mostDays: number },
): Promise<boolean> {
  const { sessionId, generation, days, mostDays } = rotation;
  const rows = await db
    .update(sessions)
    .set({
      generation: generation + 1,
      rotatedAt: sql`now()`,
      seenGeneration: generation,
      expiresAt: sql`least(now() + make_interval(days => ${days}),
        ${sessions.createdAt} + make_interval(days => ${mostDays}))`,
    })
    .where(and(eq(sessions.id, sessionId), eq(sessions.generation, generation), isLive))
    .returning({ id: sessions.id });
  return rows.length === 1;
}

/**
 * A session that has not ended; whether it was rotated less than `graceSeconds` ago by the database's clock, and whether the
 * tokens of its present generation have come back since.
 */
export async function findLiveSession(
  db: Queryable,
  sessionId: string,
  graceSeconds: number,
): Promise<{ generation: number; justRotated: boolean; seen: boolean } | null> {
  const [row] = await db
    .select({
      generation: sessions.generation,
      justRotated: sql<boolean>`${sessions.rotatedAt} > now() - make_interval(secs => ${graceSeconds})`,
      seen: sql<boolean>`${sessions.seenGeneration} >= ${sessions.generation}`,
    })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), isLive));
  return row ?? null;
}

/** Notes that tokens of a generation came back; requests that come at once may all do it. */
async function noteSeen(db: Queryable, sessionId: string, generation: number): Promise<void> {
  await db
    .update(sessions)
    .set({ seenGeneration: generation })
    .where(and(eq(sessions.id, sessionId), lt(sessions.seenGeneration, generation)));
}

/** A session as its member sees it. */
export interface SessionRecord {
  id: string;
  device: string;
  createdAt: Date;
  /** of the last refresh */
  rotatedAt: Date;
}

/** The member's live sessions, the last used first. */
export function findSessions(db: Queryable, memberId: string): Promise<SessionRecord[]> {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      rotatedAt: sessions.rotatedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.memberId, memberId), isLive))
    .orderBy(desc(sessions.rotatedAt), desc(sessions.id));
}

/** Ends a session; says whether it was still open. */
export async function endSession(db: Queryable, sessionId: string): Promise<boolean> {
  return (await endWhere(db, eq(sessions.id, sessionId))) === 1;
}

/** Ends one of the member's own sessions; says whether there was such a live one. */
export async function endOwnSession(db: Queryable, memberId: string, sessionId: string): Promise<boolean> {
  return (await endWhere(db, and(eq(sessions.id, sessionId), eq(sessions.memberId, memberId), isLive))) === 1;
}

/** Ends all sessions of a member; gives how many were open. */
export function endSessionsOf(db: Queryable, memberId: string): Promise<number> {
  return endWhere(db, eq(sessions.memberId, memberId));
}

async function endWhere(db: Queryable, where: ReturnType<typeof and>): Promise<number> {
  const rows = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(where, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return rows.length;
}

/**
 * Prepares the one query that every signed-in request makes: the actor of a live session, or null when the session has
 * ended or the member is suspended or gone. Notes the generation of the token that names it, when it comes back first.
 */
export function prepareActorQuery(db: Db): (sessionId: string, generation?: number) => Promise<Actor | null> {
  const prepared = db
    .select({
      memberId: members.id,
      sessionId: sessions.id,
      seenGeneration: sessions.seenGeneration,
      email: members.email,
      emailConfirmed: sql<boolean>`${members.verifiedAt} is not null`,
      pendingEmail: sql<string | null>`(select l.email from ${mailedLinks} l where l.member_id = ${members.id}
        and l.purpose = 'change_address' and l.used_at is null and l.expires_at > now() order by l.id desc limit 1)`,
      name: members.name,
      locale: members.locale,
      admin: members.admin,
      workshops: sql<
        ActorWorkshop[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'kind', w.kind,
        'hub', w.hub, 'trust', w.trust, 'role', wm.role) order by wm.created_at) from ${workshopMembers} wm
        join ${workshops} w on w.id = wm.workshop_id and w.closed_at is null where wm.member_id = ${members.id}),
        '[]'::jsonb)`,
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
        isNull(members.deletedAt),
      ),
    )
    .prepare('actor_of_session');
  return async (sessionId, generation = 0) => {
    const [row] = await prepared.execute({ sessionId });
    if (!row) return null;
    const { seenGeneration, locale, ...actor } = row;
    if (generation > seenGeneration) await noteSeen(db, sessionId, generation);
    return { ...actor, locale: locale as InterfaceLanguage };
  };
}
