import type { NoticeBody } from '@scampolo/shared/contract/notices';

/** What somebody reported: on a listing of the demo by its key, or a page; with the answer of who runs the exchange, or none yet. */
export interface DemoNotice {
  readonly about: { readonly listing: string } | { readonly path: string };
  /** slug of the workshop whose founder reports it; null for somebody who is not signed in */
  readonly by: string | null;
  readonly reason: NoticeBody['reason'];
  readonly text: string;
  readonly answer?: { readonly outcome: 'upheld' | 'dismissed'; readonly text: string };
}

/** Four reports: two that wait, one that was right and one that was not. */
export const demoNotices: readonly DemoNotice[] = [
  {
    about: { listing: 'spina-tortora' },
    by: 'ada-morini',
    reason: 'wrong_facts',
    text: 'Nella foto la spina sembra più stretta dei due centimetri scritti. Potete controllare?',
  },
  {
    about: { listing: 'telai-serigrafia' },
    by: null,
    reason: 'other',
    text: 'Quei due telai con la matrice potrebbero essere del nostro laboratorio: li abbiamo prestati a una scuola l’anno scorso.',
  },
  {
    about: { listing: 'tartan-red' },
    by: 'hvonn',
    reason: 'wrong_facts',
    text: 'The moth damage is mentioned in the text, but is there nothing larger? One length looked thin when I saw it.',
    answer: {
      outcome: 'dismissed',
      text: 'We looked at all three lengths with the school: two small holes, as the listing says. Thank you for asking.',
    },
  },
  {
    about: { path: '/accessibility' },
    by: 'contrefil',
    reason: 'translation',
    text: 'On the English page one sentence is still Italian.',
    answer: { outcome: 'upheld', text: 'You were right, it is translated now.' },
  },
];
