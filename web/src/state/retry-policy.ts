import { ApiError } from '../api/client.ts';

/** Why something that could not be sent now is worth another try, and how long to wait before it. */
export interface Pause {
  why: 'network' | 'busy';
  ms: number;
}

/** How often something is tried by itself before a person has to ask for it. */
export const MOST_TRIES = 8;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** What a server may ask for at most, in milliseconds. */
const LONGEST_ASKED_MS = 120_000;

/**
 * When to try again after a failure: without an answer, or when the server says that it is busy (then not before it said). Longer
 * after each try, and never at the same moment as everybody else.
 * @param tries how often it was tried, from 1
 * @param random 0 to 1
 * @returns null when another try would fail the same way, or it was tried often enough
 */
export function pauseAfter(cause: unknown, tries: number, random: number): Pause | null {
  if (!(cause instanceof ApiError) || tries >= MOST_TRIES) return null;
  const why = WHY[cause.code];
  if (!why) return null;
  const grown = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
  const own = grown / 2 + (grown / 2) * random;
  const asked = Math.min(LONGEST_ASKED_MS, (cause.retryAfterSeconds ?? 0) * 1000);
  return { why, ms: Math.round(Math.max(own, asked)) };
}

/** True when the same file may go through when a person tries it again. */
export function isWorthRetrying(cause: unknown): boolean {
  return !(cause instanceof ApiError && REFUSALS.has(cause.code));
}

const WHY: Partial<Record<ApiError['code'], Pause['why']>> = {
  network: 'network',
  PHOTO_BUSY: 'busy',
  OVERLOADED: 'busy',
  STORAGE_FULL: 'busy',
  RATE_LIMITED: 'busy',
};

const REFUSALS: ReadonlySet<ApiError['code']> = new Set<ApiError['code']>([
  'PHOTO_UNSUPPORTED',
  'PHOTO_DAMAGED',
  'PHOTO_TOO_LARGE',
  'PAYLOAD_TOO_LARGE',
]);
