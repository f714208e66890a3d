import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { ClaimFacts, DecisionFacts, MailFacts } from './facts.ts';
import { formatAmount, formatDay, formatInstant, formatMass, formatPieces } from './format.ts';
import { type Line, lineHtml, lineText, oneLine } from './line.ts';
import { html, type SafeHtml } from './safe-html.ts';
import { en } from './words/en.ts';
import { it } from './words/it.ts';
import type { Block, ClaimWriter, LinkTarget, MailText, MailWords } from './words/words.ts';

const WORDS: Readonly<Record<InterfaceLanguage, MailWords>> = { it, en };

/** A mail's content; text and HTML say the same. */
export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * Writes the mail in its reader's language: what happened, what happens next, by when, and one link. Nothing is loaded
 * from anywhere, and what people typed appears as they typed it, whatever it is.
 * @param publicUrl the exchange's address, without a slash at the end
 * @returns null when that kind of mail has nothing to say to the reader's side
 */
export function composeMail(facts: MailFacts, publicUrl: string): ComposedMail | null {
  const words = WORDS[facts.locale];
  const content = facts.kind === 'listing_decided' ? writeDecision(facts, words) : writeClaim(facts, words);
  if (content === null) return null;
  const target = linkTarget(facts);
  const frame: Frame = {
    locale: facts.locale,
    subject: lineText(content.subject),
    greeting: words.greeting({ typed: facts.reader }),
    blocks: content.blocks,
    link: { label: words.links[target], url: publicUrl + pathOf(target, facts.listing.id) },
    footer: words.footer(facts.hub.name),
  };
  return { subject: frame.subject, text: asText(frame), html: asHtml(frame).markup };
}

interface Frame {
  locale: InterfaceLanguage;
  subject: string;
  greeting: Line;
  blocks: readonly Block[];
  link: { label: string; url: string };
  footer: string;
}

function writeDecision(facts: DecisionFacts, words: MailWords): MailText {
  const { listing, hub, locale } = facts;
  return words.decided[facts.action]({
    title: { typed: listing.title, lang: listing.locale },
    hub: hub.name,
    reason: facts.reason === null ? '' : words.reasons[facts.reason],
    note: facts.note,
    availableUntil: facts.availableUntil ? formatDay(facts.availableUntil, hub.timeZone, locale) : '',
  });
}

function writeClaim(facts: ClaimFacts, words: MailWords): MailText | null {
  const { listing, hub, locale } = facts;
  const sides: { readonly giver?: ClaimWriter; readonly claimant?: ClaimWriter } = words.claims[facts.kind];
  const write = sides[facts.side];
  if (write === undefined) return null;
  return write({
    title: { typed: listing.title, lang: listing.locale },
    hub: hub.name,
    amount: formatAmount(facts.amount, locale),
    pieces: facts.pieces.map((piece) => formatPieces(piece, locale)).join(', '),
    mass: formatMass(facts.massG, locale),
    until: formatInstant(facts.reservedUntil, hub.timeZone, locale),
    claimant: { typed: facts.claimant.workshop },
    member: { typed: facts.claimant.member },
    giver: facts.giver === null ? null : { typed: facts.giver },
    pickup: facts.pickup && {
      workshop: { typed: facts.pickup.workshop },
      place: { typed: facts.pickup.place },
    },
    note: facts.note,
    reason: facts.reason,
    open: listing.open,
  });
}

function linkTarget(facts: MailFacts): LinkTarget {
  if (facts.kind === 'listing_decided') {
    if (facts.action === 'approve') return 'listing';
    return facts.action === 'request_changes' ? 'edit' : 'my-listings';
  }
  const isOver = facts.kind === 'claim_cancelled' || facts.kind === 'claim_lapsed';
  return facts.side === 'giver' || (isOver && facts.listing.open) ? 'listing' : 'my-claims';
}

function pathOf(target: LinkTarget, listingId: string): string {
  return PAGE_PATHS[target].replace(':id', encodeURIComponent(listingId));
}

function asText({ greeting, blocks, link, footer }: Frame): string {
  const paragraphs = [
    lineText(greeting),
    ...blocks.map((block) =>
      'say' in block ? lineText(block.say) : `${block.intro}\n${quoted(block.quote)}`,
    ),
    `${link.label}:\n${link.url}`,
    `-- \n${footer}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function quoted(text: string): string {
  return linesOf(text)
    .map((part) => `> ${part}`)
    .join('\n');
}

function asHtml({ locale, subject, greeting, blocks, link, footer }: Frame): SafeHtml {
  const parts = blocks.map((block) =>
    'say' in block
      ? html`<p>${lineHtml(block.say)}</p>`
      : html`<p>${block.intro}</p><blockquote>${linesOf(block.quote).map((part) => html`${part}<br>`)}</blockquote>`,
  );
  return html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;padding:24px;max-width:36em;font:16px/1.5 sans-serif">
<p>${lineHtml(greeting)}</p>
${parts}
<p><a href="${link.url}">${link.label}</a></p>
<p><small>${footer}</small></p>
</body>
</html>
`;
}

/** A longer typed text in its own lines, each made harmless. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).map(oneLine);
}
