import { FORGET } from '@scampolo/db/job-queues';
import type { Timer } from './timer.ts';

/** Deletes what was kept for a time that is over: links, sessions, exports, names on old papers. */
export const forgetTimer: Timer = {
  queue: FORGET,
  run: (handlers) => handlers.forget(),
};
