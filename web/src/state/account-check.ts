import type { TextKey, TextParams } from '../i18n/translate.ts';
import { looksLikeEmail } from './email-shape.ts';

/** The shortest password, as the API takes it. */
export const SHORTEST_PASSWORD = 10;

/** What is wrong with a field of an account form: a text and its figures; null when nothing is. */
export type FieldProblem = { key: TextKey; params?: TextParams } | null;

/** Checks an address as far as a form should: the server decides. */
export function checkEmail(email: string): FieldProblem {
  if (email.trim() === '') return { key: 'account.required' };
  return looksLikeEmail(email) ? null : { key: 'account.badEmail' };
}

/** Checks a new password by its length alone. */
export function checkNewPassword(password: string): FieldProblem {
  if (password === '') return { key: 'account.required' };
  return password.length < SHORTEST_PASSWORD
    ? { key: 'account.shortPassword', params: { count: password.length } }
    : null;
}

/** Checks that something is written. */
export function checkPresent(text: string): FieldProblem {
  return text.trim() === '' ? { key: 'account.required' } : null;
}

/** Where to go after signing in: a path of this exchange and nothing else, whatever the address bar says. */
export function localNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
