import type { Deps } from '../../../deps.ts';
import type { LotsFoundMail } from '../../../jobs/mail-job.ts';
import { MOST_NAMED } from '../limits.ts';
import { type DueMember, findDue, takeDue } from '../telling-repository.ts';

const PAGE = 200;

/**
 * Sends each member one mail a rhythm with all that their searches have found and that is due: daily at eight in the morning, on
 * Mondays for the week, in Milan. Run every hour: a run that was killed is made good by the next one. Each mail is one transaction
 * with the marks that it was written, so nobody is told twice. Gives how many mails.
 */
export async function tellDue(deps: Pick<Deps, 'db' | 'jobs'>): Promise<number> {
  let mails = 0;
  let after: DueMember | null = null;
  do {
    const due: DueMember[] = await findDue(deps.db, after, PAGE);
    for (const member of due) mails += await tellMember(deps, member);
    after = due.length < PAGE ? null : (due.at(-1) ?? null);
  } while (after !== null);
  return mails;
}

async function tellMember({ db, jobs }: Pick<Deps, 'db' | 'jobs'>, due: DueMember): Promise<number> {
  return db.transaction(async (tx) => {
    const taken = await takeDue(tx, due);
    if (taken.length === 0) return 0;
    await jobs.enqueueMails(tx, [{ kind: 'lots_found', ...due, found: bySearch(taken) }]);
    return 1;
  });
}

/** What each search found; of more than a mail can name, how many more. */
function bySearch(taken: readonly { searchId: string; listingId: string }[]): LotsFoundMail['found'] {
  const named = new Set(taken.slice(0, MOST_NAMED));
  return [...Map.groupBy(taken, ({ searchId }) => searchId)].map(([searchId, found]) => {
    const listingIds = found.filter((one) => named.has(one)).map(({ listingId }) => listingId);
    return { searchId, listingIds, more: found.length - listingIds.length };
  });
}
