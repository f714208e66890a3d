import { labFromHex } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { buildDocument, type DocumentRow, type SearchDocument } from '../document.ts';

/** An id for tests: the same for the same number, ascending with it. */
export function testId(number: number): string {
  return `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A stored, published listing of 12.5 m of navy wool cloth in Milan, with what `changes` say. */
export function listingRow(changes: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id: testId(1),
    documentRevision: 1,
    title: 'Fresco di lana, fine pezza',
    description: '',
    category: 'woven.suiting',
    form: 'end_of_roll',
    condition: 'A',
    composition: [
      { fibre: 'wool', percent: 80 },
      { fibre: 'polyamide', percent: 20 },
    ],
    weightGsm: 280,
    widthCm: 150,
    unit: 'm',
    amountLeft: 1250,
    legalRoute: 'product',
    priceKind: 'gift',
    brandVisible: false,
    colours: [{ hex: '#1f2a44', lab: labFromHex('#1f2a44'), share: 1 }],
    publishedAt: new Date('2026-03-01T10:00:00Z'),
    availableUntil: null,
    hub: 'milano',
    hubCity: 'Milano',
    lat: 45.45,
    lon: 9.16,
    workshopKind: 'studio',
    workshopName: 'Atelier Brera',
    photoCount: 1,
    piecesLeft: [],
    ...changes,
  };
}

/** The document of {@link listingRow}. */
export function listingDocument(changes: Partial<DocumentRow> = {}): SearchDocument {
  return buildDocument(listingRow(changes), catalogue);
}
