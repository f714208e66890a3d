import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedEdits, editDistance, GRADE, likeness, typosBetween } from './typos.ts';

/** The last two share their bit with the first (`letterSet`). */
const LETTERS = ['a', 'b', 'c', 'á', 'A'] as const;

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
    const word = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 5 });
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

test('another first letter counts as one edit more, also where two were swapped', () => {
  expect(typosBetween('evlluto', 'velluto', 2)).toBe(2);
  expect(typosBetween('belluto', 'velluto', 2)).toBe(2);
  expect(typosBetween('elluto', 'velluto', 2)).toBe(2);
  expect(typosBetween('vvelluto', 'velluto', 2)).toBe(1);
  expect(typosBetween('veluto', 'velluto', 2)).toBe(1);
  expect(typosBetween('bellufo', 'velluto', 2)).toBe(3);
  expect(typosBetween('lana', 'lana', 0)).toBe(0);
  expect(typosBetween('lana', 'rana', 0)).toBe(1);
});

describe('likeness', () => {
  test.each<[string, string, boolean, number | null]>([
    ['lana', 'lana', false, GRADE.exact],
    ['lan', 'lana', true, GRADE.prefix],
    ['lan', 'lana', false, null],
    ['l', 'lana', true, null],
    ['veluto', 'velluto', false, GRADE.oneEdit],
    ['evlluto', 'velluto', false, null],
    ['opliestere', 'poliestere', false, GRADE.twoEdits],
    ['poliestre', 'poliestere', true, GRADE.oneEdit],
    ['pliestre', 'poliestere', true, null],
    ['prodotta', 'prodotto1', false, null],
    ['prodotto', 'prodotto1', true, GRADE.prefix],
  ])('of %s to %s (a beginning: %s) is %s', (asked, found, begins, grade) => {
    expect(likeness(asked, found, begins)).toBe(grade);
  });
});

function oneEditFrom(word: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    for (const kind of ['insert', 'drop', 'replace', 'swap']) {
      for (const letter of LETTERS) found.add(edited(word, kind, at, letter));
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
