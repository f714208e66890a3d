import { newId } from '@scampolo/db/ids';
import { listingPhotos, listingPieces } from '@scampolo/db/schema/listings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDocumentPage, loadDocumentRows } from './document-rows.ts';
import { type StoredListings, startStoredListings } from './testing/stored-listings.ts';

let stored: StoredListings;
beforeAll(async () => {
  stored = await startStoredListings();
});
afterAll(() => stored.close());

test('loads a listing with its hub, its workshop, what is left of it and its pieces, and how many photos it has', async () => {
  const [id = ''] = await stored.publish({ unit: 'pcs', amountTotal: 10, amountHeld: 2, amountGiven: 3 });
  const { db } = stored.database;
  await db.insert(listingPieces).values([
    { id: newId(), listingId: id, position: 0, lengthCm: 40, widthCm: 30, count: 5, taken: 5 },
    { id: newId(), listingId: id, position: 1, lengthCm: 120.5, widthCm: 60, count: 5, taken: 2 },
  ]);
  const photo = { width: 1, height: 1, thumbhash: '', variants: [], colours: [], perceptualHash: '0' };
  await db
    .insert(listingPhotos)
    .values([0, 1].map((position) => ({ ...photo, id: newId(), listingId: id, position })));
  const [row] = await loadDocumentRows(db, [id]);
  expect(row).toMatchObject({
    id,
    documentRevision: 1,
    unit: 'pcs',
    amountLeft: 5,
    hub: 'milano',
    hubCity: 'Milano',
    workshopKind: 'studio',
    workshopName: 'Atelier Brera',
    photoCount: 2,
    piecesLeft: [{ lengthCm: 120.5, widthCm: 60, count: 3 }],
    publishedAt: new Date('2026-03-01T10:00:00Z'),
    availableUntil: null,
  });
  expect(row?.lat).toBeCloseTo(45.45, 1);
});

test.each(['draft', 'pending', 'exhausted', 'withdrawn', 'removed', 'expired'])(
  'a listing that is %s is not loaded',
  async (status) => {
    const ids = await stored.publish({ status });
    expect(await loadDocumentRows(stored.database.db, ids)).toEqual([]);
  },
);

test('asks for nothing when nothing is asked', async () => {
  expect(await loadDocumentRows(stored.database.db, [])).toEqual([]);
});

test('pages follow each other by id', async () => {
  await stored.database.sql`update listings set status = 'removed'`;
  const [first = '', second, third] = (await stored.publish({}, {}, {})).toSorted();
  expect((await loadDocumentPage(stored.database.db, null, 10)).map(({ id }) => id)).toEqual([
    first,
    second,
    third,
  ]);
  const page = await loadDocumentPage(stored.database.db, first, 1);
  expect(page.map(({ id }) => id)).toEqual([second]);
  expect((await loadDocumentPage(stored.database.db, second ?? '', 10)).map(({ id }) => id)).toEqual([third]);
});
