import type { Tx } from '@scampolo/db/client';
import type { SQL } from 'drizzle-orm';
import type { MailJob } from './mail-job.ts';
import type { MatchJob } from './match-job.ts';
import type { Attempt } from './work.ts';

/** Work that happens after the answer. Enqueued inside the transaction that causes it: both happen or neither does. */
export interface Jobs {
  /** Enqueues mails in the caller's transaction, with one statement. Nothing to enqueue is no statement. */
  enqueueMails(tx: Tx, mails: readonly MailJob[]): Promise<void>;
  /**
   * A part (`with … as (…)`) of the statement that causes mails, which enqueues them.
   * @param jobs SQL for a JSON array, as text, of `{"data": MailJob}`; of an empty one it does nothing
   */
  mailInsert(jobs: SQL): SQL;
  /** Has the AVIF variants of a photo made, in the caller's transaction. */
  enqueueAvif(tx: Tx, photoId: string): Promise<void>;
  /** Has a member's export made, in the caller's transaction. */
  enqueueExport(tx: Tx, exportId: string): Promise<void>;
  /** Has a listing told to those who look for it, in the caller's transaction. */
  enqueueMatch(tx: Tx, job: MatchJob): Promise<void>;
}

/** What the jobs do. Each reads what is true when it runs, and may run again after it failed half-way. */
export interface JobHandlers {
  /** Sends one mail. `jobId` is the same in every attempt. */
  sendMail(job: MailJob, jobId: string): Promise<unknown>;
  /** Every minute: ends reservations whose time is over. Gives how many. */
  lapseClaims(): Promise<number>;
  /** Every five minutes: ends listings whose time is over. Gives how many. */
  expireListings(): Promise<number>;
  /** Every hour: deletes what was kept for a time that is over. Gives how many things. */
  forget(): Promise<number>;
  /** Every hour, and soon after a process has started: compares the search indexes with the listings and repairs them. Gives how many documents differed. */
  verifySearch(): Promise<number>;
  /** Every hour: writes mails about what searches have found and what is due. Gives how many mails. */
  tellDue(): Promise<number>;
  /** Every hour: closes wanted posts whose time is over. Gives how many. */
  expireWanted(): Promise<number>;
  /** Tells a listing to those whose searches find it. */
  matchListing(job: MatchJob): Promise<void>;
  /** Makes the AVIF variants of a photo that has none yet. */
  encodeAvif(photoId: string): Promise<void>;
  /** Makes the file of an export. */
  exportMember(exportId: string, attempt: Attempt): Promise<void>;
}

/** {@link Jobs} with the workers behind it. */
export interface JobRunner extends Jobs {
  /** Starts to work: from now on this process takes jobs from the queues that all processes share. */
  start(handlers: JobHandlers): Promise<void>;
  /** Takes no further job; those at work go on, and jobs can still be enqueued. Resolves at once. */
  rest(): void;
  /** Takes no further job, lets those at work finish for 10 s, gives back what is still under way to be tried again, then closes the connections. May be called again. */
  stop(): Promise<void>;
}
