import { EXPIRE_WANTED } from '@scampolo/db/job-queues';
import type { Timer } from './timer.ts';

/** Closes wanted posts whose time is over. */
export const expireWantedTimer: Timer = {
  queue: EXPIRE_WANTED,
  run: (handlers) => handlers.expireWanted(),
};
