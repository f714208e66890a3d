import type { DeskCounts, DeskJson } from '@scampolo/shared/contract/desk';
import type {
  ClaimMessageJson,
  ClaimThreadJson,
  ThreadSummaryJson,
} from '@scampolo/shared/contract/messages';
import type { NoticeJson, StaffNotice } from '@scampolo/shared/contract/notices';
import { claim, listing, photo } from './fixtures.ts';

const id = (end: string): string => `019a0000-0000-7000-8000-0000000000${end}`;

export const counts: DeskCounts = {
  listings: { needs: 2, waiting: 1, online: 7, ended: 3, all: 13 },
  claims: { open: 1, collected: 4, ended: 2, all: 7 },
  notices: { open: 1, all: 2 },
  threads: 3,
};

const need = {
  id: id('d1'),
  title: listing.title,
  locale: 'it',
  hub: 'milano',
  who: 'Riva Cappotti',
  amount: { value: 2.5, unit: 'm' },
  by: null,
  since: '2026-11-20T10:00:00Z',
  count: null,
} as const;
const several = { ...need, id: null, title: null, locale: null, hub: null, who: null, amount: null };

/** One of everything that can be on a desk. */
export const desk: DeskJson = {
  needs: [
    { ...need, kind: 'hand_over', by: '2026-11-23T17:30:00Z' },
    { ...need, kind: 'fetch', id: id('d2'), by: '2026-11-23T18:30:00Z' },
    { ...need, kind: 'fetch', id: id('d3'), who: null, by: '2026-11-28T18:30:00Z' },
    { ...need, kind: 'unread', count: 2 },
    { ...need, kind: 'unread', id: id('d3'), who: null, count: 1 },
    { ...need, kind: 'changes', who: null, amount: null, id: id('b1') },
    { ...several, kind: 'decide', count: 3 },
    { ...several, kind: 'notices', count: 1 },
    { ...need, kind: 'overdue' },
    { ...need, kind: 'ends_soon', who: null, amount: null, by: '2026-11-30T22:59:59Z' },
    { ...need, kind: 'draft', who: null, amount: null },
    { ...need, kind: 'nobody', who: null, amount: null, id: id('b2') },
  ],
  news: [
    ...(['published', 'rejected', 'removed', 'cancelled', 'lapsed', 'no_show', 'notice_upheld'] as const),
    'notice_dismissed' as const,
  ].map((kind) => ({
    kind,
    id: id('b1'),
    title: kind === 'notice_upheld' ? null : listing.title,
    locale: 'it',
    hub: 'milano',
    at: '2026-11-21T09:00:00Z',
  })),
  counts,
  now: '2026-11-22T12:00:00Z',
};

const message: ClaimMessageJson = {
  id: id('e1'),
  from: { side: 'giver', name: 'Studio Nebbia', kind: 'studio' },
  author: 'Carla Nebbia',
  mine: false,
  text: 'Domani alle 10?\nhttps://base.milano.it/dove e poi suona.',
  createdAt: '2026-11-22T11:00:00Z',
};

/** A talk with a word from each side, one of whom hides its name. */
export const thread: ClaimThreadJson = {
  items: [
    message,
    {
      ...message,
      id: id('e2'),
      mine: true,
      author: 'Ada Riva',
      from: { side: 'claimant', name: 'Riva Cappotti', kind: 'designer' },
      text: 'Alle 11 va meglio.',
    },
    {
      ...message,
      id: id('e3'),
      author: null,
      from: { side: 'giver', name: null, kind: 'studio' },
      text: 'Va bene.',
    },
    {
      ...message,
      id: id('e4'),
      author: null,
      from: { side: 'hub', name: 'Fab City Hub Milano', kind: null },
      text: 'Il cortile apre alle 12.',
    },
  ],
  nextCursor: 'older',
  side: 'claimant',
  lastReadId: id('e2'),
  writableUntil: null,
  writable: true,
};

export const threads: ThreadSummaryJson[] = [
  {
    claimId: claim.id,
    status: 'reserved',
    listing: { title: listing.title, locale: 'it', hub: 'milano', photo },
    with: { side: 'giver', name: null, kind: 'studio' },
    unread: 2,
    last: message,
  },
  {
    claimId: id('d2'),
    status: 'collected',
    listing: { title: listing.title, locale: 'it', hub: 'milano', photo: null },
    with: { side: 'claimant', name: 'Riva Cappotti', kind: 'designer' },
    unread: 0,
    last: { ...message, mine: true },
  },
];

const subject = {
  kind: 'listing',
  id: listing.id,
  path: null,
  title: listing.title,
  locale: 'it',
  claimId: null,
} as const;

export const notice: NoticeJson = {
  id: id('f1'),
  subject,
  reason: 'wrong_facts',
  text: 'È poliestere, non lana.',
  locale: 'it',
  status: 'open',
  answer: null,
  answeredAt: null,
  createdAt: '2026-11-20T09:00:00Z',
};

/** In each of its states, about each kind of thing. */
export const notices: NoticeJson[] = [
  notice,
  {
    ...notice,
    id: id('f2'),
    status: 'upheld',
    answer: 'Corretto, grazie.',
    answeredAt: '2026-11-21T09:00:00Z',
    subject: { ...subject, kind: 'page', id: null, path: '/accessibility', title: null, locale: null },
  },
  {
    ...notice,
    id: id('f3'),
    status: 'dismissed',
    answer: 'Abbiamo controllato.',
    answeredAt: '2026-11-21T09:00:00Z',
    subject: { ...subject, title: null },
  },
];

export const staffNotices: StaffNotice[] = [
  {
    ...notice,
    subject: { ...subject, kind: 'message', claimId: claim.id },
    hub: 'milano',
    quoted: 'Domani alle 10?',
    filedBy: 'Ada Riva',
    answerable: true,
    mayAnswer: true,
  },
  { ...notice, id: id('f4'), hub: null, quoted: null, filedBy: null, answerable: false, mayAnswer: false },
];
