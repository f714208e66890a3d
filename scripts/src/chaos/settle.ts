import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '@scampolo/db/client';
import { AVIF_QUEUE, MAIL_QUEUE } from '@scampolo/db/job-queues';
import { sql } from 'drizzle-orm';

/** What still has to happen by itself, by name, as counts above zero. */
export type Waiting = Readonly<Record<string, number>>;

const PATIENCE_MS = 15 * 60_000;
const LOOK_MS = 2000;
/** Seconds after which a mail is taken from a worker that has died; the product waits for ten minutes. */
const MAIL_EXPIRES_SECONDS = 60;

/** Lets mails of killed workers be found within a minute or two, so that a run need not wait for them at its end. */
export async function expireMailsSoon(db: Db): Promise<void> {
  await db.execute(
    sql`update pgboss.queue set expire_seconds = ${MAIL_EXPIRES_SECONDS} where name = ${MAIL_QUEUE}`,
  );
}

/**
 * Waits until nothing is left to happen: no job waits or runs, the outbox is empty, no reservation has outlived its time. Gives what
 * is left after a quarter of an hour, which is nothing when all is well.
 */
export async function settle(db: Db, print: (line: string) => void, signal: AbortSignal): Promise<Waiting> {
  const deadline = performance.now() + PATIENCE_MS;
  let last = '';
  for (;;) {
    const waiting = await readWaiting(db);
    if (Object.keys(waiting).length === 0 || performance.now() > deadline || signal.aborted) return waiting;
    const text = Object.entries(waiting)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
    if (text !== last) print(`waiting for ${text}`);
    last = text;
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Jobs that were given up; there must be none. */
export async function readGivenUp(db: Db): Promise<Waiting> {
  const rows = await db.execute<{ name: string; count: number }>(sql`
    select name || ' ' || state as name, count(*)::int as count from pgboss.job
    where (name in (${MAIL_QUEUE}, ${AVIF_QUEUE}) and state in ('failed', 'cancelled')) or name = 'mail-dead-letter'
    group by 1`);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** The jobs by which mails were sent: what the mailer names its files after. */
export async function readMailJobs(db: Db): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`select id from pgboss.job where name = ${MAIL_QUEUE}`);
  return new Set(rows.map(({ id }) => id));
}

async function readWaiting(db: Db): Promise<Waiting> {
  const [row] = await db.execute<Record<string, number>>(sql`select
    (select count(*)::int from pgboss.job where name = ${MAIL_QUEUE} and state in ('created', 'retry', 'active')) as mails,
    (select count(*)::int from pgboss.job where name = ${AVIF_QUEUE} and state in ('created', 'retry', 'active')) as pictures,
    (select count(*)::int from search_outbox) as "listings to index",
    (select count(*)::int from claims where status = 'reserved' and reserved_until < now()) as "reservations to end"`);
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count > 0));
}
