import { createHash, randomBytes } from 'node:crypto';

/** Life of an access token, in seconds. The session it names can end sooner. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** Life of a session without a refresh, in days. */
export const SESSION_DAYS = 30;
/** For so long the token before the last still refreshes, so that two tabs can refresh at once. */
export const REFRESH_GRACE_SECONDS = 30;

/** A new refresh token: the session's id and 256 random bits. */
export function newRefreshToken(sessionId: string): string {
  return `${sessionId}.${randomBytes(32).toString('base64url')}`;
}

/** The session a refresh token names, or null when the text is not a refresh token. */
export function sessionOfRefreshToken(token: string): string | null {
  const match = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[A-Za-z0-9_-]{43}$/.exec(token);
  return match?.[1] ?? null;
}

/** What is stored of a refresh token. It has 256 random bits, so a fast hash is enough. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
