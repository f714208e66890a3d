import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'what',
      title: 'What it is for',
      blocks: [
        'Scampolo is the Italian word for what is left at the end of a bolt of cloth. Every workshop has a shelf of it: too good to throw away, too little for a collection, and nobody knows that it is there.',
        'Here the fashion and design workshops of a city show it, with its fibres, its metres and its faults. Designers, dressmakers, schools and social tailors look for it, claim it and fetch it on foot or by bicycle, because it is in the neighbourhood.',
        'It is no shop. Things can be a gift, a swap or have a price, but Scampolo takes no money and no share. [How it works](/how-it-works), step by step.',
      ],
    },
    {
      id: 'who',
      title: 'Who runs it',
      blocks: [
        'One Fab City Hub a city: a network of places in one neighbourhood, with staff who look at the first lots of each workshop, answer, keep the shelves and write down the kilograms. The first is Milan, in the former Ansaldo works in Tortona, at BASE Milano.',
        'The other eight are the cities of the CENTRINNO network. Each has a page of its own, with who is there, where and when:',
        {
          list: [
            '[Milan](/hubs/milano)',
            '[Amsterdam](/hubs/amsterdam)',
            '[Barcelona](/hubs/barcelona)',
            '[Blönduós](/hubs/blonduos)',
            '[Copenhagen](/hubs/copenhagen)',
            '[Geneva](/hubs/geneva)',
            '[Paris](/hubs/paris)',
            '[Tallinn](/hubs/tallinn)',
            '[Zagreb](/hubs/zagreb)',
          ],
        },
      ],
    },
    {
      id: 'open',
      title: 'How open it is',
      blocks: [
        {
          list: [
            'The code is free, under the EUPL-1.2: another city can take it and use it.',
            'Programs can read all that you see here: [open data and API](/api/docs).',
            'Every hub has an Atom feed of its news and its lots: you find it on its page.',
          ],
        },
      ],
    },
    {
      id: 'not',
      title: 'What we do not do',
      blocks: [
        {
          list: [
            'We take no waste. To the law it is something else: [how to tell](/legal-routes#waste).',
            'We do not follow you: no advertising, nobody else’s counters, no profiles. [What we keep](/privacy).',
            'We promise nothing that was not weighed. What counts is the kilograms on the scales, at the hand-over.',
          ],
        },
      ],
    },
  ],
};
