import { describe, expect, test } from 'vitest';
import type { EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';

const woolCloth = listingDocument({
  title: 'Fresco, fine pezza',
  composition: [{ fibre: 'wool', percent: 100 }],
});
const plainCotton = listingDocument({
  id: testId(2),
  title: 'Popeline',
  category: 'woven.plain_shirting',
  composition: [{ fibre: 'cotton', percent: 100 }],
});

/** What a material is called, whoever listed it and in whatever language. */
export function describeVocabulary(underTest: () => EngineUnderTest): void {
  describe('vocabulary', () => {
    test.each([...'lana wool laine wol llana uld vill ull vuna Wolle merino'.split(' '), '"WO"'])(
      '%s finds the same wool cloth',
      async (word) => {
        await underTest().fill([woolCloth, plainCotton]);
        const { ids } = await underTest().find(word);
        expect(ids).toEqual([woolCloth.id]);
      },
    );

    test.each([
      ['Tessuti a telaio', 2],
      ['Vævede stoffer', 2],
      ['gabardine', 1],
      ['Fine rotolo', 2],
      ['blu', 2],
      ['Milano', 2],
      ['villane', 1],
      ['baumwolle', 1],
    ])('%s finds by category, form, colour, place or an inflected fibre', async (words, total) => {
      await underTest().fill([woolCloth, plainCotton]);
      expect((await underTest().find(words)).total).toBe(total);
    });

    test('a workshop is found by its name only when its brand may be seen', async () => {
      const shown = listingDocument({ id: testId(3), brandVisible: true });
      await underTest().fill([woolCloth, shown]);
      expect((await underTest().find('Brera')).ids).toEqual([shown.id]);
    });
  });

  describe('words of the trade', () => {
    // What each lot is titled, its form, and what people of the nine cities type for it.
    const LOTS: readonly [title: string, form: string, searches: string][] = [
      ['Lana grigia', 'remnant', 'scampolo scampoli remnant coupon retal restestykke reststück jääk ostatak'],
      ['Camicia azzurra', 'deadstock_lot', 'deadstock giacenza rimanenze restvoorraad invendus restposten'],
      ['Resti di taglio', 'cutting_scrap', 'cascame scraps knipafval klipperester "déchets de coupe"'],
      ['Pezza grigia', 'offcut', 'ritaglio offcut chutes snijrest recorte afklip odrezak verschnitt'],
      ['Popelin za košulje', 'full_roll', 'popeline popelina poplin popelín puplin'],
      ['Grüner Loden', 'full_roll', 'loden Loden lodèn lodenstof'],
      ['Velluto a coste ruggine', 'full_roll', 'corduroy ribfluweel pana cordsamt millerighe velluto'],
      [
        'Fløjl, rød',
        'full_roll',
        'velluto velvet velours fluweel terciopelo vellut samet flauel baršun samt',
      ],
      ['Boiled wool, navy', 'full_roll', '"lana cotta" walkstoff "laine bouillie" "gekookte wol"'],
      ['Houndstooth suiting', 'full_roll', '"pied de poule" hahnentritt "pata de gallo"'],
      ['Similpelle nera', 'full_roll', 'kunstleder ecopelle polipiel skai'],
    ];

    test.each(LOTS)('%s, %s, is found by %s', async (title, form, searches) => {
      const bare = { composition: [], colours: [], category: 'woven' };
      const lot = listingDocument({ ...bare, id: testId(7), title, form });
      const other = listingDocument({ ...bare, id: testId(8), title: 'Altro', form: 'hide' });
      await underTest().fill([lot, other]);
      const missed: string[] = [];
      for (const [search] of searches.matchAll(/"[^"]+"|\S+/gu)) {
        const { ids } = await underTest().find(search);
        if (ids.join() !== lot.id) missed.push(search);
      }
      expect(missed).toEqual([]);
    });

    test('one cloth is not another: corduroy in German is no plain velvet, and velvet is no lace', async () => {
      await underTest().fill([
        listingDocument({ id: testId(1), title: 'Velluto liscio' }),
        listingDocument({ id: testId(2), title: 'Velluto a coste' }),
        listingDocument({ id: testId(3), title: 'Pizzo' }),
      ]);
      expect((await underTest().find('cordsamt')).ids).toEqual([testId(2)]);
      expect((await underTest().find('velvet')).ids).toEqual([testId(1)]);
      expect((await underTest().find('dentelle')).ids).toEqual([testId(3)]);
      await underTest().fill([{ ...listingDocument({ title: 'Ecopelle' }), fibreNames: [] }]);
      expect((await underTest().find('kunstleder')).total).toBe(1);
      expect((await underTest().find('"leather"')).total).toBe(0);
    });
  });
}
