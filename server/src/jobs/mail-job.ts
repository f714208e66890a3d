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
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail to one member. Carries ids only: the job reads what is true when it runs. */
export const mailJob = z.strictObject({ kind: z.enum(MAIL_KINDS), subjectId: z.uuid(), memberId: z.uuid() });
export type MailJob = z.infer<typeof mailJob>;
