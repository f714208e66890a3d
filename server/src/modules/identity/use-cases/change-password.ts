import type { Tx } from '@scampolo/db/client';
import type { ChangePasswordBody } from '@scampolo/shared/contract/identity';
import type { AppError } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import type { Actor } from '../actor.ts';
import { invalidField } from '../invalid-field.ts';
import { spendLinksOf } from '../link-repository.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { requireGoodPassword } from '../password-rules.ts';
import { authorizeOwnAccount, type OwnAccount } from '../policy.ts';
import { findPasswordHolder, type PasswordHolder, setPassword } from '../repository.ts';
import { endSessionsOf } from '../session-repository.ts';
import { clearAttempts, countAttempt } from './count-attempt.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/**
 * Changes the member's password: every session of theirs ends, and one opens here.
 * @throws {AppError} VALIDATION_FAILED (`password` is `wrong_password`, `newPassword` is `too_common`); RATE_LIMITED by
 *   member, before the password is looked at
 */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  body: ChangePasswordBody,
  device: string,
): Promise<OpenedSession> {
  const holder = await requirePassword(deps, actor, body.password);
  await requireGoodPassword(body.newPassword, holder, 'newPassword');
  const to = await hashPassword(body.newPassword);
  return deps.db.transaction(async (tx) => {
    const { memberId } = actor;
    await recordAudit(tx, {
      actorId: memberId,
      action: 'member.change_password',
      subjectKind: 'member',
      subjectId: memberId,
    });
    const change = { from: holder.passwordHash, to };
    const opened = await replacePassword(deps, tx, authorizeOwnAccount(actor), change, device);
    if (!opened) throw wrongPassword();
    return opened;
  });
}

/**
 * Checks the present password of somebody who is signed in; gives their account.
 * @throws {AppError} VALIDATION_FAILED with `wrong_password`; RATE_LIMITED by member
 */
export async function requirePassword(
  deps: Deps,
  { memberId }: Actor,
  password: string,
): Promise<PasswordHolder> {
  await countAttempt(deps, 'password:member', memberId);
  const holder = await findPasswordHolder(deps.db, memberId);
  const matches = await verifyPassword(password, holder?.passwordHash ?? null);
  if (!holder || !matches) throw wrongPassword();
  await clearAttempts(deps, 'password:member', memberId);
  return holder;
}

/**
 * Puts another password in place of the one named (null: of whichever), ends all sessions of the member, uses up the links
 * that would sign them in, tells them, and opens a session on one device. Null when it was another password meanwhile.
 */
export async function replacePassword(
  deps: Pick<Deps, 'jobs' | 'tokens'>,
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  password: { from: string | null; to: string },
  device: string,
): Promise<OpenedSession | null> {
  const { memberId } = account;
  // Before the sessions: who signs in with the old password meanwhile waits for this row, and then finds it changed.
  if (!(await setPassword(tx, account, password))) return null;
  await endSessionsOf(tx, memberId);
  await spendLinksOf(tx, memberId, ['sign_in', 'reset_password']);
  await deps.jobs.enqueueMails(tx, [{ kind: 'password_changed', subjectId: memberId, memberId }]);
  return openSession({ db: tx, tokens: deps.tokens }, { memberId, device });
}

function wrongPassword(): AppError {
  return invalidField('password', 'wrong_password', 'This is not your present password.');
}
