import { labFromHex } from '@scampolo/shared/domain/colour';
import { describe, expect, test } from 'vitest';
import { CannotAnswer, type EngineFilters } from '../engine.ts';
import { asked, type EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';
import { HOSTILE } from './random-searches.ts';
import { milan, threeLots } from './three-lots.ts';

/** Every filter but those of colour and size that some engines leave to PostgreSQL; the first lot passes. */
const EVERYTHING: EngineFilters = {
  category: ['woven', 'knit'],
  form: ['end_of_roll'],
  fibre: ['wool'],
  fibreMin: 80,
  colour: ['blue', 'grey'],
  weightGsm: { min: 200, max: 300 },
  widthCm: { min: 140 },
  unit: 'm',
  amountMin: 500,
  condition: ['A'],
  legalRoute: ['product', 'gift'],
  priceKind: ['gift'],
  hub: ['milano'],
  withinKm: 50,
  workshopKind: ['studio'],
  hasPhoto: true,
};

/** What filters find. */
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
      ['one weight', { weightGsm: { min: 280, max: 280 } }, [1]],
      ['a range without ends', { weightGsm: {} }, [1, 2, 3]],
      ['weights the wrong way round', { weightGsm: { min: 300, max: 100 } }, []],
      ['a least width', { widthCm: { min: 150 } }, [1]],
      ['a width that is a little too much', { widthCm: { min: 150.5 } }, []],
      ['a unit', { unit: 'pcs' }, [2]],
      ['enough of it', { unit: 'm', amountMin: 1250 }, [1]],
      ['too much of it', { unit: 'm', amountMin: 1251 }, []],
      ['enough of it, wide enough', { unit: 'm', amountMin: 1000, widthCm: { min: 140 } }, [1]],
      ['enough of it, not wide enough', { unit: 'm', amountMin: 1000, widthCm: { min: 160 } }, []],
      ['an amount without its unit', { amountMin: 9_999_999 }, [1, 2, 3]],
      ['a piece', { piece: { longCm: 100, shortCm: 40 } }, [1, 2]],
      ['a piece that only another lot has', { piece: { longCm: 81, shortCm: 41 } }, [1]],
      ['a piece the other way round, of one side', { piece: { longCm: 130, shortCm: 0 } }, [1]],
      ['three such pieces', { piece: { longCm: 80, shortCm: 80, count: 3 } }, [1, 2]],
      ['more than there are of them', { piece: { longCm: 80, shortCm: 80, count: 4 } }, [1]],
      ['pieces of different sizes', { piece: { longCm: 80, shortCm: 40, count: 5 } }, [1, 2]],
      ['more than of all sizes', { piece: { longCm: 80, shortCm: 40, count: 6 } }, [1]],
      ['as many as the roll gives', { piece: { longCm: 100, shortCm: 75, count: 24 } }, [1]],
      ['one more than the roll gives', { piece: { longCm: 100, shortCm: 75, count: 25 } }, []],
      ['pieces cut the other way round', { piece: { longCm: 150, shortCm: 100, count: 12 } }, [1]],
      ['a strip more than the width has', { piece: { longCm: 76, shortCm: 76, count: 17 } }, []],
      ['pieces of one side', { piece: { longCm: 250, shortCm: 0, count: 5 } }, [1]],
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
      ['all that one lot has', EVERYTHING, [1]],
      ['all that one lot has but the place', { ...EVERYTHING, hub: ['zagreb'] }, []],
      ['all that one lot has but the weight', { ...EVERYTHING, weightGsm: { max: 279 } }, []],
    ])('%s', async (_name, filters, expected) => {
      await underTest().fill(threeLots);
      if (!underTest().answers(asked(null, { filters, from: milan }))) {
        await expect(underTest().find(null, { filters, from: milan })).rejects.toThrow(CannotAnswer);
        return;
      }
      const { ids, total } = await underTest().find(null, { filters, from: milan });
      expect(ids.toSorted()).toEqual(expected.map(testId));
      expect(total).toBe(expected.length);
    });

    test('beside words, both narrow', async () => {
      await underTest().fill(threeLots);
      expect((await underTest().find('wool', { filters: { hub: ['zagreb'] } })).ids).toEqual([testId(2)]);
      expect((await underTest().find('wool -silk', { filters: { hub: ['zagreb'] } })).total).toBe(0);
      expect((await underTest().find('wool', { filters: { fibre: ['wool'], fibreMin: 80 } })).ids).toEqual([
        testId(1),
      ]);
    });

    test('two hundred sizes of pieces all count', async () => {
      const sizes = Array.from({ length: 200 }, (_, index) => ({
        lengthCm: 301 + index,
        widthCm: 501 - index,
        count: 1,
      }));
      await underTest().fill([listingDocument({ unit: 'pcs', amountLeft: 200, piecesLeft: sizes })]);
      const found = async (longCm: number, shortCm: number, count: number) => {
        const query = { filters: { piece: { longCm, shortCm, count } } };
        return underTest().answers(asked(null, query))
          ? (await underTest().find(null, query)).total
          : count % 2;
      };
      expect([await found(301, 301, 199), await found(301, 301, 200 + 2)]).toEqual([1, 0]);
    });

    test('decimals divide as they do on a ruler: 72.1 cm have seven strips of 10.3', async () => {
      await underTest().fill([listingDocument({ amountLeft: 10_000, widthCm: 72.1 })]);
      const strips = (count: number) => ({ filters: { piece: { longCm: 10_000, shortCm: 10.3, count } } });
      if (!underTest().answers(asked(null, strips(7)))) return;
      expect((await underTest().find(null, strips(7))).total).toBe(1);
      expect((await underTest().find(null, strips(8))).total).toBe(0);
    });

    test.each(HOSTILE)('%j is a value like any other, which nothing has', async (value) => {
      await underTest().fill(threeLots);
      for (const filter of ['category', 'form', 'fibre', 'condition', 'hub', 'workshopKind'] as const) {
        expect((await underTest().find(null, { filters: { [filter]: [value] } })).total).toBe(0);
        expect((await underTest().find(null, { filters: { [filter]: [value], fibreMin: 1 } })).total).toBe(0);
      }
      expect(await underTest().engine.count()).toBe(3);
    });
  });
}
