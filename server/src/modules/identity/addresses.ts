/** What makes an address unique: folded to lower case. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * What an address counts as in limits: without case, without the dots and what follows a plus sign before the @, so that
 * writing an address another way renews nothing. Two addresses may count as one; no account is found by it.
 */
export function limitKey(email: string): string {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  const [mailbox = ''] = key.slice(0, at).split('+');
  return `${mailbox.replaceAll('.', '')}@${key.slice(at + 1)}`;
}
