import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson, PhotoJson } from '@scampolo/shared/contract/listings';
import type { PageShell } from '@scampolo/shared/contract/pages';
import type { SearchAnswer } from '@scampolo/shared/contract/search';
import { lengthLot } from '../styleguide/samples.ts';

/** What every page knows, for somebody who is not signed in. */
export const shell: PageShell = {
  locale: 'it',
  me: null,
  path: '/',
  publicUrl: 'https://scampolo.test',
  demo: true,
};

export const me: Me = {
  id: '019a0000-0000-7000-8000-000000000001',
  email: 'designer@demo.scampolo.org',
  emailConfirmed: true,
  pendingEmail: null,
  name: 'Ada Riva',
  locale: 'it',
  workshops: [
    {
      id: '019a0000-0000-7000-8000-00000000000a',
      name: 'Riva Cappotti',
      kind: 'designer',
      hub: 'milano',
      trust: 'new',
      role: 'owner',
    },
  ],
  staffOf: [],
  admin: false,
};

export const milano: HubJson = {
  slug: 'milano',
  city: 'Milano',
  name: 'Fab City Hub Milano',
  place: 'BASE Milano, Tortona',
  countryCode: 'IT',
  timeZone: 'Europe/Rome',
  languages: ['it', 'en'],
  lat: 45.451,
  lon: 9.164,
  story: 'Nelle officine ex Ansaldo.',
  listings: 21,
};

export const photo: PhotoJson = {
  id: '019a0000-0000-7000-8000-0000000000f0',
  width: 1600,
  height: 2000,
  thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
  variants: [320, 640, 1280].map((width) => ({
    width,
    height: width * 1.25,
    url: `/photos/blue-${width}.webp`,
    type: 'image/webp',
  })),
  alt: '',
  altTyped: false,
};

/** A published end of roll in metres. */
export const listing: ListingJson = {
  ...lengthLot,
  id: '019a0000-0000-7000-8000-0000000000b1',
  description: 'Resta dalla collezione invernale. Cimosa pulita, verso opaco.\nSi taglia bene, non sfila.',
  defectMarks: [],
  defects: ['crease_mark', 'side_centre_shading'],
  attributes: { weave_knit: 'gabardine', pattern: 'plain', usable_width_cm: 147, grain_marked: true },
  availableUntil: '2027-01-31T22:59:59Z',
  photos: [photo],
  workshop: {
    kind: 'studio',
    hub: 'milano',
    id: '019a0000-0000-7000-8000-00000000000b',
    name: 'Studio Nebbia',
    hasPage: true,
  },
  pickupHours: [{ day: 2, from: '10:00', to: '18:00' }],
  revision: 3,
};

/** A published lot of distinct pieces. */
export const pieces: ListingJson = {
  ...listing,
  id: '019a0000-0000-7000-8000-0000000000b2',
  title: 'Nappa d’agnello, ritagli grandi',
  category: 'leather.lamb_sheep',
  form: 'offcut',
  composition: [],
  compositionSource: 'unknown',
  weightGsm: null,
  widthCm: null,
  amount: { value: 6, unit: 'pcs' },
  amountLeft: { value: 4, unit: 'pcs' },
  smallestCut: null,
  pieces: [
    { id: '019a0000-0000-7000-8000-0000000000c1', lengthCm: 64, widthCm: 48, count: 1, left: 1 },
    { id: '019a0000-0000-7000-8000-0000000000c2', lengthCm: 52, widthCm: 31.5, count: 1, left: 0 },
    { id: '019a0000-0000-7000-8000-0000000000c3', lengthCm: 40, widthCm: 30, count: 4, left: 3 },
  ],
  massKg: 1.4,
  massComputed: false,
  attributes: { animal: 'lamb', thickness_mm: 0.8, tannage: 'chrome' },
  colours: [{ hex: '#7a3b22', lab: [32, 25, 27], share: 1, family: 'brown' }],
  legalRoute: 'by_product',
  brandVisible: false,
  workshop: { kind: 'studio', hub: 'milano' },
  pickupHours: null,
  photos: [],
};

export const claim: ClaimJson = {
  id: '019a0000-0000-7000-8000-0000000000d1',
  listingId: listing.id,
  status: 'reserved',
  amount: { value: 2.5, unit: 'm' },
  pieceIds: [],
  position: null,
  reservedUntil: '2026-11-28T17:30:00Z',
  note: 'Posso passare giovedì pomeriggio.',
  massKg: null,
  listing: { title: listing.title, locale: 'it', hub: 'milano', status: 'published', photo },
  pickup: { workshop: 'Studio Nebbia', place: 'Via Bergognone 34, Milano' },
  mine: true,
  reason: null,
  createdAt: '2026-11-22T10:00:00Z',
  updatedAt: '2026-11-22T10:00:00Z',
};

/** Results with one lot of each kind. */
export const answer: SearchAnswer = {
  hits: [listing, pieces].map((one) => ({
    id: one.id,
    title: one.title,
    locale: one.locale,
    hub: one.hub,
    category: one.category,
    form: one.form,
    condition: one.condition,
    composition: one.composition,
    weightGsm: one.weightGsm,
    widthCm: one.widthCm,
    amount: one.amount,
    amountLeft: one.amountLeft,
    massKg: one.massKg,
    priceKind: one.priceKind,
    price: one.price,
    legalRoute: one.legalRoute,
    colours: one.colours,
    status: one.status,
    workshop: one.workshop,
    revision: one.revision,
    publishedAt: one.publishedAt,
    availableUntil: one.availableUntil,
    photo: one.photos[0] ?? null,
    largestPiece: one.pieces[0] ? { lengthCm: 64, widthCm: 48 } : null,
    distanceKm: null,
    titleMarks: [],
  })),
  facets: {
    hub: [{ value: 'milano', label: 'Milano', count: 2 }],
    category: [
      { value: 'woven', label: 'Tessuti a telaio', count: 1 },
      { value: 'woven.suiting', label: 'Drapperia, laneria, gabardine', count: 1 },
      { value: 'leather', label: 'Pelle e cuoio', count: 1 },
    ],
    fibre: [
      { value: 'wool', label: 'lana', count: 1 },
      { value: 'polyamide', label: 'poliammidica o nylon', count: 1 },
    ],
    colour: [
      { value: 'blue', label: 'Blu', count: 1 },
      { value: 'brown', label: 'Marrone', count: 1 },
    ],
    form: [{ value: 'end_of_roll', label: 'Fine rotolo', count: 1 }],
    condition: [{ value: 'B', label: 'Prima scelta con difetti dichiarati evitabili', count: 2 }],
    priceKind: [{ value: 'gift', label: 'Dono', count: 2 }],
    legalRoute: [{ value: 'product', label: 'Prodotto', count: 1 }],
    workshopKind: [{ value: 'studio', label: 'Studio', count: 2 }],
  },
  total: 2,
  dropped: [],
  relaxed: [],
  closest: [],
  suggestion: null,
  engine: 'postgres',
};
