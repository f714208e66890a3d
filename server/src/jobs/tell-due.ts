import { TELL_DUE } from '@scampolo/db/job-queues';
import type { Timer } from './timer.ts';

/** Writes the mails of the day and the week about what searches have found. */
export const tellDueTimer: Timer = {
  queue: TELL_DUE,
  run: (handlers) => handlers.tellDue(),
};
