import { z } from 'zod';

/** The occasions on which the exchange writes to a member. */
export const MAIL_KINDS = [
  /** to the lister: approved, changes asked for, rejected or removed; subject = decision */
  'listing_decided',
  /** to the giver: somebody reserved; subject = claim */
  'claim_received',
  /** to the claimant: what you hold, until when, where to fetch it; subject = claim */
  'claim_reserved',
  /** to the other side of a cancelled claim, with the reason; subject = claim */
  'claim_cancelled',
  /** to both sides: the reservation ended unfetched; subject = claim */
  'claim_lapsed',
  /** to the claimant: marked as not fetched; subject = claim */
  'claim_no_show',
  /** to both sides: handed over, with the weighed kilograms; subject = claim */
  'claim_collected',
  /** to the member: the password is another now; subject = the member */
  'password_changed',
  /** to the member: suspended, with the reasons; subject = the member */
  'member_suspended',
  /** to the member: may sign in again; subject = the member */
  'member_restored',
  /** to the owner: an invited colleague has joined; subject = invitation */
  'colleague_joined',
  /** to the new owner of a workshop; subject = workshop */
  'workshop_received',
  /** to every member of a workshop: how staff trust it now; subject = workshop */
  'trust_changed',
  /** to the member: the copy of what is theirs can be fetched; subject = export */
  'export_ready',
  /** to the other sides of a claim: the first message since they last read; subject = message */
  'message_received',
  /** to who filed a notice: what was decided; subject = notice */
  'notice_answered',
  /** to the author of a wanted post: staff took it down, and why; subject = wanted post */
  'wanted_removed',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** To a member: what their searches have found, as ids; of each search the first few and how many more. */
export const lotsFoundMail = z.strictObject({
  kind: z.literal('lots_found'),
  memberId: z.uuid(),
  cadence: z.enum(['at_once', 'daily', 'weekly']),
  found: z
    .array(z.strictObject({ searchId: z.uuid(), listingIds: z.array(z.uuid()), more: z.int().min(0) }))
    .min(1),
});
export type LotsFoundMail = z.infer<typeof lotsFoundMail>;

/**
 * A mail to one member, to an address that a link was asked for (subject = mailed link), to somebody invited (subject =
 * invitation), or to who filed a notice without an account (subject = notice). Carries ids only: the job reads what is true when
 * it runs.
 */
export const mailJob = z.union([
  z.strictObject({ kind: z.enum(MAIL_KINDS), subjectId: z.uuid(), memberId: z.uuid() }),
  z.strictObject({ kind: z.enum(['mailed_link', 'invitation', 'notice_answered']), subjectId: z.uuid() }),
  lotsFoundMail,
]);
export type MailJob = z.infer<typeof mailJob>;
/** A mail to a member. */
export type MemberMailJob = Extract<MailJob, { subjectId: string; memberId: string }>;
