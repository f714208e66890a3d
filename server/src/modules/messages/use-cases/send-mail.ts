import type { Deps } from '../../../deps.ts';
import type { MailJob } from '../../../jobs/mail-job.ts';
import { pickupFrom } from '../../exchange/pickup.ts';
import { composeMail } from '../compose-mail.ts';
import type { MailFacts } from '../facts.ts';
import { claimFacts, decisionFacts } from '../policy.ts';
import { findClaimedSizes, findDecision, findReader, findToldClaim, type Reader } from '../repository.ts';

/** What sending mails needs. */
export type MailDeps = Pick<Deps, 'db' | 'hubs' | 'log' | 'mailer' | 'publicUrl'>;

/**
 * Sends one mail about what is true now, to the member's address of now, or nothing when there is nothing to tell any
 * more: the member or subject is gone, left the workshop, or the claim has moved on (another mail tells of that).
 * @param jobId makes the Message-ID, so that a mail which is sent again can be told for the same
 * @throws {MailFailure}
 */
export async function sendMail(deps: MailDeps, job: MailJob, jobId: string): Promise<'sent' | 'skipped'> {
  const reader = await findReader(deps.db, job.memberId);
  const facts = reader && (await readFacts(deps, job, reader));
  const content = facts && composeMail(facts, deps.publicUrl);
  if (!reader || !content) {
    deps.log.info({ mail: job.kind, jobId }, 'mail skipped: nothing to tell any more');
    return 'skipped';
  }
  const messageId = `<${jobId}@${new URL(deps.publicUrl).hostname}>`;
  await deps.mailer.send({ to: reader.email, ...content, messageId });
  deps.log.info({ mail: job.kind, jobId }, 'mail sent');
  return 'sent';
}

async function readFacts(deps: MailDeps, job: MailJob, reader: Reader): Promise<MailFacts | null> {
  if (job.kind === 'listing_decided') {
    const decision = await findDecision(deps.db, job.subjectId);
    return decision && decisionFacts(decision, reader, hubOf(deps, decision.listing.hub));
  }
  const claim = await findToldClaim(deps.db, job.subjectId);
  if (!claim) return null;
  return claimFacts(job.kind, claim, reader, {
    hub: hubOf(deps, claim.listing.hub),
    sizes: await findClaimedSizes(deps.db, claim.id),
    pickup: pickupFrom(deps.hubs)(claim),
  });
}

function hubOf(deps: MailDeps, slug: string) {
  const hub = deps.hubs.get(slug);
  if (!hub) throw new Error(`there is no hub ${slug}`);
  return hub;
}
