import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { endMails, findNames, type MailScope } from '../repository.ts';
import { readUnsubscribeToken } from '../unsubscribe-token.ts';

/**
 * What a mail's link would end, by name; the names of several with commas. Changes nothing. The name is empty when there is nothing
 * (any more) that mails would be sent about.
 * @throws {AppError} LINK_INVALID for what is no token of ours
 */
export async function readUnsubscribe(
  deps: Pick<Deps, 'db' | 'tokens'>,
  token: string,
): Promise<{ name: string }> {
  return { name: (await findNames(deps.db, scopeOf(deps, token))).join(', ') };
}

/**
 * Ends the mails that a token is for: about one search, or all of a member's that go out in one rhythm. Asked of whoever holds the
 * mail and of nobody else; as often as one likes.
 * @throws {AppError} LINK_INVALID for what is no token of ours
 */
export async function unsubscribe(
  deps: Pick<Deps, 'db' | 'tokens'>,
  token: string,
): Promise<{ name: string }> {
  const scope = scopeOf(deps, token);
  const names = await deps.db.transaction((tx) => endMails(tx, scope));
  return { name: names.join(', ') };
}

function scopeOf({ tokens }: Pick<Deps, 'tokens'>, token: string): MailScope {
  const scope = readUnsubscribeToken(tokens, token);
  if (scope === null) throw new AppError('LINK_INVALID');
  return scope;
}
