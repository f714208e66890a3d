import { databaseErrorCode, type Tx } from '@scampolo/db/client';
import type { ConfirmBody } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import type { Actor } from '../actor.ts';
import { limitKey } from '../addresses.ts';
import { type OpenLink, spendLink, spendLinksOf } from '../link-repository.ts';
import { verifyPassword } from '../password.ts';
import { authorizeByLink } from '../policy.ts';
import { confirmAddress, findPasswordHolder } from '../repository.ts';
import { countAttempt } from './count-attempt.ts';
import { mailLink } from './mail-link.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { findLinkOf } from './use-link.ts';

const UNIQUE_VIOLATION = '23505';

/** The address that was confirmed, and the session that a password opened. */
export interface Confirmed {
  email: string;
  opened: OpenedSession | null;
}

/**
 * Confirms an address, or changes it, with the link that was mailed to it. Reading the mail is not enough: either the
 * account is signed in, or its password is given, because anybody can make an account with anybody's address and wait for
 * its owner to confirm it.
 * @throws {AppError} LINK_INVALID, also when another account confirmed the address meanwhile; UNAUTHENTICATED when the
 *   password must be given; INVALID_CREDENTIALS when it is wrong; RATE_LIMITED by account
 */
export async function confirmByLink(
  deps: Deps,
  actor: Actor | null,
  body: ConfirmBody,
  device: string,
): Promise<Confirmed> {
  const link = await findLinkOf(deps, body.token, 'confirm', ['confirm_address', 'change_address']);
  const signedIn = actor?.memberId === link.memberId;
  const passwordHash = signedIn ? null : await checkPassword(deps, link, body.password);
  try {
    return await deps.db.transaction(async (tx) => {
      await confirm(deps, tx, link);
      if (signedIn) return { email: link.email, opened: null };
      const request = { memberId: link.memberId, device, passwordHash };
      return { email: link.email, opened: await openSession({ db: tx, tokens: deps.tokens }, request) };
    });
  } catch (error) {
    if (databaseErrorCode(error) === UNIQUE_VIOLATION) throw new AppError('LINK_INVALID');
    throw error;
  }
}

/** Gives the hash that the password was checked against. */
async function checkPassword(
  deps: Deps,
  { memberId }: OpenLink,
  password: string | undefined,
): Promise<string | null> {
  if (password === undefined) throw new AppError('UNAUTHENTICATED');
  const holder = await findPasswordHolder(deps.db, memberId);
  if (!holder) throw new AppError('LINK_INVALID');
  // Never begun anew here: who made an account with somebody's address could renew the guesses at theirs.
  await countAttempt(deps, 'sign_in:account', limitKey(holder.email));
  if (!(await verifyPassword(password, holder.passwordHash))) throw new AppError('INVALID_CREDENTIALS');
  return holder.passwordHash;
}

async function confirm(deps: Deps, tx: Tx, link: OpenLink): Promise<void> {
  const { memberId, email, purpose } = link;
  if (!(await spendLink(tx, link))) throw new AppError('LINK_INVALID');
  const before = await confirmAddress(tx, authorizeByLink(link), email);
  // What was mailed to the address before is in the hands of whoever reads that address.
  await spendLinksOf(tx, memberId);
  await recordAudit(tx, {
    actorId: memberId,
    action: before.confirmed ? 'member.change_address' : 'member.confirm_address',
    subjectKind: 'member',
    subjectId: memberId,
  });
  if (purpose === 'confirm_address' || !before.confirmed) return;
  const { email: old, locale } = before;
  await mailLink(deps, tx, { memberId, purpose: 'address_changed', email: old, locale });
}
