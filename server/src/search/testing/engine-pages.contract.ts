import { describe, expect, test } from 'vitest';
import type { EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';
import { LOTS, milan, threeLots } from './three-lots.ts';

/** In what order hits stand, and what pages have of them. */
export function describePages(underTest: () => EngineUnderTest): void {
  describe('order and pages', () => {
    test.each([
      ['newest', [3, 2, 1]],
      ['nearest', [1, 2, 3]],
      ['ends_soon', [2, 1, 3]],
      ['amount', [1, 3, 2]],
      ['relevance', [3, 2, 1]],
    ] as const)('%s', async (sort, expected) => {
      await underTest().fill(threeLots);
      const { ids } = await underTest().find(null, { sort, from: milan });
      expect(ids).toEqual(expected.map(testId));
    });

    test.each([
      ['relevance', 'the newest, then by id', [2, 4, 3, 1]],
      ['newest', 'by id', [2, 4, 3, 1]],
      ['nearest', 'the newest, then by id', [2, 4, 3, 1]],
      ['ends_soon', 'by id, open ends last', [1, 3, 2, 4]],
      ['amount', 'by id', [1, 2, 3, 4]],
    ] as const)('equal ones by %s: %s', async (sort, _how, expected) => {
      const day = (at: number) => new Date(Date.UTC(2026, 5, at));
      const same = [
        { publishedAt: day(1), availableUntil: day(9) },
        { publishedAt: day(3), availableUntil: null },
        { publishedAt: day(2), availableUntil: day(9) },
        { publishedAt: day(3), availableUntil: null },
      ].map((lot, index) => listingDocument({ ...lot, id: testId(index + 1) }));
      await underTest().fill(same);
      expect((await underTest().find('fresco', { sort, from: milan })).ids).toEqual(expected.map(testId));
    });

    test('by amount, metres stand before square metres, kilograms and pieces, the most of each first', async () => {
      const lots = (['pcs', 'kg', 'm2', 'm', 'm'] as const).map((unit, index) =>
        listingDocument({ id: testId(index + 1), unit, amountLeft: 100 * (index + 1) }),
      );
      await underTest().fill(lots);
      expect((await underTest().find(null, { sort: 'amount' })).ids).toEqual([5, 4, 3, 2, 1].map(testId));
    });

    test('past the end there is an empty page with the true total', async () => {
      await underTest().fill(threeLots);
      for (const offset of [3, 60, 10_000]) {
        expect(await underTest().find(null, { offset })).toMatchObject({ ids: [], total: 3 });
      }
      expect((await underTest().find(null, { offset: 2, limit: 60 })).ids).toEqual([testId(1)]);
    });

    test.each(['newest', 'nearest'] as const)(
      'asked for no hits, by %s, it counts all the same',
      async (sort) => {
        await underTest().fill(threeLots);
        const { facets, total } = await underTest().find(null, { sort, from: milan });
        expect(await underTest().find(null, { sort, from: milan, limit: 0 })).toMatchObject({
          ids: [],
          total,
          facets,
        });
      },
    );

    test('tells the distance of each hit, in kilometres along the great circle', async () => {
      await underTest().fill(threeLots);
      const { distancesKm } = await underTest().find(null, { from: milan });
      const told = [1, 2, 3].map((number) => Math.round(distancesKm?.get(testId(number)) ?? -1));
      expect(told).toEqual([3, 529, 2858]);
      expect((await underTest().find(null)).distancesKm).toBeUndefined();
    });

    test.each(['relevance', 'newest', 'nearest', 'ends_soon', 'amount'] as const)(
      'pages of %s follow each other without gap or repetition',
      async (sort) => {
        const many = Array.from({ length: 130 }, (_, index) =>
          listingDocument({
            ...LOTS[index % 3],
            id: testId(index),
            title: index % 4 === 0 ? 'lana' : 'panno',
            composition: [{ fibre: 'wool', percent: 100 }],
          }),
        );
        await underTest().fill(many);
        const pages: string[][] = [];
        for (let offset = 0; offset < 140; offset += 20) {
          const { ids, total } = await underTest().find('lana', { sort, from: milan, limit: 20, offset });
          expect(total).toBe(130);
          pages.push(ids);
        }
        expect(pages.map((page) => page.length)).toEqual([20, 20, 20, 20, 20, 20, 10]);
        const whole = [...(await underTest().find('lana', { sort, from: milan, limit: 130 })).ids];
        expect(pages.flat()).toEqual(whole);
        expect(new Set(whole).size).toBe(130);
      },
    );
  });
}
