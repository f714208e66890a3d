import type { Tx } from '@scampolo/db/client';
import type { Deps } from '../../../deps.ts';
import type { MailKind } from '../../../jobs/mail-job.ts';
import { findPeople } from '../repository.ts';

/** Which workshop is told what. */
export interface Notification {
  kind: MailKind;
  workshopId: string;
}

/**
 * Enqueues a mail to every member of each workshop, in the caller's transaction: the mail goes out if and only if what it
 * tells has happened.
 * @param subjectId the decision or claim the mails speak of (see `MAIL_KINDS`)
 */
export async function notifyWorkshops(
  deps: { jobs: Pick<Deps['jobs'], 'enqueueMails'> },
  tx: Tx,
  subjectId: string,
  notifications: readonly Notification[],
): Promise<void> {
  const people = await findPeople(
    tx,
    notifications.map((one) => one.workshopId),
  );
  await deps.jobs.enqueueMails(
    tx,
    notifications.flatMap(({ kind, workshopId }) =>
      people
        .filter((person) => person.workshopId === workshopId)
        .map(({ memberId }) => ({ kind, subjectId, memberId })),
    ),
  );
}
