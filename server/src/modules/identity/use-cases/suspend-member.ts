import type { Tx } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import { recordAudit } from '../../moderation/use-cases/record-audit.ts';
import { authorizeSuspend, INSTALLATION, type SuspendableMember, type Suspender } from '../policy.ts';
import { lockSuspendable, setSuspension } from '../repository.ts';
import { endSessionsOf } from '../session-repository.ts';

type SuspendDeps = Pick<Deps, 'db' | 'jobs'>;

/**
 * Suspends a member: every session of theirs ends, nothing signs them in, and they are mailed the note, which is the
 * statement of reasons. Of somebody who is suspended already the note is replaced and mailed.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function suspendMember(
  deps: SuspendDeps,
  by: Suspender,
  memberId: string,
  { note }: { note: string },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const member = authorizeSuspend(by, await lockSuspendable(tx, memberId));
    await setSuspension(tx, member, note);
    await endSessionsOf(tx, memberId);
    await audit(tx, by, member, 'member.suspend');
    await deps.jobs.enqueueMails(tx, [{ kind: 'member_suspended', subjectId: memberId, memberId }]);
  });
}

/**
 * Lets a suspended member sign in again, and tells them; nothing for one who is not suspended.
 * @throws {AppError} NOT_FOUND, FORBIDDEN
 */
export async function restoreMember(deps: SuspendDeps, by: Suspender, memberId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const member = authorizeSuspend(by, await lockSuspendable(tx, memberId));
    if (!member.suspended) return;
    await setSuspension(tx, member, null);
    await audit(tx, by, member, 'member.restore');
    await deps.jobs.enqueueMails(tx, [{ kind: 'member_restored', subjectId: memberId, memberId }]);
  });
}

async function audit(tx: Tx, by: Suspender, member: SuspendableMember, action: string): Promise<void> {
  const actor = by === INSTALLATION ? null : by;
  await recordAudit(tx, {
    actorId: actor?.memberId ?? null,
    action,
    subjectKind: 'member',
    subjectId: member.memberId,
    // The hub in whose name staff acted; admins and the command act in nobody's.
    hub: member.workshopHubs.find((hub) => actor?.staffOf.includes(hub)) ?? null,
    detail: { by: actor === null ? 'command' : actor.admin ? 'admin' : 'staff' },
  });
}
