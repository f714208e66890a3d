import type { LoginBody } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { verifyPassword } from '../password.ts';
import { findMemberByEmail } from '../repository.ts';

/**
 * Checks address and password and returns the member's id. Unknown address, wrong password and suspension answer alike
 * and take alike long.
 * @throws {AppError} INVALID_CREDENTIALS
 */
export async function signIn(deps: Deps, body: LoginBody): Promise<string> {
  const member = await findMemberByEmail(deps.db, body.email);
  const matches = await verifyPassword(body.password, member?.passwordHash ?? null);
  if (!member || !matches || member.suspendedAt !== null) throw new AppError('INVALID_CREDENTIALS');
  return member.id;
}
