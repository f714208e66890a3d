import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingJson, ListingSummary, PhotoJson } from '@scampolo/shared/contract/listings';
import clothUrl from './cloth.svg';

/** A lot as a card takes it. */
export type Hit = ListingSummary & { distanceKm: number | null };

export const hub: HubJson = {
  slug: 'milano',
  city: 'Milano',
  name: 'Fab City Hub Milano',
  place: 'BASE Milano, Tortona',
  countryCode: 'IT',
  timeZone: 'Europe/Rome',
  languages: ['it', 'en'],
  lat: 45.451,
  lon: 9.164,
  story: '',
  listings: 1,
};

const photo: PhotoJson = {
  id: 'photo-1',
  width: 1200,
  height: 1500,
  thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
  variants: [{ width: 1200, height: 1500, url: clothUrl, type: 'image/svg+xml' }],
  alt: 'Saia blu con una cimosa imbastita',
  altTyped: true,
};

/** An end of roll, some of it gone. */
export const lengthLot: ListingJson = {
  id: 'sample-length',
  title: 'Fresco di lana, fine pezza',
  description: '',
  locale: 'it',
  hub: 'milano',
  category: 'woven.suiting',
  form: 'end_of_roll',
  origin: 'overorder',
  condition: 'B',
  defects: ['snag'],
  defectMarks: [{ defect: 'snag', piece: null, alongCm: 620, acrossCm: 40, radiusCm: 3 }],
  composition: [
    { fibre: 'wool', percent: 80 },
    { fibre: 'polyamide', percent: 20 },
  ],
  compositionSource: 'label',
  weightGsm: 280,
  widthCm: 150,
  amount: { value: 12.5, unit: 'm' },
  amountLeft: { value: 8, unit: 'm' },
  smallestCut: { value: 0.5, unit: 'm' },
  pieces: [],
  massKg: 5.25,
  massComputed: true,
  legalRoute: 'product',
  priceKind: 'gift',
  price: null,
  allocation: { mode: 'first_come' },
  brandVisible: true,
  attributes: {},
  colours: [
    { hex: '#2a4168', lab: [27, 2, -24], share: 0.7, family: 'blue' },
    { hex: '#3d557f', lab: [35, 1, -25], share: 0.3, family: 'blue' },
  ],
  pickup: { kind: 'workshop' },
  pickupHours: null,
  availableUntil: null,
  status: 'published',
  photos: [photo, { ...photo, id: 'photo-2' }],
  workshop: { kind: 'studio', hub: 'milano', name: 'Studio Nebbia' },
  revision: 1,
  mine: false,
  createdAt: '2026-11-10T09:00:00Z',
  updatedAt: '2026-11-12T09:00:00Z',
  publishedAt: '2026-11-12T09:00:00Z',
};

/** Distinct pieces, one of them gone, one size three times. */
export const piecesLot: ListingJson = {
  ...lengthLot,
  id: 'sample-pieces',
  title: 'Nappa d’agnello, ritagli grandi',
  category: 'leather.lamb_sheep',
  form: 'offcut',
  defects: [],
  defectMarks: [],
  composition: [],
  compositionSource: 'unknown',
  weightGsm: null,
  widthCm: null,
  amount: { value: 5, unit: 'pcs' },
  amountLeft: { value: 4, unit: 'pcs' },
  smallestCut: null,
  pieces: [
    { id: 'piece-1', lengthCm: 64, widthCm: 48, count: 1, left: 1 },
    { id: 'piece-2', lengthCm: 52, widthCm: 31.5, count: 1, left: 0 },
    { id: 'piece-3', lengthCm: 40, widthCm: 30, count: 3, left: 3 },
  ],
  massKg: 1.4,
  massComputed: false,
  colours: [{ hex: '#7a3b22', lab: [32, 25, 27], share: 1, family: 'brown' }],
  photos: [],
};

const plain: Hit = {
  ...summaryOf(lengthLot),
  amountLeft: lengthLot.amount,
  photo,
};

/** One card a state: whole, without a photo, with a long title, some of it gone, swap, price, one piece left, all reserved. */
export const HITS: readonly Hit[] = [
  { ...plain, id: 'sample-1' },
  { ...summaryOf(piecesLot), id: 'sample-2', amountLeft: piecesLot.amount, distanceKm: 1.2 },
  {
    ...plain,
    id: 'sample-3',
    title:
      'Doppio crêpe di lana e seta color carta da zucchero con cimosa parlante, due teli non consecutivi',
  },
  { ...summaryOf(lengthLot), id: 'sample-4', photo },
  { ...plain, id: 'sample-5', priceKind: 'swap' },
  { ...plain, id: 'sample-6', priceKind: 'price', price: { value: 8, currency: 'EUR', per: 'm' } },
  {
    ...summaryOf(piecesLot),
    id: 'sample-7',
    amountLeft: { value: 1, unit: 'pcs' },
  },
  { ...plain, id: 'sample-8', status: 'exhausted', amountLeft: { value: 0, unit: 'm' } },
];

function summaryOf(lot: ListingJson): Hit {
  const largest = lot.pieces[0];
  return {
    id: lot.id,
    title: lot.title,
    locale: lot.locale,
    hub: lot.hub,
    category: lot.category,
    form: lot.form,
    condition: lot.condition,
    composition: lot.composition,
    weightGsm: lot.weightGsm,
    widthCm: lot.widthCm,
    amount: lot.amount,
    amountLeft: lot.amountLeft,
    massKg: lot.massKg,
    priceKind: lot.priceKind,
    price: lot.price,
    legalRoute: lot.legalRoute,
    colours: lot.colours,
    status: lot.status,
    workshop: lot.workshop,
    revision: lot.revision,
    publishedAt: lot.publishedAt,
    availableUntil: lot.availableUntil,
    photo: null,
    largestPiece: largest ? { lengthCm: largest.lengthCm, widthCm: largest.widthCm } : null,
    distanceKm: null,
  };
}
