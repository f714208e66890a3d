import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { ExchangeFacts, FoundFacts, MailFacts, TalkFacts } from './facts.ts';
import type { Letter } from './letter.ts';
import { lineHtml, lineText, oneLine } from './line.ts';
import { html, type SafeHtml } from './safe-html.ts';
import { en } from './words/en.ts';
import { it } from './words/it.ts';
import type { Block, MailWords } from './words/words.ts';
import { writeExchange } from './write-exchange.ts';
import { writeFound } from './write-found.ts';
import { writeIdentity } from './write-identity.ts';
import { writeTalk } from './write-talk.ts';

const WORDS: Readonly<Record<InterfaceLanguage, MailWords>> = { it, en };

/** A mail's content; text and HTML say the same. */
export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
  /** the address by which a mail program ends such mails (RFC 8058); absent where they cannot be ended */
  unsubscribeUrl?: string;
}

/**
 * Writes the mail in its reader's language: what happened, what happens next, by when, and
 * one link at most, but for lists of what was found and the way to end them. Nothing is
 * loaded from anywhere, and what people typed appears as they typed it, whatever it is.
 * @param publicUrl the exchange's address, without a slash at the end
 * @returns null when that kind of mail has nothing to say to the reader's side
 */
export function composeMail(facts: MailFacts, publicUrl: string): ComposedMail | null {
  const words = WORDS[facts.locale];
  const letter = letterOf(facts, words);
  if (letter === null) return null;
  const { unsubscribe } = letter;
  return {
    subject: lineText(letter.subject),
    text: asText(letter, publicUrl),
    html: asHtml(letter, publicUrl).markup,
    ...(unsubscribe && { unsubscribeUrl: `${publicUrl}/api/v1/unsubscribe/${unsubscribe.token}` }),
  };
}

function letterOf(facts: MailFacts, words: MailWords): Letter | null {
  if (isOfExchange(facts)) return writeExchange(facts, words);
  if (isOfFound(facts)) return writeFound(facts, words);
  return isOfTalk(facts) ? writeTalk(facts, words) : writeIdentity(facts, words);
}

function isOfExchange(facts: MailFacts): facts is ExchangeFacts {
  return 'listing' in facts;
}

function isOfFound(facts: MailFacts): facts is FoundFacts {
  return facts.kind === 'lots_found' || facts.kind === 'wanted_removed';
}

function isOfTalk(facts: MailFacts): facts is TalkFacts {
  return facts.kind === 'message_received' || facts.kind === 'notice_answered';
}

/** The links at the end of a mail: the page it opens, and the way to end such mails. */
function lastLinks({ link, unsubscribe }: Letter, publicUrl: string): { label: string; url: string }[] {
  return [
    ...(link ? [{ label: link.label, url: publicUrl + link.path }] : []),
    ...(unsubscribe
      ? [{ label: unsubscribe.label, url: `${publicUrl}/unsubscribe/${unsubscribe.token}` }]
      : []),
  ];
}

function asText(letter: Letter, publicUrl: string): string {
  const { greeting, blocks, footer } = letter;
  const paragraphs = [
    lineText(greeting),
    ...blocks.map((block) => blockText(block, publicUrl)),
    ...lastLinks(letter, publicUrl).map(({ label, url }) => `${label}:\n${url}`),
    `-- \n${footer}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function blockText(block: Block, publicUrl: string): string {
  if ('say' in block) return lineText(block.say);
  if ('link' in block) return `${lineText(block.link)}:\n${publicUrl}${block.path}`;
  return `${block.intro}\n${quoted(block.quote)}`;
}

function quoted(text: string): string {
  return linesOf(text)
    .map((part) => `> ${part}`)
    .join('\n');
}

function asHtml(letter: Letter, publicUrl: string): SafeHtml {
  const { locale, subject, greeting, blocks, footer } = letter;
  const parts = blocks.map((block) => blockHtml(block, publicUrl));
  const button = lastLinks(letter, publicUrl).map(
    ({ label, url }) => html`<p><a href="${url}">${label}</a></p>`,
  );
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

function blockHtml(block: Block, publicUrl: string): SafeHtml {
  if ('say' in block) return html`<p>${lineHtml(block.say)}</p>`;
  if ('link' in block) return html`<p><a href="${publicUrl + block.path}">${lineHtml(block.link)}</a></p>`;
  return html`<p>${block.intro}</p><blockquote>${linesOf(block.quote).map((part) => html`${part}<br>`)}</blockquote>`;
}

/** A longer typed text in its own lines, each made harmless. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).map(oneLine);
}
