import { newId } from '@scampolo/db/ids';
import type { RegisterBody } from '@scampolo/shared/contract/identity';
import { AppError } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { hashPassword } from '../password.ts';
import { insertMember, insertWorkshop } from '../repository.ts';

/**
 * Makes an account and its workshop, which starts untrusted (trust `new`). Returns the member's id.
 * @throws {AppError} VALIDATION_FAILED when there is no such hub, EMAIL_TAKEN
 */
export async function registerMember(deps: Deps, body: RegisterBody): Promise<string> {
  if (!deps.hubs.has(body.workshop.hub)) {
    throw new AppError('VALIDATION_FAILED', {
      issues: [
        { path: 'workshop.hub', code: 'unknown_code', message: `There is no hub "${body.workshop.hub}".` },
      ],
    });
  }
  const passwordHash = await hashPassword(body.password);
  const memberId = newId();
  await deps.db.transaction(async (tx) => {
    const { email, name, locale } = body;
    const inserted = await insertMember(tx, { id: memberId, email, passwordHash, name, locale });
    if (!inserted) throw new AppError('EMAIL_TAKEN');
    await insertWorkshop(tx, { id: newId(), ...body.workshop }, memberId);
  });
  return memberId;
}
