import type { InvitationRole, TrustLevel } from '@scampolo/shared/contract/identity';
import type { LinkMail } from '../facts.ts';
import type { Line, Typed } from '../line.ts';
import type { MailText } from './words.ts';

/** A mail with the words on its one link; null without a link. */
export interface IdentityText extends MailText {
  open: string | null;
}

/** What the sentences about a workshop are made of. */
export interface WorkshopParts {
  workshop: Typed;
  hub: string;
  colleague: Typed;
  /** what staff wrote; empty when nothing */
  note: string;
}

/** What the sentences of an invitation are made of. */
export interface InvitationParts {
  workshop: Typed;
  hub: string;
  /** null when the installation's administrator invited */
  invitedBy: Typed | null;
}

/** The mails about accounts, workshops and invitations in one language. */
export interface IdentityWords {
  /** to an address whose owner's name nobody knows */
  greeting: Line;
  /** why one gets the mail: as the owner of an account, or of an address that somebody gave */
  footers: Readonly<Record<'account' | 'address', string>>;
  links: Readonly<Record<LinkMail, IdentityText>>;
  passwordChanged: IdentityText;
  suspended(note: string): IdentityText;
  restored: IdentityText;
  joined(parts: WorkshopParts): IdentityText;
  received(parts: WorkshopParts): IdentityText;
  trust: Readonly<Record<TrustLevel, (parts: WorkshopParts) => IdentityText>>;
  /** `until` is a day */
  exportReady(until: string): IdentityText;
  invited: Readonly<Record<InvitationRole, (parts: InvitationParts) => IdentityText>>;
}
