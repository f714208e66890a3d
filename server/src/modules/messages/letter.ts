import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Line } from './line.ts';
import type { Block } from './words/words.ts';

/** A mail before it is set as text and as HTML. */
export interface Letter {
  locale: InterfaceLanguage;
  subject: Line;
  greeting: Line;
  blocks: readonly Block[];
  /** the one page that it opens: path and fragment below the exchange's address; null for none */
  link: { label: string; path: string } | null;
  footer: string;
  /** how the reader ends such mails; absent where they cannot be ended */
  unsubscribe?: { label: string; token: string };
}
