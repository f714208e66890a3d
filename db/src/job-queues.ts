import type { ConstructorOptions, Queue } from 'pg-boss';

/** Mails to members. One row is one mail. */
export const MAIL_QUEUE = 'mail';
/** Mails that could not be sent: kept for 90 days for a person to look at; nothing takes them from here. */
export const MAIL_DEAD_LETTER_QUEUE = 'mail-dead-letter';

/** A queue whose jobs come from the clock. */
export interface TimerQueue {
  readonly name: string;
  /** in UTC; seconds cannot be said */
  readonly cron: string;
}
export const LAPSE_CLAIMS = { name: 'lapse-claims', cron: '* * * * *' } as const satisfies TimerQueue;
export const EXPIRE_LISTINGS = { name: 'expire-listings', cron: '*/5 * * * *' } as const satisfies TimerQueue;
export const VERIFY_SEARCH = { name: 'verify-search', cron: '41 * * * *' } as const satisfies TimerQueue;
export const FORGET = { name: 'forget', cron: '23 * * * *' } as const satisfies TimerQueue;
/** At whatever hour it is eight in Milan, soon after the hour. */
export const TELL_DUE = { name: 'tell-due', cron: '1 * * * *' } as const satisfies TimerQueue;
export const EXPIRE_WANTED = { name: 'expire-wanted', cron: '11 * * * *' } as const satisfies TimerQueue;
/** All timers. */
export const TIMER_QUEUES: readonly TimerQueue[] = [
  LAPSE_CLAIMS,
  EXPIRE_LISTINGS,
  FORGET,
  VERIFY_SEARCH,
  TELL_DUE,
  EXPIRE_WANTED,
];

/** Photos whose AVIF variants are still to be made. */
export const AVIF_QUEUE = 'encode-avif';
/** Members' copies of what is theirs. */
export const EXPORT_QUEUE = 'export-member';
/** Listings that somebody may be looking for. */
export const MATCH_QUEUE = 'match-listing';
/** Queues of long work: one job is about one row. */
export const WORK_QUEUES = [AVIF_QUEUE, EXPORT_QUEUE, MATCH_QUEUE] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** All queues, timers among them; a queue that another names as its dead letter stands before it. */
export const JOB_QUEUES: readonly Queue[] = [
  { name: MAIL_DEAD_LETTER_QUEUE, retentionSeconds: 90 * DAY },
  {
    name: MAIL_QUEUE,
    deadLetter: MAIL_DEAD_LETTER_QUEUE,
    // After 30 s to 1 min, doubling up to an hour: some 20 hours of a mail server that is away.
    retryLimit: 24,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: HOUR,
    expireInSeconds: 10 * MINUTE,
    deleteAfterSeconds: 3 * DAY,
  },
  ...WORK_QUEUES.map((name) => ({
    name,
    // A worker that died gives its job free within two minutes; what fails thrice is logged and left as it is.
    retryLimit: 3,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: HOUR,
    heartbeatSeconds: 60,
    retentionSeconds: 3 * DAY,
    deleteAfterSeconds: DAY,
  })),
  ...TIMER_QUEUES.map(({ name }) => ({
    name,
    // One job at most that waits or runs: runs of a timer never overlap, whatever the number of processes, and never pile up.
    policy: 'exclusive',
    // A run that failed is not repeated: the next one is never far.
    retryLimit: 0,
    expireInSeconds: HOUR,
    // A process that died in the middle of a run gives the timer free within two minutes, and not after an hour.
    heartbeatSeconds: 30,
    retentionSeconds: HOUR,
    deleteAfterSeconds: HOUR,
  })),
];

/** How every process talks to pg-boss; what is not said here is each one's own. */
export const BOSS_OPTIONS = {
  schema: 'pgboss',
  registerInstance: false,
  openTelemetry: { enabled: false },
} as const satisfies ConstructorOptions;
