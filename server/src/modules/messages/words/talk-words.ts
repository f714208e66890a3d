import type { TalkSide } from '@scampolo/shared/contract/messages';
import type { NoticeSubject } from '@scampolo/shared/contract/notices';
import type { Typed } from '../line.ts';
import type { MailText } from './words.ts';

/** A mail with the words on its link. */
export interface TalkText extends MailText {
  open: string;
}

/** What the sentences about a message are made of. */
export interface MessageParts {
  title: Typed;
  hub: string;
  /** who writes */
  side: TalkSide;
  /** null where the reader may not know them */
  workshop: Typed | null;
  member: Typed | null;
  text: string;
}

/** What the sentences about an answered notice are made of. */
export interface NoticeParts {
  /** null: who runs the exchange answered */
  hub: string | null;
  about: NoticeSubject['kind'];
  title: Typed | null;
  outcome: 'upheld' | 'dismissed';
  answer: string;
}

/** The mails about messages and notices in one language. */
export interface TalkWords {
  message(parts: MessageParts): TalkText;
  notice(parts: NoticeParts): TalkText;
}
