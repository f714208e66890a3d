import type { RemoveWantedBody } from '@scampolo/shared/contract/wanted';
import type { Price, PriceKind } from '@scampolo/shared/domain/listing';
import type { Line, Typed } from '../line.ts';
import type { MailText } from './words.ts';

/** A mail with the words on its link. */
export interface FoundText extends MailText {
  open: string;
}

/** What the line about a lot is made of, written out in the reader's language. */
export interface LotParts {
  title: Typed;
  /** empty where none is known */
  amount: string;
  hub: string;
  priceKind: PriceKind;
  /** `8,00 €`; empty for what costs nothing */
  price: string;
  per: Price['per'] | null;
}

/** The mails about what searches have found, and about wanted posts, in one language. */
export interface FoundWords {
  /** the subject: of one lot by its title, of more by their number */
  subject(parts: { count: number; first: Typed; search: Typed | null }): Line;
  /** above the lots of one search */
  heading: Readonly<Record<'saved' | 'wanted', (name: Typed) => Line>>;
  lot(parts: LotParts): Line;
  more(count: number): Line;
  openSearch: Readonly<Record<'saved' | 'wanted', string>>;
  /** why one gets the mail */
  footer: string;
  /** on the link that ends such mails; of one search, or of all that go out in that rhythm */
  unsubscribe: Readonly<Record<'search' | 'at_once' | 'daily' | 'weekly', string>>;
  removed(parts: { title: Typed; hub: string; reason: RemoveWantedBody['reason'] }): FoundText;
}
