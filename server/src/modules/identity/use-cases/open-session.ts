import type { Queryable } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { endSession, findLiveSession, insertSession, rotateSession } from '../session-repository.ts';
import { REFRESH_GRACE_SECONDS, SESSION_DAYS, SESSION_MOST_DAYS } from '../tokens.ts';

/** A session that a device was just given; the access token is signed by the HTTP layer. */
export interface OpenedSession {
  sessionId: string;
  /** of the refresh token; the access token carries it too */
  generation: number;
  refreshToken: string;
}

/** Whose session, and where. */
export interface SessionRequest {
  memberId: string;
  /** how a person would name the browser and system; empty when unknown */
  device: string;
  /** the hash that a password was just checked against: it must still be the member's; null when no password was asked */
  passwordHash?: string | null;
}

/**
 * Opens a session for a member on one device, in the caller's transaction when `deps.db` is one.
 * @throws {AppError} UNAUTHENTICATED when the member was suspended, deleted or got another password just now
 */
export async function openSession(
  deps: Pick<Deps, 'tokens'> & { db: Queryable },
  { memberId, device, passwordHash = null }: SessionRequest,
): Promise<OpenedSession> {
  const id = newId();
  const opened = await insertSession(deps.db, { id, memberId, device, passwordHash, days: SESSION_DAYS });
  if (!opened) throw new AppError('UNAUTHENTICATED');
  return tokensOf(deps, id, 1);
}

/**
 * Exchanges a refresh token for the next. Two tabs that refresh at once get the same one, and so does a phone that lost the
 * answer on the way, as long as nothing of that answer came back. Any other token from before is a copy in somebody's hands:
 * the session ends for both.
 * @throws {AppError} UNAUTHENTICATED when the token is not (or no longer) good
 */
export async function refreshSession(
  deps: Pick<Deps, 'db' | 'tokens' | 'log'>,
  presented: string,
): Promise<OpenedSession> {
  const token = deps.tokens.readRefreshToken(presented);
  if (token === null) throw new AppError('UNAUTHENTICATED');
  const { sessionId, generation } = token;
  const life = { days: SESSION_DAYS, mostDays: SESSION_MOST_DAYS };
  if (await rotateSession(deps.db, { sessionId, generation, ...life })) {
    return tokensOf(deps, sessionId, generation + 1);
  }
  const live = await findLiveSession(deps.db, sessionId, REFRESH_GRACE_SECONDS);
  if (live === null) throw new AppError('UNAUTHENTICATED');
  if (live.generation === generation + 1 && (live.justRotated || !live.seen)) {
    return tokensOf(deps, sessionId, live.generation);
  }
  await endSession(deps.db, sessionId);
  deps.log.warn({ sessionId }, 'refresh token used twice: session ended');
  throw new AppError('UNAUTHENTICATED');
}

function tokensOf({ tokens }: Pick<Deps, 'tokens'>, sessionId: string, generation: number): OpenedSession {
  return { sessionId, generation, refreshToken: tokens.refreshToken(sessionId, generation) };
}
