import { MAIL_QUEUE } from '@scampolo/db/job-queues';
import type { FastifyBaseLogger } from 'fastify';
import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import { MailFailure } from '../infra/mailer/mailer.ts';
import type { JobHandlers } from './jobs.ts';
import { mailJob } from './mail-job.ts';

/** So many mails are on their way at a time, and wait for each other before the next are fetched. */
const BATCH = 4;

/**
 * Lets this process send mails. Each is settled by itself: one that fails is tried again later with growing pauses, one that
 * can never be sent (its address is refused, its job cannot be read) goes to the dead letters at once.
 */
export async function workMails(
  boss: PgBoss,
  handlers: JobHandlers,
  { log, pollSeconds }: { log: FastifyBaseLogger; pollSeconds: number },
): Promise<void> {
  await boss.work(
    MAIL_QUEUE,
    {
      batchSize: BATCH,
      burstWhenBatchFull: true,
      perJobResults: true,
      includeMetadata: true,
      pollingIntervalSeconds: pollSeconds,
    },
    (jobs) => Promise.all(jobs.map((job) => sendOne(handlers, log, job))),
  );
}

async function sendOne(
  handlers: JobHandlers,
  log: FastifyBaseLogger,
  job: JobWithMetadata<unknown>,
): Promise<JobResult> {
  const mail = mailJob.safeParse(job.data);
  if (!mail.success) {
    log.error({ jobId: job.id }, 'mail job cannot be read');
    return { id: job.id, status: 'deadletter', output: { reason: 'malformed' } };
  }
  try {
    await handlers.sendMail(mail.data, job.id);
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const last = isHopeless(error) || job.retryCount >= job.retryLimit;
    log[last ? 'error' : 'warn'](
      { err: error, jobId: job.id, mail: mail.data.kind, attempt: job.retryCount + 1 },
      last ? 'mail given up' : 'mail failed, will be tried again',
    );
    return { id: job.id, status: isHopeless(error) ? 'deadletter' : 'failed', output: outputOf(error) };
  }
}

function isHopeless(error: unknown): boolean {
  return error instanceof MailFailure && error.permanent;
}

/** What is kept with the job: no text of the mail server, which may name the address. */
function outputOf(error: unknown): { reason: string } {
  return { reason: error instanceof Error ? error.message : 'unknown' };
}
