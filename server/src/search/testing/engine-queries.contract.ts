import { describe, expect, test } from 'vitest';
import { CannotAnswer } from '../engine.ts';
import { markWords } from '../marks.ts';
import { parseQueryText } from '../query-text.ts';
import { asked, type EngineUnderTest } from './engine-under-test.ts';
import { listingDocument, testId } from './listing-rows.ts';
import { HOSTILE } from './random-searches.ts';

/** What long and strange queries find, and where in a title what was asked for stands. */
export function describeQueries(underTest: () => EngineUnderTest): void {
  describe('long and strange queries', () => {
    const TEN = 'fresco lana grigio pesante morbido giacca cappotto inverno Milano pez';
    const documents = [
      listingDocument({
        title: 'Fresco di lana grigio',
        description: 'pesante, morbido: giacca, cappotto d’inverno, pezza',
      }),
      listingDocument({ id: testId(2), title: 'Fresco di lana' }),
    ];

    test('ten words must all be there', async () => {
      await underTest().fill(documents);
      expect(await underTest().find(TEN)).toMatchObject({ ids: [testId(1)], total: 1, dropped: [] });
      expect(await underTest().find(TEN.replace('giacca', 'xyzzyq'))).toMatchObject({
        dropped: ['xyzzyq', 'cappotto', 'inverno', 'Milano', 'pez'],
      });
    });

    test('words from the thirteenth on are named as dropped', async () => {
      const words = Array.from({ length: 15 }, (_, index) => `parola${'abcdefghijklmno'[index] ?? ''}`);
      await underTest().fill([listingDocument({ title: words.join(' ') })]);
      await expectAnswered(underTest(), words.join(' '), { total: 1, dropped: words.slice(12) });
    });

    test('two thousand characters are answered, in one word and in four hundred', async () => {
      await underTest().fill(documents);
      for (const q of [
        'a'.repeat(2000),
        'lana '.repeat(400),
        '"'.repeat(2000),
        '-lino '.repeat(333),
        '🧵'.repeat(1000),
      ]) {
        const { total } = await underTest().find(q);
        expect(total).toBe(q.startsWith('lana') ? 2 : q.startsWith('a') ? 0 : 2);
      }
    });

    test('nothing but signs asks for nothing, and everything is found', async () => {
      await underTest().fill(documents);
      for (const q of ['', '   ', '%', '"" -', '*?!', "';--"]) {
        expect(await underTest().find(q, { sort: 'newest' })).toMatchObject({ total: 2, dropped: [] });
      }
    });

    test.each(HOSTILE)('%j among words is read as words, and changes nothing', async (value) => {
      await underTest().fill(documents);
      const words = parseQueryText(`fresco ${value} lana`).words.length;
      const { total, dropped } = await underTest().find(`fresco ${value} lana`);
      expect(total).toBe(2);
      expect(dropped.length > 0).toBe(words > 2);
      expect(await underTest().engine.count()).toBe(2);
    });
  });

  describe('marks', () => {
    test.each(['fresco', 'frescp lana', 'gri', '"lana grigia"', 'GRIGIA fresco', 'lana xyzzyq'])(
      'what %s finds by its title has its words marked there',
      async (q) => {
        await underTest().fill([listingDocument({ title: 'Fresco di lana grigia' })]);
        const { total, dropped } = await underTest().find(q);
        expect(total).toBe(1);
        const { text } = asked(q);
        const marks = text === null ? [] : markWords('Fresco di lana grigia', text, dropped.length);
        const named = (text?.words.length ?? 0) - dropped.length + (text?.phrases.flat().length ?? 0);
        expect(marks).toHaveLength(named);
      },
    );
  });
}

/** An engine that refuses such a question has done what it must: PostgreSQL answers it. */
async function expectAnswered(
  tested: EngineUnderTest,
  q: string,
  expected: { total: number; dropped: string[] },
): Promise<void> {
  if (tested.answers(asked(q))) expect(await tested.find(q)).toMatchObject(expected);
  else await expect(tested.find(q)).rejects.toThrow(CannotAnswer);
}
