import { describe, expect, test } from 'vitest';
import type { EngineUnderTest } from './engine.contract.ts';
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

/** What words find. */
export function describeText(underTest: () => EngineUnderTest): void {
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
    ])('%s finds by category, form, colour or place', async (words, total) => {
      await underTest().fill([woolCloth, plainCotton]);
      expect((await underTest().find(words)).total).toBe(total);
    });

    test('a workshop is found by its name only when its brand may be seen', async () => {
      const shown = listingDocument({ id: testId(3), brandVisible: true });
      await underTest().fill([woolCloth, shown]);
      expect((await underTest().find('Brera')).ids).toEqual([shown.id]);
    });
  });

  describe('typing', () => {
    const typed = listingDocument({ title: 'Velluto poliestere vævet Crêpe lino 12345' });
    test.each([
      ['velluto', true],
      ['veluto', true],
      ['vellutto', true],
      ['vellufo', true],
      ['evlluto', true],
      ['velutto', false],
      ['veloutto', false],
      ['poliestre', true],
      ['pliestere', true],
      ['pliestre', false],
      ['poilesteer', true],
      ['pilesteer', false],
      ['lnio', false],
      ['lini', false],
      ['12354', false],
      ['VAEVET', true],
      ['crepe', true],
      ['CRÊPE', true],
      ['crêpe', true],
    ])('%s: %s', async (word, found) => {
      // Alone, so that no word of the vocabulary is meant instead.
      await underTest().fill([{ ...typed, fibreNames: [], materialNames: [] }]);
      expect((await underTest().find(word)).total).toBe(found ? 1 : 0);
    });

    test('the last word may be the beginning of one, the others may not', async () => {
      await underTest().fill([woolCloth]);
      expect((await underTest().find('fresco pez')).total).toBe(1);
      expect((await underTest().find('pez fresco')).total).toBe(1);
      expect((await underTest().find('pez fresco')).dropped).toEqual(['fresco']);
      expect((await underTest().find('p')).total).toBe(0);
    });
  });

  describe('phrases and exclusions', () => {
    const documents = [
      listingDocument({ id: testId(1), title: 'Lana e seta', description: 'tinta unita, mano morbida' }),
      listingDocument({ id: testId(2), title: 'Seta e lana', description: 'mano. Morbida tinta' }),
    ];

    test.each([
      ['"lana e seta"', [1]],
      ['"tinta unita"', [1]],
      ['"mano morbida"', [1, 2]],
      ['"unita tinta"', []],
      ['"lana vergine"', [1, 2]],
      ['"lana verg"', []],
      ['"vergine lana"', []],
      ['"seta tinta"', []],
      ['"morbida tinta" lana', [2]],
      ['"seta"', [1, 2]],
      ['"set"', []],
      ['lana -unita', [2]],
      ['lana -"tinta unita"', [2]],
      ['lana -merino', []],
      ['-unita', [2]],
      ['lana -unit', [1, 2]],
    ])('%s', async (q, expected) => {
      await underTest().fill(documents);
      const { ids } = await underTest().find(q, { sort: 'newest' });
      expect(ids).toEqual(expected.map(testId));
    });
  });

  describe('words that do not match', () => {
    test('all words must match; when nothing does, they are dropped from the end and named', async () => {
      await underTest().fill([woolCloth, plainCotton]);
      expect(await underTest().find('lana fresco')).toMatchObject({ total: 1, dropped: [] });
      expect(await underTest().find('lana Xyzzyq fresco')).toMatchObject({
        total: 1,
        dropped: ['Xyzzyq', 'fresco'],
      });
    });

    test('the first word stays, and nothing is named when dropping does not help', async () => {
      await underTest().fill([woolCloth]);
      expect(await underTest().find('xyzzyq lana')).toMatchObject({ total: 0, ids: [], dropped: [] });
    });

    test('beside a phrase every word may go, the phrase and exclusions never', async () => {
      await underTest().fill([woolCloth]);
      expect(await underTest().find('xyzzyq "fine pezza"')).toMatchObject({ total: 1, dropped: ['xyzzyq'] });
      expect(await underTest().find('lana "pezza fine"')).toMatchObject({ total: 0, dropped: [] });
      expect(await underTest().find('lana blu -fresco')).toMatchObject({ total: 0, dropped: [] });
    });

    test('filters decide as well whether anything matches', async () => {
      await underTest().fill([woolCloth, plainCotton]);
      const answer = await underTest().find('blu lana', { filters: { fibre: ['cotton'] } });
      expect(answer).toMatchObject({ ids: [plainCotton.id], dropped: ['lana'] });
    });
  });

  describe('relevance', () => {
    test('exact before beginning before typo, whatever the field', async () => {
      const bare = { fibreNames: [], materialNames: [], hubCity: '' };
      const documents = [
        { ...listingDocument({ id: testId(1), title: 'cotonf' }), ...bare },
        { ...listingDocument({ id: testId(2), title: 'cotonerie' }), ...bare },
        { ...listingDocument({ id: testId(3), title: 'altro', description: 'cotone' }), ...bare },
      ];
      await underTest().fill(documents);
      expect((await underTest().find('cotone')).ids).toEqual([3, 2, 1].map(testId));
    });

    test('title before fibre before material before description before place', async () => {
      const bare = { title: 'x', fibreNames: [], materialNames: [], description: '', hubCity: '' };
      const documents = [
        { ...bare, id: testId(1), hubCity: 'canapa' },
        { ...bare, id: testId(2), description: 'canapa' },
        { ...bare, id: testId(3), materialNames: ['canapa'] },
        { ...bare, id: testId(4), fibreNames: ['canapa'] },
        { ...bare, id: testId(5), title: 'canapa' },
      ].map((fields) => ({ ...listingDocument(), ...fields }));
      await underTest().fill(documents);
      expect((await underTest().find('canapa')).ids).toEqual([5, 4, 3, 2, 1].map(testId));
    });

    test('equally good ones stand newest first, and the same ones in the order of their ids', async () => {
      const published = [3, 1, 3, 2].map((day, index) =>
        listingDocument({ id: testId(index + 1), publishedAt: new Date(Date.UTC(2026, 0, day)) }),
      );
      await underTest().fill(published);
      expect((await underTest().find('lana')).ids).toEqual([1, 3, 4, 2].map(testId));
    });
  });
}
