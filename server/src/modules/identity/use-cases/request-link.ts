import type { LinkBody, ResetBody } from '@scampolo/shared/contract/identity';
import type { Deps } from '../../../deps.ts';
import { limitKey } from '../addresses.ts';
import { findConfirmed } from '../repository.ts';
import { countAttempt } from './count-attempt.ts';
import { mailLink } from './mail-link.ts';

/**
 * Mails a link that signs in, or that takes a new password. An address without a confirmed account gets a mail that says
 * so; whoever asks learns nothing, neither by the answer nor by the time it takes.
 * @throws {AppError} RATE_LIMITED by address
 */
export async function requestLink(
  deps: Deps,
  purpose: 'sign_in' | 'reset_password',
  body: LinkBody | ResetBody,
): Promise<void> {
  await countAttempt(deps, 'mail:address', limitKey(body.email));
  const next = 'next' in body ? body.next : undefined;
  await deps.db.transaction(async (tx) => {
    const account = await findConfirmed(tx, body.email);
    await mailLink(deps, tx, {
      memberId: account?.id ?? null,
      purpose,
      email: account?.email ?? body.email,
      locale: account?.locale ?? body.locale ?? 'it',
      next,
    });
  });
}
