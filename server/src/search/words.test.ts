import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placedWords, wordsOf } from './words.ts';

// Any code points: fast-check's own strings of that kind take seconds.
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x1ffff }))
  .map((points) => String.fromCodePoint(...points));

test.each([
  ["l'orlo dell’abito", ['l', 'orlo', 'dell', 'abito']],
  ['Crêpe de Chine', ['crepe', 'de', 'chine']],
  ['VÆVEDE stoffer fra København', ['vaevede', 'stoffer', 'fra', 'kobenhavn']],
  ['Blönduós, hestehår, baðmull, þráður', ['blonduos', 'hestehar', 'badmull', 'thradur']],
  ['Łódź İstanbul ılık đumbir Straße œuvre', ['lodz', 'istanbul', 'ilik', 'dumbir', 'strasse', 'oeuvre']],
  ['T-shirt 100% cotone, 2,5 m²', ['t', 'shirt', '100', 'cotone', '2', '5', 'm2']],
  ['ｆｕｌｌ　ｗｉｄｔｈ ﬁne', ['full', 'width', 'fine']],
  ['  …!? \u0000\u200b ', []],
])('splits and folds %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('cuts a word that nobody would type, between letters and not through one', () => {
  expect(wordsOf('a'.repeat(100))).toEqual(['a'.repeat(40)]);
  expect(wordsOf('𐐨'.repeat(50))).toEqual(['𐐨'.repeat(40)]);
});

test('words are made of letters and digits alone, and stay what they are when split again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsOf(text);
      expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
      expect(words.flatMap(wordsOf)).toEqual(words);
    }),
  );
});

test('a query finds a text whatever the case and the form of its accents', () => {
  fc.assert(
    fc.property(fc.constantFrom('Crêpe', 'vævet', 'Blönduós', 'Łódź', 'Straße', 'çuval', 'año'), (word) => {
      const forms = [
        word,
        word.toUpperCase(),
        word.toLowerCase(),
        word.normalize('NFD'),
        word.normalize('NFC'),
      ];
      expect(new Set(forms.map((form) => wordsOf(form).join(' '))).size).toBe(1);
    }),
  );
});

test.each([
  ['Crêpe de Chine', ['Crêpe', 'de', 'Chine']],
  ['Crêpe'.normalize('NFD'), ['Crêpe'.normalize('NFD')]],
  ['Piqué rosé'.normalize('NFD'), ['Piqué', 'rosé'].map((word) => word.normalize('NFD'))],
  ["l'orlo", ['l', 'orlo']],
  ['Straße, vævet ﬁne', ['Straße', 'vævet', 'ﬁne']],
  ['🧵lana🧵', ['lana']],
  ['1½ m²', ['1½', '½', 'm²']],
])('says where the words of %j stand', (text, places) => {
  expect(placedWords(text).map(({ start, length }) => text.slice(start, start + length))).toEqual(places);
});

test('places all words of any text, in their order, none within another but for characters of several words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const placed = placedWords(text);
      expect(placed.map(({ word }) => word)).toEqual(wordsOf(text));
      for (const { word, start, length } of placed) {
        expect(length).toBeGreaterThan(0);
        expect(start + length).toBeLessThanOrEqual(text.length);
        expect(wordsOf(text.slice(start, start + length))).toContain(word);
      }
      expect(placed.map(({ start }) => start)).toEqual(
        placed.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 500 },
  );
});
