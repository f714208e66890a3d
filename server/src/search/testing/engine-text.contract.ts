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

/** What words find. */
export function describeText(underTest: () => EngineUnderTest): void {
  describe('typing', () => {
    const typed = listingDocument({ title: 'Velluto poliestere vævet Crêpe lino 12345' });
    test.each([
      ['velluto', true, 'as it is written'],
      ['veluto', true, 'a letter is missing'],
      ['vellutto', true, 'a letter too many'],
      ['vellufo', true, 'another letter'],
      ['velltuo', true, 'two neighbours swapped are one edit'],
      ['velutto', false, 'seven letters have one edit, not two'],
      ['veloutto', false, 'nor three'],
      ['evlluto', false, 'a wrong first letter counts twice'],
      ['belluto', false, 'a wrong first letter counts twice'],
      ['elluto', false, 'a missing first letter counts twice'],
      ['poliestre', true, 'nine letters have one'],
      ['pliestere', true, 'or another'],
      ['poilesteer', true, 'or two'],
      ['opliestere', true, 'or a wrong first one'],
      ['oliestere', true, 'or a missing first one'],
      ['boliesterr', false, 'which leaves none for another'],
      ['pliestre', false, 'eight letters have one'],
      ['pilesteer', false, 'three are too many for nine'],
      ['lnio', false, 'four letters have none'],
      ['lini', false, 'four letters have none'],
      ['12354', false, 'figures have none'],
      ['VAEVET', true, 'letters of Denmark'],
      ['crepe', true, 'without its accent'],
      ['CRÊPE', true, 'in capitals'],
      ['cre\u0302pe', true, 'with an accent of its own'],
      ['crępe', true, 'with another accent'],
    ])('%s: %s, %s', async (word, found) => {
      // Alone, so that no word of the vocabulary is meant instead.
      await underTest().fill([{ ...typed, fibreNames: [], materialNames: [] }]);
      // The word itself, not the beginning of another one.
      expect((await underTest().find(`${word} lino`)).total).toBe(found ? 1 : 0);
      if (!underTest().differs('typosInPrefix'))
        expect((await underTest().find(word)).total).toBe(found ? 1 : 0);
    });

    test.each([
      ["L'orlo dell’abito", 'orlo abito'],
      ['Straße Łódź', 'strasse lodz'],
      ['Blönduós þráður', 'blonduos thradur'],
      ['Full-width T-shirt', 'ｆｕｌｌ width t-shirt'],
      ['Seta 100% 280 g/m²', '280 100 m2'],
      ['Œuvre', 'oeuvre'],
    ])('%s is found by %s', async (title, q) => {
      await underTest().fill([{ ...listingDocument({ title }), fibreNames: [], materialNames: [] }]);
      expect(await underTest().find(q)).toMatchObject({ total: 1, dropped: [] });
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
