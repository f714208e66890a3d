import { setTimeout as pause } from 'node:timers/promises';
import { connect, databaseErrorCode, type Sql } from '../client.ts';

/** What came of an attempt to take a running cluster for this process. */
export type GuardAttempt =
  | { readonly kind: 'taken'; release(): Promise<void> }
  | { readonly kind: 'held'; readonly by: string }
  /** It answers that it starts (perhaps it recovers from a crash, which may take minutes) or stops. */
  | { readonly kind: 'busy' }
  /** Nothing of ours answers. */
  | { readonly kind: 'silent' };

/** The advisory lock, in the database `postgres`, that says a process uses this cluster. Any fixed number will do. */
const GUARD_KEY = 1_936_679_777;

/** What a failure to connect means; a wrong password or role comes from a stranger's PostgreSQL on the remembered port. */
const MEANING: Readonly<Record<string, GuardAttempt>> = {
  ECONNREFUSED: { kind: 'silent' },
  ECONNRESET: { kind: 'silent' },
  CONNECT_TIMEOUT: { kind: 'silent' },
  CONNECTION_CLOSED: { kind: 'silent' },
  CONNECTION_ENDED: { kind: 'silent' },
  '28P01': { kind: 'silent' },
  '28000': { kind: 'silent' },
  '57P01': { kind: 'busy' },
  '57P03': { kind: 'busy' },
  // An orphan has no connections; one that has them all is in use.
  '53300': { kind: 'held', by: 'another process' },
};

/** The server notices only after a moment that a killed process is gone. */
const HOLDER_GONE_MS = 2000;

/**
 * Takes a running cluster of ours for this process, for as long as this process lives: the lock goes with a connection, so that
 * a killed process holds nothing.
 *
 * @param url of the application's role; its password proves to both sides that the cluster is this DATA_DIR's
 */
export async function takeGuard(url: string): Promise<GuardAttempt> {
  const deadline = Date.now() + HOLDER_GONE_MS;
  for (;;) {
    const attempt = await tryGuard(url);
    if (attempt.kind !== 'held' || Date.now() > deadline) return attempt;
    await pause(100);
  }
}

async function tryGuard(url: string): Promise<GuardAttempt> {
  const address = new URL(url);
  address.pathname = '/postgres';
  const { sql, close } = connect(address.href, {
    maxConnections: 1,
    applicationName: `process ${process.pid}`,
    connectTimeoutSeconds: 1,
  });
  const released = Promise.withResolvers<void>();
  const outcome = Promise.withResolvers<string | null>();
  // Held in a transaction, because the driver renews a pooled connection after a while, and the lock would go with the old one.
  const holding = sql.begin(async (tx) => {
    const holder = await lockOrFindHolder(tx);
    outcome.resolve(holder);
    if (holder === null) await released.promise;
  });
  // Ended by the server's stop it rejects, when there is nothing left to hold.
  holding.catch(outcome.reject);
  async function release(): Promise<void> {
    released.resolve();
    await close();
  }
  try {
    const holder = await outcome.promise;
    if (holder === null) return { kind: 'taken', release };
    await close();
    return { kind: 'held', by: holder };
  } catch (error) {
    await close();
    const meaning = MEANING[databaseErrorCode(error) ?? ''];
    if (meaning === undefined) throw error;
    return meaning;
  }
}

async function lockOrFindHolder(tx: Pick<Sql, 'unsafe'>): Promise<string | null> {
  const [row] = await tx.unsafe(`select pg_try_advisory_xact_lock(${GUARD_KEY}) as taken`);
  if (row?.['taken'] === true) return null;
  const [holder] = await tx.unsafe(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and objid = ${GUARD_KEY}`,
  );
  return String(holder?.['name'] ?? 'another process');
}
