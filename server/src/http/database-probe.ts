import type { Db } from '@scampolo/db/client';
import { sql } from 'drizzle-orm';

/** Knows how long a statement waits for a connection and the database. */
export interface DatabaseProbe {
  /** Milliseconds that the faster one of the last two small statements took, or that the present one has been waiting for. */
  waitMs(): number;
  /** Sends nothing more. */
  stop(): void;
}

const EVERY_MS = 500;

/**
 * Asks the database something that takes it no time, every half second and one at a time: the answer stands in the same queue as
 * every other statement of this process. A database that is away makes nobody wait, and counts as none.
 */
export function createDatabaseProbe(db: Db, everyMs = EVERY_MS): DatabaseProbe {
  let last = 0;
  let before = 0;
  let askedAt: number | undefined;

  async function ask(): Promise<void> {
    if (askedAt !== undefined) return;
    askedAt = performance.now();
    const gone = await db.execute(sql`select 1`).then(
      () => false,
      () => true,
    );
    before = last;
    last = gone ? 0 : performance.now() - askedAt;
    askedAt = undefined;
  }

  // `ask` never rejects.
  const timer = setInterval(() => void ask(), everyMs).unref();
  return {
    waitMs: () => Math.max(Math.min(last, before), askedAt === undefined ? 0 : performance.now() - askedAt),
    stop: () => clearInterval(timer),
  };
}
