import { describe, expect, test } from 'vitest';
import type { EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';
import { threeLots } from './three-lots.ts';

/** What facets count. */
export function describeFacets(underTest: () => EngineUnderTest): void {
  describe('facets', () => {
    test('count what each value would give, whatever is chosen in the same facet', async () => {
      await underTest().fill(threeLots);
      const { facets, total } = await underTest().find(null, {
        filters: { hub: ['milano'], priceKind: ['gift', 'swap'] },
      });
      expect(total).toBe(1);
      expect(facets.hub).toEqual([
        { value: 'milano', count: 1 },
        { value: 'zagreb', count: 1 },
      ]);
      expect(facets.priceKind).toEqual([{ value: 'gift', count: 1 }]);
      expect(facets.fibre).toEqual([
        { value: 'polyamide', count: 1 },
        { value: 'wool', count: 1 },
      ]);
      expect(facets.category).toEqual([
        { value: 'woven', count: 1 },
        { value: 'woven.suiting', count: 1 },
      ]);
    });

    test('of several facets each leaves out its own choice and obeys the others and the words', async () => {
      await underTest().fill(threeLots);
      const { facets, ids } = await underTest().find('wool', {
        filters: { priceKind: ['gift'], workshopKind: ['school', 'studio'], category: ['woven'] },
      });
      expect(ids).toEqual([testId(1)]);
      expect(facets.priceKind).toEqual([{ value: 'gift', count: 1 }]);
      expect(facets.workshopKind).toEqual([{ value: 'studio', count: 1 }]);
      expect(facets.category).toEqual([
        { value: 'woven', count: 1 },
        { value: 'woven.suiting', count: 1 },
      ]);
      expect(facets.hub).toEqual([{ value: 'milano', count: 1 }]);
    });

    test('count a chosen value that leaves nothing, so that another can be chosen', async () => {
      await underTest().fill(threeLots);
      const { facets, total } = await underTest().find(null, { filters: { form: ['hide'] } });
      expect(total).toBe(0);
      expect(facets.form.map(({ value }) => value)).toEqual(['end_of_roll', 'offcut']);
      expect(facets.hub).toEqual([]);
    });

    test('count all that is found, whatever page is asked', async () => {
      await underTest().fill(threeLots);
      const whole = (await underTest().find(null)).facets;
      expect((await underTest().find(null, { limit: 1, offset: 2 })).facets).toEqual(whole);
      expect((await underTest().find(null, { offset: 500 })).facets).toEqual(whole);
    });

    test('a least share belongs to the facet of fibres', async () => {
      await underTest().fill(threeLots);
      const { facets } = await underTest().find(null, { filters: { fibre: ['wool'], fibreMin: 80 } });
      expect(facets.fibre.map(({ value, count }) => [value, count])).toEqual([
        ['wool', 2],
        ['polyamide', 1],
        ['silk', 1],
      ]);
      expect(facets.hub).toEqual([{ value: 'milano', count: 1 }]);
    });

    test('name the hundred most frequent values', async () => {
      const many = Array.from({ length: 120 }, (_, index) =>
        listingDocument({ id: testId(index), hub: `hub-${String(index % 110).padStart(3, '0')}` }),
      );
      await underTest().fill(many);
      const { hub } = (await underTest().find(null)).facets;
      expect(hub).toHaveLength(100);
      expect(hub[0]).toEqual({ value: 'hub-000', count: 2 });
      expect(hub[99]).toEqual({ value: 'hub-099', count: 1 });
    });

    test('are empty where nothing is found', async () => {
      await underTest().fill([]);
      const { facets, ids, total, dropped } = await underTest().find('lana');
      expect({ ids, total, dropped, values: Object.values(facets).flat() }).toEqual({
        ids: [],
        total: 0,
        dropped: [],
        values: [],
      });
    });
  });
}
