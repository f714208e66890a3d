import { PAGE_PATHS } from '@scampolo/shared/contract/pages';
import type { FoundFacts, FoundLot, FoundSearch, LotsFoundFacts, WantedRemovedFacts } from './facts.ts';
import { formatAmount, formatPrice } from './format.ts';
import type { Letter } from './letter.ts';
import type { Block, MailWords } from './words/words.ts';
import { say } from './words/words.ts';

/** The mail about what searches have found, or about a wanted post that was taken down. */
export function writeFound(facts: FoundFacts, words: MailWords): Letter {
  return facts.kind === 'lots_found' ? writeLots(facts, words) : writeRemoved(facts, words);
}

function writeLots({ locale, reader, searches, unsubscribe }: LotsFoundFacts, words: MailWords): Letter {
  const { found } = words;
  const lots = searches.flatMap((search) => search.lots);
  const count = searches.reduce((sum, { lots: named, more }) => sum + named.length + more, 0);
  const [only, second] = searches;
  const name = only && second === undefined ? { typed: only.name } : null;
  return {
    locale,
    subject: found.subject({ count, first: titleOf(lots[0]), search: name }),
    greeting: words.greeting({ typed: reader }),
    blocks: searches.flatMap((search) => writeSearch(search, locale, words)),
    link: null,
    footer: found.footer,
    unsubscribe: {
      label: found.unsubscribe[unsubscribe.scope],
      token: unsubscribe.token,
    },
  };
}

function writeSearch(search: FoundSearch, locale: LotsFoundFacts['locale'], { found }: MailWords): Block[] {
  const { kind, name, path, lots, more } = search;
  return [
    ...say(found.heading[kind]({ typed: name })),
    ...lots.map((lot) => ({
      link: found.lot({
        title: titleOf(lot),
        amount: lot.amount === null ? '' : formatAmount(lot.amount, locale),
        hub: lot.hub,
        priceKind: lot.priceKind,
        price: lot.price === null ? '' : formatPrice(lot.price, locale),
        per: lot.price?.per ?? null,
      }),
      path: PAGE_PATHS.listing.replace(':id', encodeURIComponent(lot.id)),
    })),
    ...say(found.more(more), more > 0),
    { link: { strings: [found.openSearch[kind]], values: [] }, path },
  ];
}

function titleOf(lot: FoundLot | undefined) {
  return { typed: lot?.title ?? '', lang: lot?.locale };
}

function writeRemoved({ locale, reader, ...facts }: WantedRemovedFacts, words: MailWords): Letter {
  const { title, hub, reason } = facts;
  const { open, ...text } = words.found.removed({ title, hub: hub.name, reason });
  return {
    locale,
    ...text,
    greeting: words.greeting({ typed: reader }),
    link: { label: open, path: '/me/wanted' },
    footer: words.footer(hub.name),
  };
}
