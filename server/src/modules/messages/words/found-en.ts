import { line } from '../line.ts';
import type { FoundWords, LotParts } from './found-words.ts';
import { say } from './words.ts';

/** The mails about what searches have found in English. */
export const found: FoundWords = {
  subject: ({ count, first, search }) => {
    if (count === 1) return line`New: ${first}`;
    return search === null
      ? line`${String(count)} new lots for your searches`
      : line`${String(count)} new lots for “${search}”`;
  },
  heading: {
    saved: (name) => line`Your search “${name}” has found:`,
    wanted: (name) => line`Your wanted post “${name}” is answered by:`,
  },
  lot: (parts) => line`${parts.title} (${details(parts)})`,
  more: (count) => (count === 1 ? line`And one more.` : line`And ${String(count)} more.`),
  openSearch: { saved: 'Open the search', wanted: 'Open your wanted post' },
  footer: 'Scampolo. We write to you because you asked us to tell you.',
  unsubscribe: {
    search: 'No more mails about this search',
    at_once: 'No more mails at once',
    daily: 'No more mails of the day',
    weekly: 'No more mails of the week',
  },
  removed: ({ title, hub, reason }) => ({
    subject: line`Taken down: ${title}`,
    blocks: [
      ...say(line`The staff of ${hub} have taken down your wanted post “${title}”.`),
      ...say(line`Why: ${REASONS[reason]}.`),
      ...say(line`The post is closed and no longer public; we no longer look for it.`),
      ...say(line`Do you think this is a mistake? Talk to the staff of ${hub}.`),
    ],
    open: 'Open your wanted posts',
  }),
};

const REASONS = {
  wrong_facts: 'what it says is not true',
  prohibited: 'what it asks for cannot be offered here',
  rude: 'it is written in an offensive way',
  not_theirs: 'it speaks in the name of others',
  other: 'it does not belong here',
} as const;

const PER = {
  m: ' a metre',
  kg: ' a kilogram',
  m2: ' a square metre',
  pcs: ' a piece',
  lot: ' for all of it',
} as const;

function details({ amount, hub, priceKind, price, per }: LotParts): string {
  const cost = priceKind === 'price' ? price + (per === null ? '' : PER[per]) : COST[priceKind];
  return [amount, hub, cost].filter((part) => part !== '').join(', ');
}

const COST = { gift: 'a gift', swap: 'to swap' } as const;
