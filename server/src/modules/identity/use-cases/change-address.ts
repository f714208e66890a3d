import type { ChangeEmailBody } from '@scampolo/shared/contract/identity';
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../actor.ts';
import { limitKey } from '../addresses.ts';
import { spendLinksOf } from '../link-repository.ts';
import { requirePassword } from './change-password.ts';
import { countAttempt } from './count-attempt.ts';
import { mailLink } from './mail-link.ts';

/**
 * Mails a link to the new address, which becomes the member's when the link is opened. Only the last one asked for is good.
 * Whether somebody has the address already, the mail says and the answer does not.
 * @throws {AppError} VALIDATION_FAILED with `wrong_password`; RATE_LIMITED by member or new address
 */
export async function changeAddress(deps: Deps, actor: Actor, body: ChangeEmailBody): Promise<void> {
  await requirePassword(deps, actor, body.password);
  await countAttempt(deps, 'mail:address', limitKey(body.email));
  const { memberId, locale } = actor;
  await deps.db.transaction(async (tx) => {
    await spendLinksOf(tx, memberId, ['change_address']);
    await mailLink(deps, tx, { memberId, purpose: 'change_address', email: body.email, locale });
  });
}

/**
 * Mails the link that confirms the member's address once more; nothing when it is confirmed.
 * @throws {AppError} RATE_LIMITED by address
 */
export async function resendConfirmation(deps: Deps, actor: Actor): Promise<void> {
  if (actor.emailConfirmed) return;
  const { memberId, email, locale } = actor;
  await countAttempt(deps, 'mail:address', limitKey(email));
  await deps.db.transaction((tx) =>
    mailLink(deps, tx, { memberId, purpose: 'confirm_address', email, locale }),
  );
}
