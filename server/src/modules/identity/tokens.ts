import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Life of an access token, in seconds. The session it names can end sooner. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
/** Life of a session without a refresh, in days. */
export const SESSION_DAYS = 30;
/** Life of a session however much it is used, in days. */
export const SESSION_MOST_DAYS = 180;
/** For so long the token before the last refreshes in any case, so that two tabs can refresh at once. */
export const REFRESH_GRACE_SECONDS = 30;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const REFRESH = new RegExp(`^(${UUID})\\.([1-9][0-9]{0,8})\\.[A-Za-z0-9_-]{43}$`);
const ROW = new RegExp(`^(${UUID})\\.[A-Za-z0-9_-]{43}$`);

/**
 * Makes and reads the secrets that the server gives out. Each is a name and its keyed hash (HMAC-SHA-256 under a key derived
 * from the server's secret for that use alone), so nothing that could sign anybody in is stored, and who reads the database
 * can make none.
 */
export interface TokenMint {
  /** The refresh token of a session's generation. */
  refreshToken(sessionId: string, generation: number): string;
  /** The session and generation of a refresh token that this server made, or null for any other text. */
  readRefreshToken(token: string): { sessionId: string; generation: number } | null;
  /** The token of a link's row, for one kind of link. */
  linkToken(use: LinkUse, id: string): string;
  /** The row of a link's token of that kind, or null for any other text. */
  readLinkToken(use: LinkUse, token: string): string | null;
  /** A name's hash that stands for it where the name itself must not be stored. */
  pseudonym(name: string): Buffer;
}

/** What a mailed token is for; a token of one use is nothing for another. */
export type LinkUse =
  | 'confirm'
  | 'sign_in'
  | 'reset'
  | 'invitation'
  /** of a search's row */
  | 'unsubscribe_search'
  /** of a member's row: all mails that go out in that rhythm */
  | `unsubscribe_${'at_once' | 'daily' | 'weekly'}`;

export function createTokenMint(secret: string): TokenMint {
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `scampolo ${use}`, 32));
  const keys = new Map<string, Buffer>();
  const keyOf = (use: string) => {
    const known = keys.get(use) ?? key(use);
    keys.set(use, known);
    return known;
  };
  const sign = (use: string, name: string) =>
    `${name}.${createHmac('sha256', keyOf(use)).update(name).digest('base64url')}`;
  const verify = (use: string, token: string) => {
    const expected = Buffer.from(sign(use, token.slice(0, token.lastIndexOf('.'))));
    const given = Buffer.from(token);
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  return {
    refreshToken: (sessionId, generation) => sign('refresh', `${sessionId}.${generation}`),
    readRefreshToken(token) {
      const [, sessionId, generation] = REFRESH.exec(token) ?? [];
      if (!sessionId || !generation || !verify('refresh', token)) return null;
      return { sessionId, generation: Number(generation) };
    },
    linkToken: (use, id) => sign(`link ${use}`, id),
    readLinkToken(use, token) {
      const id = ROW.exec(token)?.[1];
      return id && verify(`link ${use}`, token) ? id : null;
    },
    pseudonym: (name) => createHmac('sha256', keyOf('pseudonym')).update(name).digest(),
  };
}
