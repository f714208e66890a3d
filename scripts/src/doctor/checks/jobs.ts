import type { Statements } from '@scampolo/db/client';
import { LAPSE_CLAIMS, MAIL_DEAD_LETTER_QUEUE, MAIL_QUEUE, WORK_QUEUES } from '@scampolo/db/job-queues';
import { type Check, type Finding, finding } from '../finding.ts';

/** A timer runs every minute: so long without means that nobody works. */
const IDLE_MINUTES = 10;
const LATE_MINUTES = 15;
const DEAD_DAYS = 7;

/** Does somebody work on what is to be done after the answer: mails, timers, photos? */
export const jobs: Check = {
  name: 'jobs',
  needs: 'database',
  async run({ database: { sql } }) {
    const found = [...(await findIdle(sql)), ...(await findLate(sql)), ...(await findFailed(sql))];
    return found.length > 0 ? found : [finding('jobs.good')];
  },
};

/** Do mails go out? */
export const mails: Check = {
  name: 'mails',
  needs: 'database',
  async run({ database: { sql } }) {
    const [retried] = await sql<{ count: number; reason: string | null }[]>`
      select count(*) as count, (array_agg(output ->> 'reason' order by started_on desc))[1] as reason
      from pgboss.job where name = ${MAIL_QUEUE} and state::text = 'retry'`;
    const [dead] = await sql<{ count: number; reason: string | null }[]>`
      select count(*) as count, (array_agg(source_output ->> 'reason' order by created_on desc))[1] as reason
      from pgboss.job where name = ${MAIL_DEAD_LETTER_QUEUE} and created_on > now() - make_interval(days => ${DEAD_DAYS})`;
    const found = [
      ...(retried?.count
        ? [finding('mails.failing', { count: retried.count, reason: inShort(retried.reason) })]
        : []),
      ...(dead?.count
        ? [finding('mails.dead', { count: dead.count, days: DEAD_DAYS, reason: inShort(dead.reason) })]
        : []),
    ];
    return found.length > 0 ? found : [finding('mails.good')];
  },
};

async function findIdle(sql: Statements): Promise<Finding[]> {
  const [row] = await sql<{ minutes: number | null }[]>`
    select floor(extract(epoch from now() - greatest((select max(cron_on) from pgboss.version),
      (select max(completed_on) from pgboss.job where name = ${LAPSE_CLAIMS.name}))) / 60)::int as minutes`;
  const minutes = row?.minutes ?? null;
  return minutes === null || minutes >= IDLE_MINUTES
    ? [finding('jobs.idle', { minutes: minutes ?? '—' })]
    : [];
}

/** What could be taken since long and was not; what is to be tried again later is not late. */
async function findLate(sql: Statements): Promise<Finding[]> {
  const [row] = await sql<{ count: number; minutes: number | null }[]>`
    select count(*) as count, floor(extract(epoch from now() - min(start_after)) / 60)::int as minutes
    from pgboss.job where name <> ${MAIL_DEAD_LETTER_QUEUE} and state::text in ('created', 'retry')
      and start_after < now() - make_interval(mins => ${LATE_MINUTES})`;
  return row?.count ? [finding('jobs.late', { count: row.count, minutes: row.minutes ?? 0 })] : [];
}

async function findFailed(sql: Statements): Promise<Finding[]> {
  const rows = await sql<{ queue: string; count: number }[]>`
    select name as queue, count(*) as count from pgboss.job
    where name in ${sql([...WORK_QUEUES])} and state::text = 'failed' group by name order by name`;
  return rows.map(({ queue, count }) => finding('jobs.failed', { queue, count }));
}

/** The reason as it is kept, which holds codes; should a server's words have come in, without addresses. */
function inShort(reason: string | null): string {
  return (reason ?? '?').replaceAll(/\S+@\S+/g, '…').slice(0, 120);
}
