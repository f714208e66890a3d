import { newId } from '@scampolo/db/ids';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { insertSession, rotateRefreshToken } from '../repository.ts';
import {
  hashRefreshToken,
  newRefreshToken,
  REFRESH_GRACE_SECONDS,
  SESSION_DAYS,
  sessionOfRefreshToken,
} from '../tokens.ts';

/** A session that a device was just given; the access token is signed by the HTTP layer. */
export interface OpenedSession {
  sessionId: string;
  refreshToken: string;
}

/** Opens a session for a member on one device. */
export async function openSession(deps: Deps, memberId: string): Promise<OpenedSession> {
  const sessionId = newId();
  const refreshToken = newRefreshToken(sessionId);
  await insertSession(deps.db, {
    id: sessionId,
    memberId,
    refreshHash: hashRefreshToken(refreshToken),
    days: SESSION_DAYS,
  });
  return { sessionId, refreshToken };
}

/**
 * Exchanges a refresh token for a new one.
 * @throws {AppError} UNAUTHENTICATED when the token is not (or no longer) good
 */
export async function refreshSession(deps: Deps, presented: string): Promise<OpenedSession> {
  const sessionId = sessionOfRefreshToken(presented);
  if (sessionId === null) throw new AppError('UNAUTHENTICATED');
  const refreshToken = newRefreshToken(sessionId);
  const memberId = await rotateRefreshToken(deps.db, {
    sessionId,
    presented: hashRefreshToken(presented),
    next: hashRefreshToken(refreshToken),
    graceSeconds: REFRESH_GRACE_SECONDS,
    days: SESSION_DAYS,
  });
  if (memberId === null) throw new AppError('UNAUTHENTICATED');
  return { sessionId, refreshToken };
}
