import { labFromHex } from '@scampolo/shared/domain/colour';
import { describe, expect, test } from 'vitest';
import type { DocumentRow } from '../document.ts';
import type { EngineFilters } from '../engine.ts';
import type { EngineUnderTest } from './engine.contract.ts';
import { listingDocument, testId } from './listing-rows.ts';
import { HOSTILE } from './random-searches.ts';

const coloured = (hex: string) => ({ hex, lab: labFromHex(hex), share: 0.5 });

/**
 * Three lots that differ in everything: navy wool in Milan, red silk pieces in Zagreb, brown hides in
 * Blönduós.
 */
const LOTS: Partial<DocumentRow>[] = [
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
      { lengthCm: 40, widthCm: 120 },
      { lengthCm: 80, widthCm: 80 },
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
const documents = LOTS.map((lot, index) => listingDocument({ ...lot, id: testId(index + 1) }));
const milan = { lat: 45.46, lon: 9.19 };

/** What filters, facets, sorts and pages answer. */
export function describeFilters(underTest: () => EngineUnderTest): void {
  describe('filters', () => {
    test.each<[string, EngineFilters, number[]]>([
      ['none', {}, [1, 2, 3]],
      ['a family', { category: ['woven'] }, [1]],
      ['a sub-category', { category: ['woven.suiting'] }, [1]],
      ['alternatives', { category: ['woven.suiting', 'leather'] }, [1, 3]],
      ['no alternatives', { category: [] }, [1, 2, 3]],
      ['a fibre of any share', { fibre: ['wool'] }, [1, 2]],
      ['a least share', { fibre: ['wool'], fibreMin: 80 }, [1]],
      ['a least share of either', { fibre: ['wool', 'silk'], fibreMin: 55 }, [1, 2]],
      ['a share that nobody reaches', { fibre: ['wool'], fibreMin: 80.1 }, []],
      ['a share without a fibre', { fibreMin: 80 }, [1, 2, 3]],
      ['a colour family', { colour: ['red'] }, [2]],
      ['a colour nearby', { near: { lab: labFromHex('#cc1530'), deltaE: 3 } }, [2]],
      ['a colour a little too far', { near: { lab: labFromHex('#cc1530'), deltaE: 1 } }, []],
      ['a weight between', { weightGsm: { min: 120, max: 280 } }, [1, 2]],
      ['a least weight', { weightGsm: { min: 120.1 } }, [1]],
      ['a largest weight', { weightGsm: { max: 279.9 } }, [2]],
      ['weights the wrong way round', { weightGsm: { min: 300, max: 100 } }, []],
      ['a least width', { widthCm: { min: 150 } }, [1]],
      ['a unit', { unit: 'pcs' }, [2]],
      ['enough of it', { unit: 'm', amountMin: 1250 }, [1]],
      ['too much of it', { unit: 'm', amountMin: 1251 }, []],
      ['a piece', { piece: { longCm: 100, shortCm: 40 } }, [1, 2]],
      ['a piece that only another lot has', { piece: { longCm: 81, shortCm: 41 } }, [1]],
      ['a condition', { condition: ['B'] }, [2]],
      ['a legal route', { legalRoute: ['product'] }, [1]],
      ['a price kind', { priceKind: ['gift', 'price'] }, [1, 3]],
      ['a hub', { hub: ['zagreb'] }, [2]],
      ['a workshop kind', { workshopKind: ['non_profit'] }, [3]],
      ['with a photo', { hasPhoto: true }, [1, 3]],
      ['without a photo', { hasPhoto: false }, [2]],
      ['within 100 km', { withinKm: 100 }, [1]],
      ['within 600 km', { withinKm: 600 }, [1, 2]],
      ['several at once', { fibre: ['wool'], hub: ['milano', 'blonduos'], hasPhoto: true }, [1]],
    ])('%s', async (_name, filters, expected) => {
      await underTest().fill(documents);
      const { ids, total } = await underTest().find(null, { filters, from: milan });
      expect(ids.toSorted()).toEqual(expected.map(testId));
      expect(total).toBe(expected.length);
    });

    test.each(HOSTILE)('%j is a value like any other, which nothing has', async (value) => {
      await underTest().fill(documents);
      for (const filter of ['category', 'form', 'fibre', 'condition', 'hub', 'workshopKind'] as const) {
        expect((await underTest().find(null, { filters: { [filter]: [value] } })).total).toBe(0);
        expect((await underTest().find(null, { filters: { [filter]: [value], fibreMin: 1 } })).total).toBe(0);
      }
      expect(await underTest().engine.count()).toBe(3);
    });
  });

  describe('facets', () => {
    test('count what each value would give, whatever is chosen in the same facet', async () => {
      await underTest().fill(documents);
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

    test('a least share belongs to the facet of fibres', async () => {
      await underTest().fill(documents);
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

  describe('order and pages', () => {
    test.each([
      ['newest', [3, 2, 1]],
      ['nearest', [1, 2, 3]],
      ['ends_soon', [2, 1, 3]],
      ['amount', [1, 3, 2]],
      ['relevance', [3, 2, 1]],
    ] as const)('%s', async (sort, expected) => {
      await underTest().fill(documents);
      const { ids } = await underTest().find(null, { sort, from: milan });
      expect(ids).toEqual(expected.map(testId));
    });

    test('tells the distance of each hit, in kilometres along the great circle', async () => {
      await underTest().fill(documents);
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
