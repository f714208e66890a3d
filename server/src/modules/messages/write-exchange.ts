import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { ClaimFacts, DecisionFacts, ExchangeFacts } from './facts.ts';
import { formatAmount, formatDay, formatInstant, formatMass, formatPieces } from './format.ts';
import type { Letter } from './letter.ts';
import type { ClaimWriter, LinkTarget, MailText, MailWords } from './words/words.ts';

/** The mail about a listing or a claim; null when its kind has nothing to say to the reader's side. */
export function writeExchange(facts: ExchangeFacts, words: MailWords): Letter | null {
  const content = facts.kind === 'listing_decided' ? writeDecision(facts, words) : writeClaim(facts, words);
  if (content === null) return null;
  const target = linkTarget(facts);
  return {
    ...content,
    locale: facts.locale,
    greeting: words.greeting({ typed: facts.reader }),
    link: { label: words.links[target], path: pathOf(target, facts.listing.id) },
    footer: words.footer(facts.hub.name),
  };
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

function linkTarget(facts: ExchangeFacts): LinkTarget {
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
