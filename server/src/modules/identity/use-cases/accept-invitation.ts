import { databaseErrorCode, type Tx } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import type { AcceptInvitationBody } from '@scampolo/shared/contract/identity';
import { AppError, type Issue } from '@scampolo/shared/errors';
import type { Authorized } from '../../../authorized.ts';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import {
  findOwner,
  grantAdmin,
  type InvitationRecord,
  joinWorkshop,
  spendInvitation,
} from '../invitation-repository.ts';
import { hashPassword } from '../password.ts';
import { passwordIssue } from '../password-rules.ts';
import { authorizeByLink, type OwnAccount } from '../policy.ts';
import { grantStaff, insertMember } from '../repository.ts';
import { findInvited } from './look-at-invitation.ts';
import { type OpenedSession, openSession } from './open-session.ts';

const UNIQUE_VIOLATION = '23505';

/** An account to be made for an address that has none. */
interface NewAccount {
  name: string;
  passwordHash: string;
  locale: InvitationRecord['locale'];
}

/**
 * Accepts an invitation: joins, and signs in as the invited address, which who holds the link has shown to be theirs. An
 * address without a confirmed account gets one. Of two at once, one accepts.
 * @throws {AppError} LINK_INVALID; ALREADY_MEMBER; VALIDATION_FAILED when a new account needs a name or another password
 */
export async function acceptInvitation(
  deps: Deps,
  body: AcceptInvitationBody,
  device: string,
): Promise<OpenedSession> {
  try {
    return await acceptOnce(deps, body, device);
  } catch (error) {
    if (databaseErrorCode(error) !== UNIQUE_VIOLATION) throw error;
    // The address got its account while this one was about to make it: now it has one.
    return acceptOnce(deps, body, device);
  }
}

async function acceptOnce(deps: Deps, body: AcceptInvitationBody, device: string): Promise<OpenedSession> {
  const { invitation, account } = await findInvited(deps, body.token);
  const fresh = account === null ? await newAccount(body, invitation) : null;
  return deps.db.transaction(async (tx) => {
    if (!(await spendInvitation(tx, invitation.id))) throw new AppError('LINK_INVALID');
    const memberId = account?.id ?? newId();
    if (fresh) {
      const { email } = invitation;
      await insertMember(tx, { ...fresh, id: memberId, email, verifiedAt: new Date() });
    }
    await join(deps, tx, authorizeByLink({ memberId }), invitation);
    return openSession({ db: tx, tokens: deps.tokens }, { memberId, device });
  });
}

async function newAccount(body: AcceptInvitationBody, invitation: InvitationRecord): Promise<NewAccount> {
  const { name, password, locale = invitation.locale } = body;
  if (name === undefined || password === undefined) {
    const missing = { name, password };
    const issues = Object.entries(missing).filter(([, value]) => value === undefined);
    throw new AppError('VALIDATION_FAILED', { issues: issues.map(([path]) => required(path)) });
  }
  const workshops = invitation.workshop ? [invitation.workshop.name] : [];
  const issue = await passwordIssue(password, { email: invitation.email, name, workshops }, 'password');
  if (issue) throw new AppError('VALIDATION_FAILED', { issues: [issue] });
  return { name, locale, passwordHash: await hashPassword(password) };
}

function required(path: string): Issue {
  return { path, code: 'required', message: 'A new account needs this.' };
}

async function join(
  deps: Deps,
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  invitation: InvitationRecord,
): Promise<void> {
  const { memberId } = account;
  const { id, role, workshop, hub } = invitation;
  const joined = await joinAs(tx, account, invitation);
  if (!joined) throw new AppError('ALREADY_MEMBER');
  await recordAudit(tx, {
    actorId: memberId,
    action: 'invitation.accept',
    subjectKind: 'invitation',
    subjectId: id,
    hub,
    detail: { role, workshop: workshop?.id ?? null },
  });
  const owner = workshop && (await findOwner(tx, workshop.id));
  if (owner) await deps.jobs.enqueueMails(tx, [{ kind: 'colleague_joined', subjectId: id, memberId: owner }]);
}

function joinAs(
  tx: Tx,
  account: Authorized<OwnAccount, 'change'>,
  { workshop, hub }: InvitationRecord,
): Promise<boolean> {
  if (workshop) return joinWorkshop(tx, account, workshop.id);
  return hub === null ? grantAdmin(tx, account) : grantStaff(tx, account.memberId, hub);
}
