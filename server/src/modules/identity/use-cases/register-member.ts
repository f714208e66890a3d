import { newId } from '@scampolo/db/ids';
import type { RegisterBody } from '@scampolo/shared/contract/identity';
import { AppError, type Issue } from '@scampolo/shared/errors';
import type { Deps } from '../../../deps.ts';
import { limitKey } from '../addresses.ts';
import { hashPassword } from '../password.ts';
import { passwordIssue } from '../password-rules.ts';
import { insertMember } from '../repository.ts';
import { countAttempt } from './count-attempt.ts';
import { mailLink } from './mail-link.ts';
import { openWorkshop } from './open-workshop.ts';

/**
 * Makes an account and its workshop, which starts untrusted (trust `new`), and mails a link that confirms the address.
 * Whether the address has an account already changes nothing here; the mail, which only its owner reads, says so instead.
 * Returns the member's id.
 * @throws {AppError} VALIDATION_FAILED when there is no such hub or the password is too common; RATE_LIMITED by address
 */
export async function registerMember(deps: Deps, body: RegisterBody): Promise<string> {
  const { email, password, name, locale, workshop } = body;
  const owner = { email, name, workshops: [workshop.name] };
  const issues = [hubIssue(deps, workshop.hub), await passwordIssue(password, owner, 'password')];
  const found = issues.filter((issue) => issue !== null);
  if (found.length > 0) throw new AppError('VALIDATION_FAILED', { issues: found });
  await countAttempt(deps, 'register:address', limitKey(email));
  const passwordHash = await hashPassword(password);
  const memberId = newId();
  await deps.db.transaction(async (tx) => {
    await insertMember(tx, { id: memberId, email, passwordHash, name, locale });
    await openWorkshop(tx, workshop, memberId);
    await mailLink(deps, tx, { memberId, purpose: 'confirm_address', email, locale });
  });
  return memberId;
}

function hubIssue(deps: Deps, hub: string): Issue | null {
  if (deps.hubs.has(hub)) return null;
  return { path: 'workshop.hub', code: 'unknown_code', message: `There is no hub "${hub}".` };
}
