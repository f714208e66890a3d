import type { Deps } from '../../../deps.ts';
import type { LotsFoundMail, MailJob, MemberMailJob } from '../../../jobs/mail-job.ts';
import { readFound } from '../../alerts/use-cases/read-found.ts';
import { pickupFrom } from '../../exchange/pickup.ts';
import { composeMail } from '../compose-mail.ts';
import type { ClaimMailKind, MailFacts } from '../facts.ts';
import { lotsFoundFacts, wantedRemovedFacts } from '../found-facts.ts';
import { findRemovedWanted } from '../found-repository.ts';
import { accountFacts, exportFacts, invitationFacts, linkFacts, workshopFacts } from '../identity-facts.ts';
import {
  findInvitation,
  findJoinedWorkshop,
  findLink,
  findToldExport,
  findToldWorkshop,
  isTaken,
} from '../identity-repository.ts';
import { claimFacts, decisionFacts } from '../policy.ts';
import { findClaimedSizes, findDecision, findReader, findToldClaim, type Reader } from '../repository.ts';
import { messageFacts, noticeFacts } from '../talk-facts.ts';
import { findStanding, findToldNotice } from '../talk-repository.ts';
import { findMessage, findThread } from '../thread-repository.ts';

/** What sending mails needs. */
export type MailDeps = Pick<Deps, 'db' | 'hubs' | 'log' | 'mailer' | 'publicUrl' | 'tokens'>;

/** Of readers without a workshop, whose hub nobody knows. */
const USUAL_TIME_ZONE = 'Europe/Rome';

/** What is to be sent, and where to; or why nothing is. */
type Addressed = { to: string; facts: MailFacts } | 'nothing to tell any more' | 'address not confirmed';

/**
 * Sends one mail about what is true now, or nothing when there is nothing to tell any more: the member or subject is gone,
 * left the workshop, or the claim has moved on (another mail tells of that). Members are written to at their address of now,
 * once it is confirmed; before that, an address gets only the mails that confirm it.
 * @param jobId makes the Message-ID, so that a mail which is sent again can be told for the same
 * @throws {MailFailure}
 */
export async function sendMail(deps: MailDeps, job: MailJob, jobId: string): Promise<'sent' | 'skipped'> {
  const addressed = await addressOf(deps, job);
  if (typeof addressed === 'string') return skip(deps, job, jobId, addressed);
  const content = composeMail(addressed.facts, deps.publicUrl);
  if (!content) return skip(deps, job, jobId, 'nothing to tell any more');
  const messageId = `<${jobId}@${new URL(deps.publicUrl).hostname}>`;
  await deps.mailer.send({ to: addressed.to, ...content, messageId });
  deps.log.info({ mail: job.kind, jobId }, 'mail sent');
  return 'sent';
}

function addressOf(deps: MailDeps, job: MailJob): Promise<Addressed> {
  if (job.kind === 'lots_found') return toFinder(deps, job);
  return 'memberId' in job ? toMember(deps, job) : toAddress(deps, job);
}

function skip({ log }: MailDeps, job: MailJob, jobId: string, why: string): 'skipped' {
  log.info({ mail: job.kind, jobId }, `mail skipped: ${why}`);
  return 'skipped';
}

async function toMember(deps: MailDeps, job: MemberMailJob): Promise<Addressed> {
  const reader = await findReader(deps.db, job.memberId);
  if (reader?.confirmed === false) return 'address not confirmed';
  const facts = reader && (await readFacts(deps, job, reader));
  return reader && facts ? { to: reader.email, facts } : 'nothing to tell any more';
}

/** Who is suspended is told of nothing that they could not claim. */
async function toFinder(deps: MailDeps, job: LotsFoundMail): Promise<Addressed> {
  const reader = await findReader(deps.db, job.memberId);
  if (reader?.confirmed === false) return 'address not confirmed';
  if (!reader || reader.suspended) return 'nothing to tell any more';
  const facts = lotsFoundFacts(await readFound(deps.db, job), job, reader, deps);
  return facts ? { to: reader.email, facts } : 'nothing to tell any more';
}

async function toAddress(
  deps: MailDeps,
  { kind, subjectId }: Exclude<MailJob, MemberMailJob | LotsFoundMail>,
): Promise<Addressed> {
  const { db, hubs, tokens } = deps;
  if (kind === 'invitation') {
    const invitation = await findInvitation(db, subjectId);
    const facts = invitation && invitationFacts(invitation, hubs, tokens);
    return invitation && facts ? { to: invitation.email, facts } : 'nothing to tell any more';
  }
  if (kind === 'notice_answered') {
    const notice = await findToldNotice(db, subjectId);
    const facts = notice && noticeFacts(notice, null, hubs);
    return notice?.contactEmail && facts ? { to: notice.contactEmail, facts } : 'nothing to tell any more';
  }
  const link = await findLink(db, subjectId);
  const facts = link && linkFacts(link, await isTaken(db, link.email, link.member?.id ?? null), tokens);
  return link && facts ? { to: link.email, facts } : 'nothing to tell any more';
}

async function readFacts(deps: MailDeps, job: MemberMailJob, reader: Reader): Promise<MailFacts | null> {
  const { db, hubs } = deps;
  const { kind, subjectId } = job;
  switch (kind) {
    case 'listing_decided': {
      const decision = await findDecision(db, subjectId);
      return decision && decisionFacts(decision, reader, hubOf(deps, decision.listing.hub));
    }
    case 'password_changed':
    case 'member_suspended':
    case 'member_restored':
      return accountFacts(kind, reader);
    case 'colleague_joined':
      return workshopFacts(kind, await findJoinedWorkshop(db, subjectId), reader, hubs);
    case 'workshop_received':
    case 'trust_changed':
      return workshopFacts(kind, await findToldWorkshop(db, subjectId), reader, hubs);
    case 'export_ready': {
      const timeZone = hubs.get(reader.hub ?? '')?.timeZone ?? USUAL_TIME_ZONE;
      return exportFacts(await findToldExport(db, subjectId), reader, timeZone);
    }
    case 'message_received':
      return readMessageFacts(deps, subjectId, reader);
    case 'notice_answered': {
      const notice = await findToldNotice(db, subjectId);
      return notice && noticeFacts(notice, reader, hubs);
    }
    case 'wanted_removed': {
      const post = await findRemovedWanted(db, subjectId);
      return post && wantedRemovedFacts(post, reader, hubOf(deps, post.hub));
    }
    default:
      return readClaimFacts(deps, kind, subjectId, reader);
  }
}

async function readClaimFacts(deps: MailDeps, kind: ClaimMailKind, claimId: string, reader: Reader) {
  const claim = await findToldClaim(deps.db, claimId);
  if (!claim) return null;
  return claimFacts(kind, claim, reader, {
    hub: hubOf(deps, claim.listing.hub),
    sizes: await findClaimedSizes(deps.db, claim.id),
    pickup: pickupFrom(deps.hubs)(claim),
  });
}

async function readMessageFacts(deps: MailDeps, messageId: string, reader: Reader) {
  const message = await findMessage(deps.db, messageId);
  const thread = message && (await findThread(deps.db, message.claimId));
  if (!message || !thread) return null;
  const standing = await findStanding(deps.db, thread, reader.memberId);
  return messageFacts(message, thread, { ...reader, ...standing }, hubOf(deps, thread.listing.hub));
}

function hubOf(deps: MailDeps, slug: string) {
  const hub = deps.hubs.get(slug);
  if (!hub) throw new Error(`there is no hub ${slug}`);
  return hub;
}
