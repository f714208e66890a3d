import { VERIFY_SEARCH } from '@scampolo/db/job-queues';
import type { PgBoss } from 'pg-boss';
import type { Timer } from './timer.ts';

/** Compares the search indexes with the listings and repairs them. */
export const verifySearchTimer: Timer = {
  queue: VERIFY_SEARCH,
  run: (handlers) => handlers.verifySearch(),
};

/** A release that starts may write documents anew; a minute later it has other things behind it. */
const SOON_SECONDS = 60;

/** Has one of the processes look soon, unless that is on its way: an index may have gone wrong while nobody worked. */
export async function verifySearchSoon(boss: PgBoss): Promise<void> {
  await boss.send(VERIFY_SEARCH.name, null, { startAfter: SOON_SECONDS });
}
