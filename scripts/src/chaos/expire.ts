import type { Db } from '@scampolo/db/client';
import { claims } from '@scampolo/db/schema/exchange';
import { and, eq, sql } from 'drizzle-orm';
import type { Operation } from './history.ts';
import { record } from './perform.ts';
import { choose, type World } from './world.ts';

/** Lets the time of a reservation be over, by the database's clock, and writes that into the history. The timer does the rest. */
export async function expire(db: Db, world: World, which: number): Promise<Operation | null> {
  const claimed = choose(world.claims, which);
  if (!claimed) return null;
  const { claimId, listingId } = claimed;
  const startedMs = performance.now();
  const outcome = await db
    .update(claims)
    .set({ reservedUntil: sql`now() - interval '1 second'` })
    .where(and(eq(claims.id, claimId), eq(claims.status, 'reserved')))
    .returning({ id: claims.id })
    .then(
      (rows) => (rows.length === 1 ? ('ok' as const) : ('fail' as const)),
      // The database is away: nobody knows.
      () => 'unknown' as const,
    );
  const times = { startedMs, endedMs: performance.now() };
  const common = { ...times, memberId: null, outcome, code: null };
  return record(world, { ...common, kind: 'expire', claimId, listingId });
}
