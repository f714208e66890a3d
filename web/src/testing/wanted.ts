import type { SavedSearchJson } from '@scampolo/shared/contract/saved-searches';
import type { WantedJson } from '@scampolo/shared/contract/wanted';

const id = (end: string): string => `019a0000-0000-7000-8000-0000000000${end}`;

/** A search with every kind of filter that has a word of its own, and new lots. */
export const savedSearch: SavedSearchJson = {
  id: id('a1'),
  name: 'Lana per giacche',
  query:
    'q=lana&hub=milano&category=woven.suiting&fibre=wool&colour=blue&condition=A&priceKind=gift&legalRoute=product&workshopKind=studio&fibreMin=80&widthMin=140',
  cadence: 'daily',
  unseen: 3,
  lastSentAt: '2026-11-20T07:00:00Z',
  createdAt: '2026-11-01T10:00:00Z',
};

/** Others: one that nothing is new in, one that asks for everything. */
export const savedSearches: SavedSearchJson[] = [
  savedSearch,
  {
    ...savedSearch,
    id: id('a2'),
    name: 'Tutto',
    query: '',
    cadence: 'none',
    unseen: 0,
    lastSentAt: null,
  },
];

/** An open post of somebody else. */
export const wanted: WantedJson = {
  id: id('a3'),
  title: 'Gabardina blu per una giacca',
  text: 'Due metri bastano.\nVa bene anche una flanella leggera.',
  locale: 'it',
  hub: 'milano',
  query: 'q=gabardina&colour=blue&fibre=wool',
  status: 'open',
  neededBy: '2026-12-15T21:59:59.000Z',
  closesAt: '2026-12-16T21:59:59.000Z',
  createdAt: '2026-11-19T10:00:00Z',
  workshop: { kind: 'school', hub: 'milano' },
  mine: false,
  mayRemove: false,
  cadence: null,
  answers: 12,
};

/** One's own, in each of its states. */
export const myWanted: WantedJson[] = (['open', 'found', 'closed', 'expired', 'removed'] as const).map(
  (status, index) => ({
    ...wanted,
    id: id(`b${index}`),
    status,
    mine: true,
    cadence: 'at_once',
    answers: null,
  }),
);
