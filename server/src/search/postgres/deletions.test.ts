import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEdits } from '../typos.ts';
import { deletionsOf, storedDeletions } from './deletions.ts';

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
