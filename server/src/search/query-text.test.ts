import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQueryText } from './query-text.ts';

function shape(text: string) {
  const { words, phrases, excluded, ignored } = parseQueryText(text);
  return {
    words: words.map(({ word }) => word),
    phrases: phrases.map((phrase) => phrase.join(' ')),
    excluded: excluded.map((phrase) => phrase.join(' ')),
    ignored,
  };
}
const nothing = { words: [], phrases: [], excluded: [], ignored: [] };

// Any code points: fast-check's own strings of that kind take seconds.
const anyText = fc
  .array(fc.integer({ min: 0, max: 0x1ffff }))
  .map((points) => String.fromCodePoint(...points));

test.each([
  ['lana blu', { words: ['lana', 'blu'] }],
  ['"lana vergine" blu', { words: ['blu'], phrases: ['lana vergine'] }],
  ['lana -poliestere', { words: ['lana'], excluded: ['poliestere'] }],
  ['lana -"lana rigenerata"', { words: ['lana'], excluded: ['lana rigenerata'] }],
  ['T-shirt - jersey', { words: ['t', 'shirt', 'jersey'] }],
  ['"lana"-seta', { words: ['seta'], phrases: ['lana'] }],
  ['-t-shirt', { excluded: ['t shirt'] }],
  ['"lana', { phrases: ['lana'] }],
  ['«seta» “cruda”', { phrases: ['seta', 'cruda'] }],
  ['"" -"" - " " %_\\', {}],
  ['  ', {}],
])('reads %j', (text, expected) => {
  expect(shape(text)).toEqual({ ...nothing, ...expected });
});

test('leaves out words that only join others, unless nothing else is asked', () => {
  expect(shape('scampoli di lana per la giacca').words).toEqual(['scampoli', 'lana', 'giacca']);
  expect(shape("l'orlo").words).toEqual(['orlo']);
  expect(shape('la').words).toEqual(['la']);
  expect(shape('la "fine pezza"')).toEqual({ ...nothing, phrases: ['fine pezza'] });
  expect(shape('senza lana').words).toEqual(['senza', 'lana']);
});

test('asks for each word once, and the last one stays last', () => {
  expect(shape('lana blu lana').words).toEqual(['blu', 'lana']);
});

test('tells words as they were typed', () => {
  expect(parseQueryText('Crêpe LANA').words).toEqual([
    { word: 'crepe', typed: 'Crêpe' },
    { word: 'lana', typed: 'LANA' },
  ]);
});

test('searches for twelve words and reports the rest', () => {
  const words = Array.from({ length: 15 }, (_, index) => `parola${index}`);
  expect(shape(words.join(' '))).toEqual({ ...nothing, words: words.slice(0, 12), ignored: words.slice(12) });
});

test('reads anything, and asks for no more than it was given', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { words, phrases, excluded } = parseQueryText(text);
      expect(words.length).toBeLessThanOrEqual(12);
      expect([...phrases, ...excluded].every((phrase) => phrase.length > 0)).toBe(true);
    }),
  );
});
