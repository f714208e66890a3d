import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords } from './marks.ts';
import { parseQueryText } from './query-text.ts';
import { wordsOf } from './words.ts';

/** What is marked in `text`, between brackets. */
function shown(text: string, q: string, dropped = 0): string {
  const marks = markWords(text, parseQueryText(q), dropped);
  return marks.reduceRight(
    (rest, [start, length]) =>
      `${rest.slice(0, start)}[${rest.slice(start, start + length)}]${rest.slice(start + length)}`,
    text,
  );
}

describe('marks', () => {
  test.each([
    ['Fresco di lana, fine pezza', 'lana', 'Fresco di [lana], fine pezza'],
    ['Fresco di lana, fine pezza', 'PEZZA fresco', '[Fresco] di lana, fine [pezza]'],
    ['Velluto a coste', 'veluto', '[Velluto] a coste'],
    ['Velluto a coste', 'evlluto', 'Velluto a coste'],
    ['Velluto a coste', 'vel', '[Velluto] a coste'],
    ['Velluto a coste', 'vel coste', 'Velluto a [coste]'],
    ['Velluto a coste', 'velluto a coste', '[Velluto] a [coste]'],
    ['Crêpe de Chine', 'crepe', '[Crêpe] de Chine'],
    ['Crêpe de Chine'.normalize('NFD'), 'crêpe', `[${'Crêpe'.normalize('NFD')}] de Chine`],
    ['Graue Straßenware', 'strassenware', 'Graue [Straßenware]'],
    ['Graue Straßenware', 'stras', 'Graue [Straßenware]'],
    ['VÆVET uld', 'vaevet', '[VÆVET] uld'],
    ['🧵 lana 🧵', 'lana', '🧵 [lana] 🧵'],
    ['Orlo dell’abito', 'abito', 'Orlo dell’[abito]'],
    ['Lana e seta, seta e lana', '"lana e seta"', '[Lana] [e] [seta], seta e lana'],
    ['Lana e seta', '"seta lana"', 'Lana e seta'],
    ['Lana e seta', 'lana -seta', '[Lana] e seta'],
    ['Lana lana LANA', 'lana', '[Lana] [lana] [LANA]'],
    ['1½ m', '½', '1[½] m'],
    ['', 'lana', ''],
    ['lana', '', 'lana'],
  ])('%j searched by %j: %j', (text, q, expected) => {
    expect(shown(text, q)).toBe(expected);
  });

  test('a word that was dropped is marked where it stands, and the last that was kept may be a beginning', () => {
    expect(shown('Velluto a coste', 'vel xyzzy')).toBe('Velluto a coste');
    expect(shown('Velluto a coste', 'vel xyzzy', 1)).toBe('[Velluto] a coste');
    expect(shown('Velluto a coste', 'seta coste', 1)).toBe('Velluto a [coste]');
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('lana', 'Crêpe', 'Straße', 'vævet', 'ﬁne', '½', '🧵', ' ', ', ', '\u0301', '"', '-'),
      fc.integer({ min: 0, max: 0x1ffff }).map((point) => String.fromCodePoint(point)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('marks ascend, stand apart, and hold whole words that were asked for', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, q) => {
      let end = -1;
      for (const [start, length] of markWords(text, parseQueryText(q), 0)) {
        expect(start).toBeGreaterThan(end);
        expect(length).toBeGreaterThan(0);
        end = start + length;
        expect(end).toBeLessThanOrEqual(text.length);
        expect(wordsOf(text).join(' ')).toContain(wordsOf(text.slice(start, end)).join(' '));
      }
    }),
    { numRuns: 1000 },
  );
});

test('every word of a text is marked when the text itself is asked for', () => {
  fc.assert(
    fc.property(fc.subarray(['lana', 'Crêpe', 'Straße', 'VÆVET', 'Łódź'], { minLength: 1 }), (words) => {
      const text = words.join(', ');
      expect(shown(text, words.toReversed().join(' ').toUpperCase())).toBe(
        words.map((word) => `[${word}]`).join(', '),
      );
    }),
  );
});
