import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { addAttempt, addAttempts, deleteAttempts } from '../attempt-repository.ts';

/**
 * How often what is limited may be tried in how many minutes, by whom it is counted. Addresses count as `limitKey` has
 * them, networks as `networkOf`.
 */
export const ATTEMPT_LIMITS = {
  'sign_in:account': { most: 10, minutes: 15 },
  'sign_in:network': { most: 20, minutes: 15 },
  /** of the password of somebody who is signed in; by member */
  'password:member': { most: 10, minutes: 15 },
  'register:address': { most: 5, minutes: 60 },
  'register:network': { most: 20, minutes: 15 },
  /** mails that anybody can have sent to an address */
  'mail:address': { most: 5, minutes: 60 },
  'mail:network': { most: 20, minutes: 60 },
  /** tokens of mailed links and invitations */
  'token:network': { most: 20, minutes: 15 },
  /** what a member makes, far above what anybody does by hand: nobody fills the disk, or others' mailboxes, by program */
  'listing:member': { most: 300, minutes: 60 },
  'photo:member': { most: 600, minutes: 60 },
  'claim:member': { most: 300, minutes: 60 },
  /** previews of links that had to be drawn; those that are there are given out without counting */
  'preview:network': { most: 60, minutes: 60 },
  'message:member': { most: 120, minutes: 60 },
  /** what anybody says is wrong; by network for everybody, and by member for who is signed in */
  'notice:network': { most: 20, minutes: 60 },
  'notice:member': { most: 20, minutes: 60 },
  'hub:member': { most: 300, minutes: 60 },
  'search:member': { most: 300, minutes: 60 },
  'wanted:member': { most: 60, minutes: 60 },
  /** who already asks for what is being listed: looked at with every pause in typing */
  'asked:member': { most: 1200, minutes: 60 },
  /** of mails: a mail provider unsubscribes many people from few addresses */
  'unsubscribe:network': { most: 600, minutes: 60 },
} as const;
export type AttemptScope = keyof typeof ATTEMPT_LIMITS;

type AttemptDeps = Pick<Deps, 'config' | 'db' | 'tokens'>;

/**
 * Counts an attempt, for all processes; without limits (`RATE_LIMIT=off`) it counts nothing.
 * @param name whose attempt it is; only its keyed hash is kept
 * @throws {AppError} RATE_LIMITED with `details.retryAfterSeconds` when there were too many in the window
 */
export async function countAttempt(deps: AttemptDeps, scope: AttemptScope, name: string): Promise<void> {
  if (!deps.config.rateLimit) return;
  const { most, minutes } = ATTEMPT_LIMITS[scope];
  const { count, endsInSeconds } = await addAttempt(deps.db, keyOf(deps, scope, name), minutes);
  if (count > most) throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, endsInSeconds) });
}

/** Begins a name's count anew: somebody has shown that the earlier attempts were theirs. */
export async function clearAttempts(deps: AttemptDeps, scope: AttemptScope, name: string): Promise<void> {
  if (deps.config.rateLimit) await deleteAttempts(deps.db, keyOf(deps, scope, name));
}

/** Requests of whatever kind that one network may make in a minute. A page with 24 photos makes about 30. */
export const REQUESTS_A_MINUTE = 1200;

/** How many networks go into one statement. */
const AT_ONCE = 1000;

/**
 * Adds requests to the counts that all processes share, and gives those, with the milliseconds until each network's minute ends.
 * Only keyed hashes of the networks are kept, until the minute is over.
 * @param counted no network twice
 */
export async function shareRequests(
  deps: Pick<Deps, 'db' | 'tokens'>,
  counted: readonly { network: string; count: number }[],
): Promise<{ network: string; count: number; endsInMs: number }[]> {
  const scope = 'request:network';
  const sums: { network: string; count: number; endsInMs: number }[] = [];
  for (let from = 0; from < counted.length; from += AT_ONCE) {
    const rows = counted.slice(from, from + AT_ONCE).map(({ network, count }) => ({
      network,
      count,
      scope,
      key: deps.tokens.pseudonym(`${scope} ${network}`),
    }));
    const names = new Map(rows.map(({ key, network }) => [key.toString('hex'), network]));
    const added = rows.map(({ network: _network, ...row }) => row);
    for (const { key, ...sum } of await addAttempts(deps.db, added, 60)) {
      const network = names.get(Buffer.from(key).toString('hex'));
      if (network !== undefined) sums.push({ network, ...sum });
    }
  }
  return sums;
}

function keyOf(deps: AttemptDeps, scope: AttemptScope, name: string) {
  return { scope, key: deps.tokens.pseudonym(`${scope} ${name}`) };
}
