import { EXPIRE_LISTINGS } from '@scampolo/db/job-queues';
import type { Timer } from './timer.ts';

/** Ends listings that were offered until a day that has come. */
export const expireListingsTimer: Timer = {
  queue: EXPIRE_LISTINGS,
  run: (handlers) => handlers.expireListings(),
};
