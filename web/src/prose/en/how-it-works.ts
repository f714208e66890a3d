import { RESERVATION_DAYS } from '@scampolo/shared/domain/exchange';
import { LIMITS } from '@scampolo/shared/domain/listing';
import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'short',
      title: 'In short',
      blocks: [
        {
          sequence: [
            'Who has material lying still takes a photo and lists it.',
            'Who looks for it claims the amount they need.',
            `Within ${RESERVATION_DAYS} days they fetch it, at the hub or at the workshop.`,
            'It is weighed, and the hand-over is done.',
          ],
        },
      ],
    },
    {
      id: 'give',
      title: 'If you give',
      blocks: [
        {
          steps: [
            'Open an account with your workshop; one of a single person will do. Until you open the link that comes by e-mail you can prepare drafts, but not publish.',
            `Photograph the lot: up to ${LIMITS.photos} photos. None is fine too, but then fewer people find it.`,
            'Say what it is: material, form, condition, amount, faults. If you do not know the composition, say that you do not.',
            'Choose the [legal route](/legal-routes), and whether it is a gift, a swap or has a price.',
            'Decide whether to show your name. Without it, others read only what kind of workshop you are, and of which hub.',
            'Hand the lot in. If your workshop is new, the hub’s staff look at it before it goes online; once they trust you, it is online at once.',
          ],
        },
        'You can still change a lot that is online. As long as staff do not know you yet, they look at it again after a change. You can also take it back: claims that were made stand.',
      ],
    },
    {
      id: 'take',
      title: 'If you take',
      blocks: [
        {
          steps: [
            'Search: looking takes no account.',
            'Claim what you need: metres, from the smallest cut up, or exactly those pieces. What you claim nobody else can.',
            'First come, first served. The claim is made the moment you send it, and giver and taker get an e-mail.',
            `You have ${RESERVATION_DAYS} days to fetch it. You see the address as soon as you have claimed.`,
            'To agree on a time you write to each other on the page of the claim.',
            'If you change your mind, cancel: you need not say why, and the material is free again.',
          ],
        },
        'There is no waiting list yet: when a claim falls through, the lot is free for everybody.',
      ],
    },
    {
      id: 'staff',
      title: 'If you work at the hub',
      blocks: [
        {
          steps: [
            'You look at the lots of new workshops, the oldest first: approve, ask for changes, or do not accept. Who listed gets the reason in writing.',
            'You say which workshops you trust. About those you work for yourself, somebody else decides.',
            'You confirm hand-overs at the counter, with the weighed kilograms, and mark who did not come.',
            'You write on the [hub’s page](/hubs) who is there, where, when, and what is new.',
          ],
        },
        'Of each decision it stays on record who took it, when and why.',
      ],
    },
    {
      id: 'handover',
      title: 'The hand-over',
      blocks: [
        'The giver, or staff, puts the material on the scales and writes down the weight. What counts is what it weighs, not what the listing said. Then one question: would you have bought new material? You need not answer.',
        'With that the hand-over is done, and the material belongs to who took it. What to keep in writing depends on the [legal route](/legal-routes#keep).',
      ],
    },
    {
      id: 'no-show',
      title: 'If something goes wrong',
      blocks: [
        {
          facts: [
            [
              'Nobody comes',
              `After ${RESERVATION_DAYS} days the claim lapses by itself and the material is free again. Both sides are told by e-mail.`,
            ],
            [
              'You had agreed on a time, and nobody came',
              'The giver, or staff, marks it. The material is free at once, and it stays on record.',
            ],
            [
              'The giver cannot any more',
              'They cancel the claim and must say why. Who had claimed reads it in an e-mail.',
            ],
            [
              'The material is not as described',
              'Do not take it. Cancel, and report it from the lot’s page: staff look into it.',
            ],
          ],
        },
      ],
    },
    {
      id: 'price',
      title: 'Gift, swap, price',
      blocks: [
        {
          facts: [
            ['Gift', 'You take it, and that is all.'],
            ['Swap', 'The giver asks for something in return. You agree among yourselves.'],
            [
              'Price',
              'It is on the listing: by the metre, the piece, the kilogram or for the whole lot. You pay each other: Scampolo takes no money and no share.',
            ],
          ],
        },
      ],
    },
    {
      id: 'states',
      title: 'The states of a lot',
      blocks: [
        {
          facts: [
            ['Draft', 'Only your workshop sees it, and your hub’s staff.'],
            ['In the queue', 'It waits for staff to look at it.'],
            ['To be changed', 'Staff asked for something. You mend it and hand it in again.'],
            ['Not accepted', 'It does not go online. You get the reason by e-mail.'],
            ['Online', 'Everybody sees it, and it can be claimed.'],
            [
              'All claimed',
              'It can still be seen, but there is nothing left to claim. When a claim falls through, it is online again.',
            ],
            ['Taken back', 'Who listed it took it back.'],
            ['Removed', 'Staff took it down, and wrote why.'],
            ['Expired', 'The date that the giver had set is over.'],
          ],
        },
      ],
    },
    {
      id: 'words',
      title: 'Words of the trade',
      blocks: [
        {
          terms: [
            {
              id: 'pezza',
              term: 'Bolt (pezza)',
              text: 'The whole roll of cloth, as it comes from the mill or the warehouse.',
            },
            {
              id: 'altezza',
              term: 'Width (altezza)',
              text: 'From selvedge to selvedge: often 140 or 150 cm. Italians say height; it is not the length.',
            },
            {
              id: 'scampolo',
              term: 'Remnant (scampolo)',
              text: 'The last stretch of a bolt, left when the rest is cut or sold.',
            },
            {
              id: 'fine-rotolo',
              term: 'End of roll (fine rotolo)',
              text: 'What is still wound on the tube: more than a remnant, less than a bolt.',
            },
            {
              id: 'ritaglio',
              term: 'Offcut (ritaglio)',
              text: 'The piece that is left of cutting, between one pattern piece and the next.',
            },
            {
              id: 'giacenza',
              term: 'Deadstock (giacenza)',
              text: 'New material that nobody used: ordered in excess, or of a past collection.',
            },
            {
              id: 'cimosa',
              term: 'Selvedge (cimosa)',
              text: 'The finished edge on both sides of the cloth, denser than the rest. Sometimes the composition is written on it.',
            },
            {
              id: 'dritto',
              term: 'Right and wrong side (dritto e rovescio)',
              text: 'The face that shows and the one that lies inside.',
            },
            {
              id: 'verso',
              term: 'Direction (verso)',
              text: 'The way the cloth wants to be seen: pile, pattern or sheen run one way, and all pieces are cut that way.',
            },
            {
              id: 'drittofilo',
              term: 'Straight grain (drittofilo)',
              text: 'The direction of the warp, parallel to the selvedge. A garment cut off grain twists.',
            },
            {
              id: 'sbieco',
              term: 'Bias (sbieco)',
              text: 'The diagonal, at 45 degrees to the grain: there the cloth gives and falls softly.',
            },
            {
              id: 'grammatura',
              term: 'Weight (grammatura)',
              text: 'What a square metre weighs, in g/m². The higher, the heavier the cloth.',
            },
            {
              id: 'mano',
              term: 'Hand (mano)',
              text: 'How a cloth feels between the fingers: dry, soft, slippery.',
            },
            {
              id: 'taglio-minimo',
              term: 'Smallest cut (taglio minimo)',
              text: 'The shortest length that the giver is willing to cut.',
            },
          ],
        },
      ],
    },
  ],
};
