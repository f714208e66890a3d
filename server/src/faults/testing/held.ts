import type { Sql } from '@scampolo/db/client';
import { expect } from 'vitest';

/** A machine four times slower, and busy. */
export const PATIENCE = { timeout: 60_000, interval: 25 } as const;

/** Something locked by a test, at which others wait. */
export interface Held {
  /** Lets the others go on; resolves when the lock is gone. */
  release(): Promise<void>;
}

/** Runs `lock` in a transaction and keeps it open; `sql` gives one of its connections away until then. */
export async function hold(sql: Sql, lock: (tx: Pick<Sql, 'unsafe'>) => Promise<unknown>): Promise<Held> {
  const [locked, let_go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = sql.begin(async (tx) => {
    await lock(tx);
    locked.resolve();
    await let_go.promise;
  });
  holding.catch(locked.reject);
  await locked.promise;
  return {
    async release() {
      let_go.resolve();
      await holding;
    },
  };
}

/** Waits until some connection of the server's (or of its jobs) waits for a lock; gives its process id. */
export async function someoneWaits(sql: Sql): Promise<number> {
  let pid = 0;
  const waiting = async () => {
    const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and application_name in ('scampolo', 'scampolo-jobs', 'scampolo-migrate')`;
    pid = rows[0]?.pid ?? 0;
    return pid;
  };
  await expect.poll(waiting, PATIENCE).toBeGreaterThan(0);
  return pid;
}

/** Waits until the connection is gone: PostgreSQL notices a killed client when it next writes to it. */
export async function isGone(sql: Sql, pid: number): Promise<void> {
  const left = async () => (await sql`select 1 from pg_stat_activity where pid = ${pid}`).length;
  await expect.poll(left, PATIENCE).toBe(0);
}
