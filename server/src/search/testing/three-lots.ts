import { labFromHex } from '@scampolo/shared/domain/colour';
import type { DocumentRow } from '../document.ts';
import { listingDocument, testId } from './listing-rows.ts';

const coloured = (hex: string) => ({ hex, lab: labFromHex(hex), share: 0.5 });

/**
 * Three lots that differ in everything: navy wool in Milan, red silk pieces in Zagreb, brown hides in
 * Blönduós.
 */
export const LOTS: Partial<DocumentRow>[] = [
  { publishedAt: new Date('2026-03-01'), availableUntil: new Date('2026-09-01') },
  {
    category: 'knit.jersey',
    form: 'offcut',
    condition: 'B',
    composition: [
      { fibre: 'silk', percent: 55 },
      { fibre: 'wool', percent: 45 },
    ],
    weightGsm: 120,
    widthCm: 90,
    unit: 'pcs',
    amountLeft: 30,
    piecesLeft: [
      { lengthCm: 40, widthCm: 120, count: 2 },
      { lengthCm: 80, widthCm: 80, count: 3 },
    ],
    legalRoute: 'gift',
    priceKind: 'swap',
    colours: [coloured('#c8102e'), coloured('#ffffff')],
    hub: 'zagreb',
    lat: 45.81,
    lon: 15.98,
    workshopKind: 'school',
    photoCount: 0,
    publishedAt: new Date('2026-03-02'),
    availableUntil: new Date('2026-08-01'),
  },
  {
    category: 'leather',
    form: null,
    condition: null,
    composition: [],
    weightGsm: null,
    widthCm: null,
    unit: 'm2',
    amountLeft: 25_000,
    legalRoute: null,
    priceKind: 'price',
    colours: [],
    hub: 'blonduos',
    lat: 65.66,
    lon: -20.28,
    workshopKind: 'non_profit',
    publishedAt: new Date('2026-03-03'),
  },
];
/** Their documents, numbered from 1. */
export const threeLots = LOTS.map((lot, index) => listingDocument({ ...lot, id: testId(index + 1) }));
/** Where distances start. */
export const milan = { lat: 45.46, lon: 9.19 };
