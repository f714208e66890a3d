import type { OpenSessionJson } from '@scampolo/shared/contract/identity';
import type { DeletionPreview, MemberExport } from '@scampolo/shared/contract/privacy';
import type { StaffWorkshop, WorkshopJson, WorkshopPeople } from '@scampolo/shared/contract/workshops';
import { me } from './fixtures.ts';

const id = (end: string): string => `019a0000-0000-7000-8000-0000000000${end}`;

/** A workshop with all it can say, as its owner sees it. */
export const workshop: WorkshopJson = {
  id: id('0a'),
  name: 'Riva Cappotti',
  kind: 'designer',
  hub: 'milano',
  languages: ['it', 'en', 'fr'],
  story: 'Cappotti su misura dal 2009.\nLana e cachemire, quasi sempre di rimanenza.',
  places: [
    {
      id: id('a1'),
      name: 'Bottega',
      address: 'Via Savona 18, 20144 Milano',
      hours: [1, 2, 3, 4, 5].flatMap((day) => [
        { day, from: '09:30', to: '13:00' },
        { day, from: '14:30', to: '18:30' },
      ]),
    },
    { id: id('a2'), name: '', address: 'Via Tortona 54, 20144 Milano', hours: [] },
  ],
  logo: {
    variants: [96, 192, 384].map((width) => ({
      width,
      height: width,
      url: `/photos/logo-${width}.webp`,
      type: 'image/webp',
    })),
  },
  own: { vatNumber: 'IT12345670785', profilePublic: true, trust: 'trusted', revision: 4, role: 'owner' },
  createdAt: '2026-01-10T09:00:00Z',
};

/** Its owner, a colleague, and somebody invited. */
export const people: WorkshopPeople = {
  members: [
    { memberId: me.id, name: me.name, email: me.email, role: 'owner', joinedAt: '2026-01-10T09:00:00Z' },
    {
      memberId: id('02'),
      name: 'Bruno Sarti',
      email: 'bruno@atelier.example',
      role: 'member',
      joinedAt: '2026-05-02T09:00:00Z',
    },
  ],
  invitations: [
    {
      id: id('e1'),
      email: 'carla@atelier.example',
      createdAt: '2026-11-20T09:00:00Z',
      expiresAt: '2026-11-27T09:00:00Z',
    },
  ],
};

/** This device, and one that nobody knows. */
export const sessions: OpenSessionJson[] = [
  {
    id: id('51'),
    device: 'Firefox, Android',
    createdAt: '2026-11-01T09:00:00Z',
    lastUsedAt: '2026-11-22T09:15:00Z',
    current: true,
  },
  {
    id: id('52'),
    device: '',
    createdAt: '2026-10-01T09:00:00Z',
    lastUsedAt: '2026-11-20T20:45:00Z',
    current: false,
  },
];

const copy: MemberExport = {
  id: id('71'),
  status: 'ready',
  progress: 100,
  sizeBytes: 12_345_678,
  createdAt: '2026-11-20T09:00:00Z',
  expiresAt: '2026-11-27T09:00:00Z',
  url: '/api/v1/me/exports/71/file',
};

/** A copy in each of its states. */
export const copies: MemberExport[] = [
  { ...copy, id: id('72'), status: 'running', progress: 40, sizeBytes: null, expiresAt: null, url: null },
  { ...copy, id: id('73'), status: 'queued', progress: 0, sizeBytes: null, expiresAt: null, url: null },
  { ...copy, id: id('74'), status: 'failed', progress: 12, sizeBytes: null, expiresAt: null, url: null },
  copy,
];

/** What deleting does where there is something of everything. */
export const deletion: DeletionPreview = {
  workshops: [
    { id: id('0a'), name: 'Riva Cappotti', outcome: 'closes', keptUntil: '2036-12-31T23:00:00Z' },
    { id: id('0b'), name: 'Studio Nebbia', outcome: 'stays', keptUntil: null },
    { id: id('0c'), name: 'Sartoria Due', outcome: 'hand_over', keptUntil: null },
  ],
  listingsWithdrawn: 3,
  listingsDeleted: 1,
  reservationsCancelled: 2,
  handoversKept: 12,
  possible: false,
  lastAdmin: true,
};

/** A workshop as staff know it: one confirmed member, one suspended. */
export const staffWorkshop: StaffWorkshop = {
  id: id('0a'),
  name: 'Riva Cappotti',
  kind: 'designer',
  hub: 'milano',
  trust: 'new',
  createdAt: '2026-01-10T09:00:00Z',
  closedAt: null,
  publishedListings: 7,
  members: [
    {
      id: me.id,
      name: me.name,
      email: me.email,
      role: 'owner',
      emailConfirmed: true,
      suspendedAt: null,
      canSuspend: true,
    },
    {
      id: id('02'),
      name: 'Bruno Sarti',
      email: 'bruno@atelier.example',
      role: 'member',
      emailConfirmed: false,
      suspendedAt: '2026-11-02T09:00:00Z',
      canSuspend: true,
    },
  ],
};
