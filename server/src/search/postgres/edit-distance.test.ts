import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedEdits, deletionsOf, editDistance, storedDeletions } from './edit-distance.ts';

describe('editDistance', () => {
  test.each([
    ['velluto', 'velluto', 0],
    ['velluto', 'veluto', 1],
    ['velluto', 'vellutto', 1],
    ['velluto', 'vellufo', 1],
    ['velluto', 'velltuo', 1],
    ['velluto', 'evllutoo', 2],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (one, other, edits) => {
    expect(editDistance(one, other, 5)).toBe(edits);
  });

  test('counts letters, not halves of them', () => {
    expect(editDistance('𐐨𐐩𐐪', '𐐨𐐪', 3)).toBe(1);
  });

  test('is told no more precisely than asked for', () => {
    expect(editDistance('lana', 'seta', 1)).toBe(2);
    expect(editDistance('lana', 'organza', 2)).toBe(3);
  });

  test('agrees with trying out every edit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const near = oneEditFrom(one);
        const expected = one === other ? 0 : near.has(other) ? 1 : 2;
        expect(editDistance(one, other, 1)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a typo needs a word of five letters, a second one nine, and figures have none', () => {
  expect(['lana', 'cotone', 'poliestere', 'prodotto1', 'vævet'].map(allowedEdits)).toEqual([0, 1, 2, 0, 1]);
});

test('a word and what it is mistyped as always share a deletion', () => {
  const letters = fc.constantFrom(...'abcde');
  fc.assert(
    fc.property(
      fc.string({ unit: letters, minLength: 5, maxLength: 14 }),
      fc.array(fc.tuple(fc.constantFrom('insert', 'drop', 'replace', 'swap'), fc.nat(20), letters), {
        maxLength: 2,
      }),
      (typed, edits) => {
        const allowed = allowedEdits(typed);
        const meant = edits
          .slice(0, allowed)
          .reduce((word, [kind, at, letter]) => edited(word, kind, at, letter), typed);
        const stored = new Set(storedDeletions(meant));
        expect(deletionsOf(typed, allowed).some((hash) => stored.has(hash))).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

function oneEditFrom(word: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    for (const kind of ['insert', 'drop', 'replace', 'swap']) {
      for (const letter of 'abc') found.add(edited(word, kind, at, letter));
    }
  }
  return found;
}

function edited(word: string, kind: string, position: number, letter: string): string {
  const at = position % (word.length + 1);
  const letters = [...word];
  if (kind === 'insert') letters.splice(at, 0, letter);
  else if (kind === 'drop') letters.splice(at, 1);
  else if (kind === 'replace' && at < letters.length) letters[at] = letter;
  else if (kind === 'swap' && at + 1 < letters.length)
    letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  return letters.join('');
}
