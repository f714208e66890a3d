import { OFFLINE_LIMITS } from '@scampolo/shared/domain/offline-copies';
import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'short',
      title: 'In short',
      blocks: [
        {
          list: [
            'Nobody follows you. There are no trackers, no statistics of visitors, no requests to other sites: the pages cannot make any.',
            'Looking takes no account. With an account we keep what it takes to list, claim and hand over.',
            'You fetch a copy of everything by yourself, and delete the account by yourself, on the [page of your account](/me/account).',
            'We neither sell your data nor pass them on to anybody.',
          ],
        },
      ],
    },
    {
      id: 'kept',
      title: 'What we keep',
      blocks: [
        {
          records: [
            {
              name: 'Account',
              facts: [
                ['What', 'Name, e-mail address, language, dates'],
                ['Why', 'To sign in, and to write to you'],
                ['Until', 'You delete it; after 30 days if it was never confirmed nor used'],
                [
                  'Who sees it',
                  'You, your workshop’s colleagues, your hub’s staff. On a claim the other side reads the name too',
                ],
              ],
            },
            {
              name: 'Password',
              facts: [
                ['What', 'An argon2id hash, from which the password cannot be found'],
                ['Why', 'To sign in'],
                ['Until', 'You delete the account'],
                ['Who sees it', 'Nobody'],
              ],
            },
            {
              name: 'Workshop',
              facts: [
                ['What', 'Name, kind, places and hours, VAT number, languages, story, logo'],
                ['Why', 'To offer, claim and hand over'],
                ['Until', 'You close it; then see [what stays](#stays)'],
                [
                  'Who sees it',
                  'Colleagues and staff; everybody if its page is public, but the VAT number. Where to fetch, who holds a claim',
                ],
              ],
            },
            {
              name: 'Lots and photos',
              facts: [
                ['What', 'What you write and photograph; of photos we drop place, date and device'],
                ['Why', 'So that they are found'],
                ['Until', 'As long as the workshop'],
                ['Who sees it', 'Everybody, once online; the workshop’s name only if you chose so'],
              ],
            },
            {
              name: 'Claims, messages, hand-overs',
              facts: [
                ['What', 'Amount, notes, messages, reasons, dates, weighed kilograms'],
                ['Why', 'To claim, to agree and to hand over; for the hub’s figures'],
                [
                  'Until',
                  'Messages a year after the claim ended; the rest as long as the lot; the kilograms without end, without names',
                ],
                ['Who sees it', 'Both sides and the hub’s staff'],
              ],
            },
            {
              name: 'Decisions and notices',
              facts: [
                ['What', 'What staff decided and why; what was reported, and the answer'],
                ['Why', 'Who gets a decision is owed its reasons (Regulation (EU) 2022/2065, art. 17)'],
                ['Until', 'Decisions as long as the lot; a notice three years after its answer'],
                ['Who sees it', 'The workshop and staff; a notice, who filed it and staff'],
              ],
            },
            {
              name: 'Sessions and links',
              facts: [
                ['What', 'Browser and system, begin and last use; the links we mailed, never their secret'],
                ['Why', 'To stay signed in, and to see where you are'],
                ['Until', '30 days after the end'],
                ['Who sees it', 'You alone'],
              ],
            },
            {
              name: 'Attempts',
              facts: [
                ['What', 'How often somebody tries to sign in, from which network, as a hash'],
                ['Why', 'Against who guesses'],
                ['Until', 'Two hours at most'],
                ['Who sees it', 'Nobody'],
              ],
            },
            {
              name: 'Record of who did what',
              facts: [
                ['What', 'Codes and figures, never a name or an address'],
                ['Why', 'To find out what happened, and against abuse'],
                ['Until', 'Without end; it cannot be changed'],
                ['Who sees it', 'Whoever runs the database; your part is in your copy'],
              ],
            },
            {
              name: 'People named by a hub',
              facts: [
                ['What', 'Name and task of those who agreed'],
                ['Why', 'So that one knows whom to ask'],
                ['Until', 'Staff take them away'],
                ['Who sees it', 'Everybody'],
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'browser',
      title: 'In your browser',
      blocks: [
        'Three cookies, none of others. They are for what you asked for, so there is nothing to consent to.',
        {
          facts: [
            ['scampolo_access', 'Says that you are signed in. Lasts 15 minutes.'],
            [
              'scampolo_refresh',
              'Keeps you signed in. Lasts up to 30 days without a visit, 180 in all, or until you sign out.',
            ],
            ['scampolo_lang', 'The language you chose by hand. Lasts a year.'],
          ],
        },
        'With https the first two are called __Host-… and travel encrypted only. No script can read any of the three.',
        `The device also keeps the workshop you act for, drafts that wait for a network and, to read without one, the last pages you saw: ${OFFLINE_LIMITS.pages} at most, for ${OFFLINE_LIMITS.days} days or until you sign out. Never the account, claims or messages.`,
      ],
    },
    {
      id: 'leave',
      title: 'If you leave',
      blocks: [
        'On the [page of your account](/me/account) you ask for a copy of everything (a ZIP file, yours for 7 days) and delete the account with your password. Before you confirm you read what happens. Right after:',
        {
          list: [
            'Name, address, password, sessions and roles are gone. An empty row stays, because claims and the record have a number to refer to.',
            'A workshop where you were alone closes: its claims are cancelled and the other side is told, its lots are taken back.',
            'A workshop with colleagues stays with them. If you own it, you hand it over first.',
          ],
        },
      ],
    },
    {
      id: 'stays',
      title: 'What stays, and until when',
      blocks: [
        {
          facts: [
            [
              'Name, places and VAT number of a closed workshop that gave or took something',
              'Ten years after the last hand-over: others’ papers must name it (Italian civil code, art. 2220). It is the case of Regulation (EU) 2016/679, art. 17(3)(b).',
            ],
            ['Descriptions of its lots, notes and reasons', 'The same; without hand-overs, 30 days.'],
            [
              'What changed hands, how many kilograms, when',
              'Without end, without names: they are the hub’s figures.',
            ],
          ],
        },
        'We cannot take back mails that have arrived, or copies that others made of what they could see. In backups deleted data stay until the backups themselves are replaced.',
      ],
    },
    {
      id: 'rights',
      title: 'Your rights, and whom to ask',
      blocks: [
        'See, correct, take along, delete: you do most of it by yourself. For the rest, and to object to a use or restrict it, write to [your hub](/hubs): who runs the exchange in your city decides why and how data are used, and answers you within a month.',
        'If the answer does not convince you, you can turn to the supervisory authority of your country: in Italy the Garante per la protezione dei dati personali. In Geneva Swiss law applies, in Blönduós the European regulation through the European Economic Area.',
      ],
    },
  ],
};
