import { line } from '../line.ts';
import type { FoundWords, LotParts } from './found-words.ts';
import { say } from './words.ts';

/** The mails about what searches have found in Italian. */
export const found: FoundWords = {
  subject: ({ count, first, search }) => {
    if (count === 1) return line`Nuovo: ${first}`;
    return search === null
      ? line`${String(count)} lotti nuovi per le tue ricerche`
      : line`${String(count)} lotti nuovi per «${search}»`;
  },
  heading: {
    saved: (name) => line`La tua ricerca «${name}» ha trovato:`,
    wanted: (name) => line`Al tuo annuncio «${name}» risponde:`,
  },
  lot: (parts) => line`${parts.title} (${details(parts)})`,
  more: (count) => (count === 1 ? line`E un altro.` : line`E altri ${String(count)}.`),
  openSearch: { saved: 'Apri la ricerca', wanted: 'Apri il tuo annuncio' },
  footer: 'Scampolo. Ti scriviamo perché ci hai chiesto di avvisarti.',
  unsubscribe: {
    search: 'Non avvisarmi più per questa ricerca',
    at_once: 'Non avvisarmi più subito',
    daily: 'Non mandarmi più la mail del giorno',
    weekly: 'Non mandarmi più la mail della settimana',
  },
  removed: ({ title, hub, reason }) => ({
    subject: line`Tolto: ${title}`,
    blocks: [
      ...say(line`Lo staff di ${hub} ha tolto il tuo annuncio «${title}».`),
      ...say(line`Il motivo: ${REASONS[reason]}.`),
      ...say(line`L’annuncio è chiuso e non è più pubblico; non cerchiamo più per te.`),
      ...say(line`Pensi che sia un errore? Parlane con lo staff di ${hub}.`),
    ],
    open: 'Apri i tuoi annunci',
  }),
};

const REASONS = {
  wrong_facts: 'quello che c’è scritto non è vero',
  prohibited: 'quello che cerca qui non si può offrire',
  rude: 'è scritto in modo offensivo',
  not_theirs: 'parla a nome di altri',
  other: 'non va bene qui',
} as const;

const PER = {
  m: ' al metro',
  kg: ' al chilo',
  m2: ' al metro quadro',
  pcs: ' al pezzo',
  lot: ' per tutto',
} as const;

function details({ amount, hub, priceKind, price, per }: LotParts): string {
  const cost = priceKind === 'price' ? price + (per === null ? '' : PER[per]) : COST[priceKind];
  return [amount, hub, cost].filter((part) => part !== '').join(', ');
}

const COST = { gift: 'in regalo', swap: 'in scambio' } as const;
