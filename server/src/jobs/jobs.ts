import type { Tx } from '@scampolo/db/client';
import type { MailJob } from './mail-job.ts';

/** Work that happens after the answer. Enqueued inside the transaction that causes it: both happen or neither does. */
export interface Jobs {
  /** Enqueues mails in the caller's transaction, with one statement. Nothing to enqueue is no statement. */
  enqueueMails(tx: Tx, mails: readonly MailJob[]): Promise<void>;
}

/** What the jobs do. Each reads what is true when it runs, and may run again after it failed half-way. */
export interface JobHandlers {
  /** Sends one mail. `jobId` is the same in every attempt. */
  sendMail(job: MailJob, jobId: string): Promise<unknown>;
  /** Every minute: ends reservations whose time is over. Gives how many. */
  lapseClaims(): Promise<number>;
  /** Every five minutes: ends listings whose time is over. Gives how many. */
  expireListings(): Promise<number>;
}

/** {@link Jobs} with the workers behind it. */
export interface JobRunner extends Jobs {
  /** Starts to work: from now on this process takes jobs from the queues that all processes share. */
  start(handlers: JobHandlers): Promise<void>;
  /** Takes no further job, lets those at work finish for 10 s, then closes the connections. May be called again. */
  stop(): Promise<void>;
}
