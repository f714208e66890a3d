import type { LoginBody, RegisterBody, SessionAnswer } from '@scampolo/shared/contract/identity';
import { request } from './client.ts';

/** POST /auth/login; sets the session cookies. */
export function signIn(body: LoginBody): Promise<SessionAnswer> {
  return request('/auth/login', { method: 'POST', body });
}

/** POST /auth/register; sets the session cookies. */
export function register(body: RegisterBody): Promise<SessionAnswer> {
  return request('/auth/register', { method: 'POST', body });
}
