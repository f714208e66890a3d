import { createHmac } from 'node:crypto';

/** What a forged token says and how it is signed. */
export interface Forgery {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: string;
  hash?: 'sha256' | 'sha384' | 'sha512';
}

/** Writes a JSON Web Token by hand, so that anything can be wrong with it. */
export function forge({ header = {}, claims = {}, key, hash = 'sha256' }: Forgery): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part({ iat: now, exp: now + 900, ...claims })}`;
  return `${signed}.${key === undefined ? '' : createHmac(hash, key).update(signed).digest('base64url')}`;
}

/** What a token says. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
