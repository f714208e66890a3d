import type { Database } from '@scampolo/db/client';
import { newId } from '@scampolo/db/ids';
import { categories } from '@scampolo/db/schema/catalogue';
import { hubs } from '@scampolo/db/schema/hubs';
import { workshops } from '@scampolo/db/schema/identity';
import { listingPhotos, listingPieces, listings } from '@scampolo/db/schema/listings';
import { labFromHex } from '@scampolo/shared/domain/colour';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { buildDocument, type SearchDocument } from '../document.ts';
import { loadDocumentPage } from '../document-rows.ts';
import type { SearchEngine } from '../engine.ts';
import { STORABLE } from './hostile-values.ts';

/** Values that the stored listings have, by what they are. */
export const KNOWN = {
  category: ['woven.suiting', 'woven.denim_canvas', 'knit.jersey', 'leather.bovine_hide'],
  form: ['end_of_roll', 'offcut', 'hide'],
  fibre: ['wool', 'cotton', 'silk', 'polyester'],
  condition: ['A', 'B', 'C'],
  legalRoute: ['product', 'gift', 'used_goods'],
  priceKind: ['gift', 'swap', 'price'],
  hub: ['milano', 'blonduos', 'zagreb'],
  workshopKind: ['studio', 'school', 'non_profit'],
  hex: ['#1f2a44', '#c8102e', '#ffffff', '#7a5c3e', '#3f6f4f', '#e8c81c'],
} as const;

const COUNT = 120;
const TITLES = ['Fresco di lana', 'Seta cruda', 'Velluto a coste', 'Tweed scozzese', "Orlo dell'abito"];

/**
 * Stores 120 published listings and 30 that nobody may find, with pieces and photos, and indexes the published ones. `bent`:
 * every second one has, where the columns take any text, a value that is itself an attack.
 *
 * @returns the documents that were indexed
 */
export async function storeHostileListings(
  { db }: Database,
  engine: SearchEngine,
  { bent }: { bent: boolean },
): Promise<SearchDocument[]> {
  const kinds = KNOWN.workshopKind.map((kind) => ({
    id: newId(),
    name: `Sartoria ${kind}`,
    kind,
    hub: 'milano',
  }));
  await db.insert(workshops).values(kinds);
  if (bent) await storeCodes(db);
  const rows = Array.from({ length: COUNT + 30 }, (_, at) =>
    listingRow(at, bent && at % 2 === 1, pick(kinds, at).id),
  );
  await db.insert(listings).values(rows);
  const named = rows.map(({ id }, at) => ({ id, at }));
  const cut = named.filter(({ at }) => at % 4 === 0);
  await db.insert(listingPieces).values(cut.map(({ id, at }) => pieceRow(id, at)));
  await db.insert(listingPhotos).values(named.filter(({ at }) => at % 3 === 0).map(({ id }) => photoRow(id)));
  const documents = (await loadDocumentPage(db, null, 1000)).map((row) => buildDocument(row, catalogue));
  await engine.upsert(documents);
  return documents;
}

/** Hubs and categories that are called as attacks are: listings refer to them. */
async function storeCodes(db: Database['db']): Promise<void> {
  const hub = {
    city: 'Milano',
    name: '',
    place: '',
    address: '',
    countryCode: 'IT',
    timeZone: 'Europe/Rome',
  };
  const place = { lat: 45.45, lon: 9.16, languages: ['it'], story: { it: '', en: '' } };
  await db
    .insert(hubs)
    .values(STORABLE.map((slug) => ({ ...hub, ...place, slug })))
    .onConflictDoNothing();
  await db
    .insert(categories)
    .values(STORABLE.map((code) => ({ code, names: {} })))
    .onConflictDoNothing();
}

function listingRow(at: number, bent: boolean, workshopId: string): typeof listings.$inferInsert {
  // Strides without common factors, so that no two columns bend alike.
  const text = (known: readonly string[], stride: number) =>
    pick(bent ? STORABLE : known, at * stride + stride);
  const hex = pick(KNOWN.hex, at);
  const published = at < COUNT;
  return {
    id: newId(),
    workshopId,
    status: published ? 'published' : pick(['draft', 'pending', 'withdrawn'], at),
    locale: 'it',
    title: bent ? `${pick(TITLES, at)} ${text(TITLES, 3)}` : pick(TITLES, at),
    description: text(['', 'dalla collezione estiva'], 11),
    hub: text(KNOWN.hub, 1),
    category: text(KNOWN.category, 5),
    form: text(KNOWN.form, 7),
    condition: text(KNOWN.condition, 13),
    legalRoute: text(KNOWN.legalRoute, 17),
    priceKind: text(KNOWN.priceKind, 19),
    composition: [
      { fibre: text(KNOWN.fibre, 23), percent: pick([60, 80, 99.9], at) },
      { fibre: pick(KNOWN.fibre, at + 1), percent: pick([40, 20, 0.1], at) },
    ],
    weightGsm: pick([null, 80, 150.5, 280, 3000], at),
    widthCm: pick([90, 140, null, 150, 320], at),
    unit: pick(['m', 'kg', 'm2', 'pcs'], at),
    amountTotal: pick([1, 50, 1250, 9_000_000_000], at + 1),
    colours: at % 5 === 0 ? [] : [{ hex, lab: labFromHex(hex), share: 0.6 }],
    publishedAt: new Date(Date.UTC(2026, 2, 1 + (at % 9))),
  };
}

function pieceRow(listingId: string, at: number): typeof listingPieces.$inferInsert {
  const taken = at % 8 === 0 ? 2 : 1;
  const [lengthCm = 1, widthCm = 1] = pick(
    [
      [80, 60],
      [20, 140.5],
      [200, 5],
    ] as const,
    at,
  );
  return { id: newId(), listingId, position: 0, lengthCm, widthCm, count: 2, taken };
}

function photoRow(listingId: string): typeof listingPhotos.$inferInsert {
  const nothing = { thumbhash: '', variants: [], colours: [], perceptualHash: '0'.repeat(16) };
  return { id: newId(), listingId, position: 0, width: 1, height: 1, ...nothing };
}

function pick<T>(values: readonly T[], at: number): T {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
