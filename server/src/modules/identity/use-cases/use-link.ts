import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { findOpenLink, type LinkPurpose, type OpenLink, spendLink } from '../link-repository.ts';
import type { LinkUse } from '../tokens.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/**
 * Opens a session with a mailed sign-in link, which is used up; of two at once, one does. `next` is the page that the link
 * was asked from, or null.
 * @throws {AppError} LINK_INVALID
 */
export async function signInByLink(
  deps: Deps,
  token: string,
  device: string,
): Promise<{ opened: OpenedSession; next: string | null }> {
  const link = await findLinkOf(deps, token, 'sign_in', ['sign_in']);
  const opened = await deps.db.transaction(async (tx) => {
    if (!(await spendLink(tx, link))) throw new AppError('LINK_INVALID');
    return openSession({ db: tx, tokens: deps.tokens }, { memberId: link.memberId, device });
  });
  return { opened, next: link.next || null };
}

/**
 * The link of a token that is good now.
 * @throws {AppError} LINK_INVALID for a token that is used, too old, of another kind, or no token of ours
 */
export async function findLinkOf(
  deps: Pick<Deps, 'db' | 'tokens'>,
  token: string,
  use: LinkUse,
  purposes: readonly LinkPurpose[],
): Promise<OpenLink> {
  const id = deps.tokens.readLinkToken(use, token);
  const link = id === null ? null : await findOpenLink(deps.db, id, purposes);
  if (!link) throw new AppError('LINK_INVALID');
  return link;
}
