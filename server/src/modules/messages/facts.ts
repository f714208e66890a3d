import type { DecisionAction, ReasonCode } from '@scampolo/shared/contract/moderation';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { MailKind } from '../../jobs/mail-job.ts';

export type ClaimMailKind = Exclude<MailKind, 'listing_decided'>;

interface CommonFacts {
  /** the language the mail is written in: the reader's */
  locale: InterfaceLanguage;
  /** the reader's name */
  reader: string;
  hub: { name: string; timeZone: string };
  listing: {
    id: string;
    title: string;
    /** the language of the title */
    locale: string;
    /** it can be claimed now */
    open: boolean;
  };
}

/** What a mail about a decision says. */
export interface DecisionFacts extends CommonFacts {
  kind: 'listing_decided';
  action: DecisionAction;
  reason: ReasonCode | null;
  /** what staff wrote; empty when they wrote nothing */
  note: string;
  availableUntil: Date | null;
}

/** What a mail about a claim says: only what its reader may know. */
export interface ClaimFacts extends CommonFacts {
  kind: ClaimMailKind;
  /** on which side the reader stands */
  side: 'giver' | 'claimant';
  amount: Amount;
  pieces: readonly { lengthCm: number; widthCm: number; count: number }[];
  reservedUntil: Date;
  claimant: { workshop: string; member: string };
  /** where it is fetched; null for a claimant whose reservation is over */
  pickup: { workshop: string; place: string } | null;
  /** the giver's name where the reader may know it */
  giver: string | null;
  /** what the claimant wrote; empty when nothing */
  note: string;
  /** why it was cancelled; empty when nobody said */
  reason: string;
  /** weighed at the hand-over, in grams; 0 before */
  massG: number;
}

export type MailFacts = DecisionFacts | ClaimFacts;
