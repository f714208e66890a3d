import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { ExchangeFacts, MailFacts, TalkFacts } from './facts.ts';
import type { Letter } from './letter.ts';
import { lineHtml, lineText, oneLine } from './line.ts';
import { html, type SafeHtml } from './safe-html.ts';
import { en } from './words/en.ts';
import { it } from './words/it.ts';
import type { MailWords } from './words/words.ts';
import { writeExchange } from './write-exchange.ts';
import { writeIdentity } from './write-identity.ts';
import { writeTalk } from './write-talk.ts';

const WORDS: Readonly<Record<InterfaceLanguage, MailWords>> = { it, en };

/** A mail's content; text and HTML say the same. */
export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * Writes the mail in its reader's language: what happened, what happens next, by when, and one link at most. Nothing is
 * loaded from anywhere, and what people typed appears as they typed it, whatever it is.
 * @param publicUrl the exchange's address, without a slash at the end
 * @returns null when that kind of mail has nothing to say to the reader's side
 */
export function composeMail(facts: MailFacts, publicUrl: string): ComposedMail | null {
  const words = WORDS[facts.locale];
  const letter = letterOf(facts, words);
  if (letter === null) return null;
  const url = letter.link && publicUrl + letter.link.path;
  return { subject: lineText(letter.subject), text: asText(letter, url), html: asHtml(letter, url).markup };
}

function letterOf(facts: MailFacts, words: MailWords): Letter | null {
  if (isOfExchange(facts)) return writeExchange(facts, words);
  return isOfTalk(facts) ? writeTalk(facts, words) : writeIdentity(facts, words);
}

function isOfExchange(facts: MailFacts): facts is ExchangeFacts {
  return 'listing' in facts;
}

function isOfTalk(facts: MailFacts): facts is TalkFacts {
  return facts.kind === 'message_received' || facts.kind === 'notice_answered';
}

function asText({ greeting, blocks, link, footer }: Letter, url: string | null): string {
  const paragraphs = [
    lineText(greeting),
    ...blocks.map((block) =>
      'say' in block ? lineText(block.say) : `${block.intro}\n${quoted(block.quote)}`,
    ),
    ...(link ? [`${link.label}:\n${url}`] : []),
    `-- \n${footer}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function quoted(text: string): string {
  return linesOf(text)
    .map((part) => `> ${part}`)
    .join('\n');
}

function asHtml({ locale, subject, greeting, blocks, link, footer }: Letter, url: string | null): SafeHtml {
  const parts = blocks.map((block) =>
    'say' in block
      ? html`<p>${lineHtml(block.say)}</p>`
      : html`<p>${block.intro}</p><blockquote>${linesOf(block.quote).map((part) => html`${part}<br>`)}</blockquote>`,
  );
  const button = link && url ? [html`<p><a href="${url}">${link.label}</a></p>`] : [];
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${lineText(subject)}</title></head>
<body style="margin:0;padding:24px;max-width:36em;font:16px/1.5 sans-serif">
<p>${lineHtml(greeting)}</p>
${parts}
${button}
<p><small>${footer}</small></p>
</body>
</html>
`;
}

/** A longer typed text in its own lines, each made harmless. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).map(oneLine);
}
