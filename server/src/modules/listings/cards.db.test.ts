import { newId } from '@scampolo/db/ids';
import { listing } from '@scampolo/shared/contract/listings';
import { searchAnswer, searchQuery } from '@scampolo/shared/contract/search';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeListing, storePhoto, storeWorkshop } from '../../contract-tests/testing/objects.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { searchListings } from '../search/use-cases/search-listings.ts';
import { presentSummary } from './present.ts';
import { findListing, findPublished } from './repository.ts';
import { readListing } from './use-cases/read-listing.ts';

let test: TestApp;
let ids: string[];

/** Listings of all kinds: with and without photos, pieces, a weight, a price, a brand and an end. */
beforeAll(async () => {
  test = await startTestApp();
  const workshopId = await storeWorkshop(test, { profilePublic: true });
  const colours = [{ hex: '#1f3a5f', lab: [24, 2, -25] as [number, number, number], share: 0.75 }];
  const changes = [
    {},
    { brandVisible: true, massG: null, colours },
    { massG: null, weightGsm: null, widthCm: null, form: null, condition: null, composition: [] },
    { priceKind: 'price', priceCents: 1250, priceCurrency: 'EUR', pricePer: 'm', amountHeld: 150 },
    {
      availableUntil: new Date(Date.now() + 86_400_000),
      locale: 'en',
      category: 'knit',
      description: 'Long.',
    },
    { unit: 'pcs', amountTotal: 9, smallestCut: null, hub: 'zagreb', legalRoute: 'gift' },
  ];
  ids = [];
  for (const [at, change] of changes.entries()) {
    const id = await storeListing(test, workshopId, 'published', change);
    ids.push(id);
    for (let photo = 0; photo < at; photo += 1) await storePhoto(test, id, at - photo);
    for (let piece = 0; piece < at; piece += 1) {
      await test.database
        .sql`insert into listing_pieces (id, listing_id, position, length_cm, width_cm, count, taken)
        values (${newId()}, ${id}, ${piece}, ${40 + ((piece * 70) % 160)}, ${60 - piece}, 2, ${piece === 1 ? 2 : 1})`;
    }
    await test.database.sql`insert into search_outbox (listing_id) values (${id})`;
  }
  await test.drain();
});
afterAll(() => test.close());

describe('a card', () => {
  it('says the same whether it was read alone or with the whole listing', async () => {
    const { db } = test.deps;
    const cards = await findPublished(db, ids);
    expect(cards.map(({ id }) => id)).toEqual(ids);
    for (const card of cards) {
      const whole = await findListing(db, card.id);
      if (!whole) throw new Error('a listing is gone');
      expect(presentSummary(card, null)).toEqual(presentSummary(whole, null));
    }
  });
});

describe('JSON that no schema has gone through', () => {
  const unchanged = (value: unknown) => JSON.parse(JSON.stringify(value));

  it('is what the schema makes of a search', async () => {
    for (const query of [{}, { q: 'fresco' }, { q: 'nothing', hub: 'zagreb' }, { lat: '45', lon: '9' }]) {
      const answer = await searchListings(test.deps, null, searchQuery.parse(query));
      expect(unchanged(answer)).toEqual(searchAnswer.parse(answer));
    }
  });

  it('is what the schema makes of a listing', async () => {
    for (const id of ids) {
      const answer = await readListing(test.deps, null, id);
      expect(unchanged(answer)).toEqual(listing.parse(answer));
    }
  });
});
