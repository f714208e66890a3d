import type { UseResetBody } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { limitKey } from '../addresses.ts';
import { spendLink, spendLinksOf } from '../link-repository.ts';
import { hashPassword } from '../password.ts';
import { requireGoodPassword } from '../password-rules.ts';
import { authorizeByLink } from '../policy.ts';
import { findPasswordHolder } from '../repository.ts';
import { replacePassword } from './change-password.ts';
import { clearAttempts } from './count-attempt.ts';
import type { OpenedSession } from './open-session.ts';
import { findLinkOf } from './use-link.ts';

/**
 * Gives the account of a mailed link a new password. Every session of the member ends and every other link that was mailed
 * to them is used up, in the same transaction that opens one session here. The member is told by mail.
 * @throws {AppError} LINK_INVALID; VALIDATION_FAILED when the password is too common, which leaves the link as it was
 */
export async function resetPassword(deps: Deps, body: UseResetBody, device: string): Promise<OpenedSession> {
  const link = await findLinkOf(deps, body.token, 'reset', ['reset_password']);
  const holder = await findPasswordHolder(deps.db, link.memberId);
  if (!holder) throw new AppError('LINK_INVALID');
  await requireGoodPassword(body.password, holder, 'password');
  const to = await hashPassword(body.password);
  const opened = await deps.db.transaction(async (tx) => {
    if (!(await spendLink(tx, link))) throw new AppError('LINK_INVALID');
    await recordAudit(tx, {
      actorId: link.memberId,
      action: 'member.reset_password',
      subjectKind: 'member',
      subjectId: link.memberId,
    });
    const replaced = await replacePassword(deps, tx, authorizeByLink(link), { from: null, to }, device);
    if (!replaced) throw new AppError('LINK_INVALID');
    await spendLinksOf(tx, link.memberId);
    return replaced;
  });
  await clearAttempts(deps, 'sign_in:account', limitKey(holder.email));
  return opened;
}
