import type { Tx } from '@scampolo/db/client';
import { workshopMembers } from '@scampolo/db/schema/identity';
import { type SQL, sql } from 'drizzle-orm';
import type { Deps } from '../../../deps.ts';
import type { MailKind } from '../../../jobs/mail-job.ts';
import { findPeople } from '../repository.ts';

/** Which workshop is told what. */
export interface Notification {
  kind: MailKind;
  workshopId: string;
}

/**
 * As {@link notifyWorkshops}, as a part (`with … as (…)`) of the statement that does what the mails tell.
 * @param notifications `workshopId` is SQL for the workshop's id, in terms of `from`
 * @param subjectId SQL for the id the mails speak of
 * @param from what has a row when it happened, and none otherwise
 */
export function notifyInsert(
  jobs: Pick<Deps['jobs'], 'mailInsert'>,
  notifications: readonly { kind: MailKind; workshopId: SQL }[],
  subjectId: SQL,
  from: SQL,
): SQL {
  const told = notifications.map(({ kind, workshopId }) => sql`(${kind}, ${workshopId})`);
  return jobs.mailInsert(sql`(select coalesce(jsonb_agg(jsonb_build_object('data', jsonb_build_object(
      'kind', told.kind, 'subjectId', ${subjectId}, 'memberId', wm.member_id))), '[]')::text
    from ${from} cross join lateral (values ${sql.join(told, sql`, `)}) told (kind, workshop_id)
    join ${workshopMembers} wm on wm.workshop_id = told.workshop_id)`);
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
