import type {
  AcceptInvitationBody,
  ChangeEmailBody,
  ChangePasswordBody,
  ConfirmAnswer,
  ConfirmBody,
  InvitationLook,
  LinkAnswer,
  LinkBody,
  LoginBody,
  Me,
  OpenSessionJson,
  RegisterBody,
  ResetBody,
  SessionAnswer,
  UpdateMeBody,
  UseResetBody,
} from '@scampolo/shared/contract/identity';
import { request } from './client.ts';

/** POST /auth/login; sets the session cookies. */
export function signIn(body: LoginBody): Promise<SessionAnswer> {
  return request('/auth/login', { method: 'POST', body });
}

/** POST /auth/register; sets the session cookies. */
export function register(body: RegisterBody): Promise<SessionAnswer> {
  return request('/auth/register', { method: 'POST', body });
}

/** POST /auth/link: mails a link that signs in, if the address has an account. */
export function askForLink(body: LinkBody): Promise<unknown> {
  return request('/auth/link', { method: 'POST', body });
}

/** POST /auth/link/use; sets the session cookies. */
export function takeLink(token: string): Promise<LinkAnswer> {
  return request('/auth/link/use', { method: 'POST', body: { token } });
}

/** POST /auth/reset: mails a link to a new password, if the address has an account. */
export function askForReset(body: ResetBody): Promise<unknown> {
  return request('/auth/reset', { method: 'POST', body });
}

/** POST /auth/reset/use: ends every session and opens one here. */
export function resetPassword(body: UseResetBody): Promise<SessionAnswer> {
  return request('/auth/reset/use', { method: 'POST', body });
}

/** POST /auth/confirm; sets the session cookies when a password opened a session. */
export function confirmAddress(body: ConfirmBody): Promise<ConfirmAnswer> {
  return request('/auth/confirm', { method: 'POST', body });
}

/** POST /me/confirmation: mails the link that confirms the address once more. */
export function sendConfirmation(): Promise<unknown> {
  return request('/me/confirmation', { method: 'POST', body: {} });
}

/** POST /invitations/look: what a link invites to; uses nothing up. */
export function lookAtInvitation(token: string): Promise<InvitationLook> {
  return request('/invitations/look', { method: 'POST', body: { token } });
}

/** POST /invitations/accept; sets the session cookies. */
export function acceptInvitation(body: AcceptInvitationBody): Promise<SessionAnswer> {
  return request('/invitations/accept', { method: 'POST', body });
}

/** PATCH /me */
export function updateMe(body: UpdateMeBody): Promise<Me> {
  return request('/me', { method: 'PATCH', body });
}

/** POST /me/email: mails a link to the new address, which changes once it is opened. */
export function changeEmail(body: ChangeEmailBody): Promise<unknown> {
  return request('/me/email', { method: 'POST', body });
}

/** POST /me/password: ends every other session. */
export function changePassword(body: ChangePasswordBody): Promise<unknown> {
  return request('/me/password', { method: 'POST', body });
}

/** GET /me/sessions */
export async function listSessions(): Promise<OpenSessionJson[]> {
  return (await request<{ items: OpenSessionJson[] }>('/me/sessions')).items;
}

/** DELETE /me/sessions/:id: signs out one device. */
export function endSession(id: string): Promise<unknown> {
  return request(`/me/sessions/${id}`, { method: 'DELETE' });
}

/** DELETE /me/sessions: signs out every device, this one too. */
export function endAllSessions(): Promise<unknown> {
  return request('/me/sessions', { method: 'DELETE' });
}
