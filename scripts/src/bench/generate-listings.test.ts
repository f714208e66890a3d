import { catalogue } from '@scampolo/shared/reference/catalogue';
import { expect, test } from 'vitest';
import { generateListings, generateWorkshops } from './generate-listings.ts';

const NOW = new Date('2026-06-01T12:00:00Z');

test('gives the same listings every time, and other ones for another seed', () => {
  const make = (seed?: number) => [...generateListings(generateWorkshops(), 50, NOW, seed)];
  expect(make()).toEqual(make());
  expect(make(2).map(({ listing }) => listing.title)).not.toEqual(make().map(({ listing }) => listing.title));
});

test('gives listings that the exchange would take, each with ids of its own', () => {
  const generated = [...generateListings(generateWorkshops(), 500, NOW)];
  const ids = generated.flatMap(({ listing, pieces, photos }) =>
    [listing, ...pieces, ...photos].map(({ id }) => id),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const { listing } of generated) {
    expect(catalogue.categories.has(listing.category ?? '')).toBe(true);
    expect(listing.title.length).toBeLessThanOrEqual(120);
    const percents = (listing.composition ?? []).map(({ percent }) => percent);
    expect([0, 100]).toContain(percents.reduce((sum, percent) => sum + percent, 0));
  }
});
