import type { InvitationRole, TrustLevel } from '@scampolo/shared/contract/identity';
import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { DecisionAction, ReasonCode } from '@scampolo/shared/contract/moderation';
import type { NoticeStatus, NoticeSubject } from '@scampolo/shared/contract/notices';
import type { RemoveWantedBody } from '@scampolo/shared/contract/wanted';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Price, PriceKind } from '@scampolo/shared/domain/listing';
import type { Amount } from '@scampolo/shared/domain/quantity';
import type { MailKind } from '../../jobs/mail-job.ts';

export type ClaimMailKind = Extract<MailKind, `claim_${string}`>;

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

/** What a mail about a listing or a claim says. */
export type ExchangeFacts = DecisionFacts | ClaimFacts;

/** What a mail to an address says that a link was asked for. The first four carry the link. */
export const LINK_MAILS = [
  'confirm_address',
  'change_address',
  'sign_in',
  'reset_password',
  /** to an address that was to be confirmed, and that another confirmed account has */
  'address_known',
  /** instead of a link, to an address that no confirmed account has */
  'no_account',
  /** instead of a link */
  'suspended',
  /** to the address until now */
  'address_changed',
  'account_deleted',
] as const;
export type LinkMail = (typeof LINK_MAILS)[number];

/** A mail to an address that a link was asked for. */
export interface LinkFacts {
  kind: 'mailed_link';
  says: LinkMail;
  locale: InterfaceLanguage;
  /** null where the address may be a stranger's, who must not be sent what somebody else typed as a name */
  reader: string | null;
  /** null: the mail carries none */
  token: string | null;
}

/** A mail about the reader's own account. */
export interface AccountFacts {
  kind: 'password_changed' | 'member_suspended' | 'member_restored';
  locale: InterfaceLanguage;
  reader: string;
  /** why the member was suspended; empty otherwise */
  note: string;
}

/** A mail about a workshop of the reader's. */
export interface WorkshopFacts {
  kind: 'colleague_joined' | 'workshop_received' | 'trust_changed';
  locale: InterfaceLanguage;
  reader: string;
  hub: { name: string };
  /** `trustNote`: why it is restricted, in the words of staff; empty otherwise */
  workshop: { id: string; name: string; trust: TrustLevel; trustNote: string };
  /** who joined; empty where nobody did */
  colleague: string;
}

/** A mail about a copy of the reader's that can be fetched. */
export interface ExportFacts {
  kind: 'export_ready';
  locale: InterfaceLanguage;
  reader: string;
  hub: { timeZone: string };
  /** when it is deleted */
  until: Date;
}

/** A mail to somebody invited. */
export interface InvitationFacts {
  kind: 'invitation';
  locale: InterfaceLanguage;
  role: InvitationRole;
  /** of a colleague's */
  workshop: string;
  /** the hub's name, of staff's */
  hub: string;
  /** null when the installation's administrator invited */
  invitedBy: string | null;
  token: string;
}

/** What a mail about accounts and workshops says. */
export type IdentityFacts = LinkFacts | AccountFacts | WorkshopFacts | ExportFacts | InvitationFacts;

/** A mail with the first message about a claim since its reader last read there. */
export interface MessageFacts {
  kind: 'message_received';
  locale: InterfaceLanguage;
  reader: string;
  hub: { name: string };
  claimId: string;
  title: { typed: string; lang: string };
  /** names are null where the reader may not know them */
  from: { side: TalkSide; workshop: string | null; member: string | null };
  text: string;
}

/** A mail to who filed a notice: what was decided. */
export interface NoticeFacts {
  kind: 'notice_answered';
  locale: InterfaceLanguage;
  /** null at an address that somebody typed, which may be a stranger's: such a mail carries nothing that anybody but staff wrote */
  reader: string | null;
  /** null: who runs the exchange answered */
  hub: { name: string } | null;
  about: NoticeSubject['kind'];
  /** what it is about; null where it has no title, or the reader may be a stranger */
  title: { typed: string; lang?: string | undefined } | null;
  outcome: Exclude<NoticeStatus, 'open'>;
  answer: string;
}

/** What a mail about messages and notices says. */
export type TalkFacts = MessageFacts | NoticeFacts;

/** A lot as a mail names it. */
export interface FoundLot {
  id: string;
  title: string;
  /** the language of the title */
  locale: string;
  amount: Amount | null;
  /** the hub's city */
  hub: string;
  priceKind: PriceKind;
  price: Price | null;
}

/** What one search, or the search of a wanted post, has found. */
export interface FoundSearch {
  kind: 'saved' | 'wanted';
  name: string;
  /** the page of all that it finds, below the exchange's address */
  path: string;
  lots: readonly FoundLot[];
  /** how many more it found */
  more: number;
}

/** A mail about what searches have found. */
export interface LotsFoundFacts {
  kind: 'lots_found';
  locale: InterfaceLanguage;
  reader: string;
  /** one at least, with one lot at least */
  searches: readonly FoundSearch[];
  /** ends the mails about the one search, or all that go out in that rhythm */
  unsubscribe: { scope: 'search' | 'at_once' | 'daily' | 'weekly'; token: string };
}

/** A mail to the author of a wanted post: staff took it down. */
export interface WantedRemovedFacts {
  kind: 'wanted_removed';
  locale: InterfaceLanguage;
  reader: string;
  hub: { name: string };
  title: { typed: string; lang: string };
  reason: RemoveWantedBody['reason'];
}

/** What a mail about searches and wanted posts says. */
export type FoundFacts = LotsFoundFacts | WantedRemovedFacts;

export type MailFacts = ExchangeFacts | TalkFacts | IdentityFacts | FoundFacts;
