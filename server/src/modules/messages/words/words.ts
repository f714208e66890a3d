import type { DecisionAction, ReasonCode } from '@scampolo/shared/contract/moderation';
import type { ClaimMailKind } from '../facts.ts';
import type { Line, Typed } from '../line.ts';
import type { FoundWords } from './found-words.ts';
import type { IdentityWords } from './identity-words.ts';
import type { TalkWords } from './talk-words.ts';

/**
 * A part of a mail: a paragraph of ours, what somebody wrote, with our words before it, or a line that opens a page of ours, below the
 * exchange's address.
 */
export type Block = { say: Line } | { intro: string; quote: string } | { link: Line; path: string };

export interface MailText {
  subject: Line;
  blocks: readonly Block[];
}

/** The page that the one link of a mail about the exchange opens. */
export type LinkTarget = 'listing' | 'edit' | 'my-listings' | 'my-claims';

/** What the sentences about a decision are made of, written out in the reader's language. */
export interface DecisionParts {
  title: Typed;
  hub: string;
  /** a sentence's end such as `la composizione non è chiara`; empty without a reason */
  reason: string;
  note: string;
  /** the day until which the listing stays; empty for no end */
  availableUntil: string;
}

/** What the sentences about a claim are made of, written out in the reader's language. */
export interface ClaimParts {
  title: Typed;
  hub: string;
  amount: string;
  /** sizes of the chosen pieces; empty when none were chosen */
  pieces: string;
  /** weighed */
  mass: string;
  until: string;
  claimant: Typed;
  member: Typed;
  /** null where the reader may not know it */
  giver: Typed | null;
  pickup: { workshop: Typed; place: Typed } | null;
  note: string;
  reason: string;
  /** what is free again can be claimed by others */
  open: boolean;
}

export type ClaimWriter = (parts: ClaimParts) => MailText;

/** All sentences of the mails in one language. */
export interface MailWords {
  greeting(name: Typed): Line;
  footer(hub: string): string;
  links: Readonly<Record<LinkTarget, string>>;
  identity: IdentityWords;
  talk: TalkWords;
  found: FoundWords;
  reasons: Readonly<Record<ReasonCode, string>>;
  decided: Readonly<Record<DecisionAction, (parts: DecisionParts) => MailText>>;
  /** one entry for each side that can get the mail */
  claims: {
    readonly claim_received: { readonly giver: ClaimWriter };
    readonly claim_reserved: { readonly claimant: ClaimWriter };
    readonly claim_no_show: { readonly claimant: ClaimWriter };
  } & Readonly<
    Record<
      Exclude<ClaimMailKind, 'claim_received' | 'claim_reserved' | 'claim_no_show'>,
      { readonly giver: ClaimWriter; readonly claimant: ClaimWriter }
    >
  >;
}

/** A paragraph, or nothing when `when` is false. */
export function say(text: Line, when = true): Block[] {
  return when ? [{ say: text }] : [];
}

/** What somebody wrote, or nothing when they wrote nothing. */
export function quote(intro: string, text: string): Block[] {
  return text.trim() === '' ? [] : [{ intro, quote: text }];
}
