import { LAPSE_CLAIMS } from '@scampolo/db/job-queues';
import type { Timer } from './timer.ts';

/** Ends reservations whose time is over, so that their amount is free again. */
export const lapseClaimsTimer: Timer = {
  queue: LAPSE_CLAIMS,
  run: (handlers) => handlers.lapseClaims(),
};
