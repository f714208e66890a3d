import type { LoginBody } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { limitKey } from '../addresses.ts';
import { verifyPassword } from '../password.ts';
import { findCandidates } from '../repository.ts';
import { clearAttempts, countAttempt } from './count-attempt.ts';
import { type OpenedSession, openSession } from './open-session.ts';

/** Accounts of one address that a password is tried on: the confirmed one, and the newest that wait for confirmation. */
const CANDIDATES = 3;

/**
 * Opens a session for who knows the password of an account with the address. Unknown address, wrong password and
 * suspension answer alike and take alike long.
 * @throws {AppError} INVALID_CREDENTIALS; RATE_LIMITED by address, before the password is looked at
 */
export async function signIn(deps: Deps, body: LoginBody, device: string): Promise<OpenedSession> {
  await countAttempt(deps, 'sign_in:account', limitKey(body.email));
  const candidates = await findCandidates(deps.db, body.email, CANDIDATES);
  const matches = await Promise.all(
    Array.from({ length: CANDIDATES }, (_, index) =>
      verifyPassword(body.password, candidates[index]?.passwordHash ?? null),
    ),
  );
  const member = candidates.find((_candidate, index) => matches[index]);
  if (!member || member.suspendedAt !== null) throw new AppError('INVALID_CREDENTIALS');
  const { id: memberId, passwordHash } = member;
  const opened = await openSession(deps, { memberId, passwordHash, device }).catch((error: unknown) => {
    // Suspended, or given another password, while this one was looked at.
    throw error instanceof AppError ? new AppError('INVALID_CREDENTIALS') : error;
  });
  // Anybody can make an unconfirmed account with anybody's address: signing in to it must not renew the guesses at another.
  if (member.confirmed) await clearAttempts(deps, 'sign_in:account', limitKey(body.email));
  return opened;
}
