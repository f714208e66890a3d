/** How well a word that is found fits a word that is asked for; the higher the better. */
export const GRADE = { exact: 3, prefix: 2, oneEdit: 1, twoEdits: 0 } as const;

/** Beginnings of fewer letters mean nothing yet. */
export const SHORTEST_PREFIX = 2;

/**
 * How well `found` answers the word `asked` (both as `wordsOf` writes them): the same, beginning so where `begins` says that the
 * asked word may be the beginning of one, or mistyped; null when it does not answer it.
 */
export function likeness(asked: string, found: string, begins: boolean): number | null {
  if (found === asked) return GRADE.exact;
  if (begins && lettersOf(asked).length >= SHORTEST_PREFIX && found.startsWith(asked)) return GRADE.prefix;
  const most = /\p{N}/u.test(found) ? 0 : allowedEdits(asked);
  const edits = most === 0 ? 1 : typosBetween(asked, found, most);
  if (edits > most) return null;
  return edits === 1 ? GRADE.oneEdit : GRADE.twoEdits;
}

/**
 * How many edits a word of so many letters may be away: none below 5, 1 from 5, 2 from 9; figures must be
 * exact.
 */
export function allowedEdits(word: string): 0 | 1 | 2 {
  if (/\p{N}/u.test(word)) return 0;
  const { length } = lettersOf(word);
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}

/**
 * Edits as a typo is counted: a wrong first letter is one more, since hardly anybody mistypes it and another one makes another
 * word. Gives `most` + 1 as soon as it is known that more than `most` are needed.
 */
export function typosBetween(one: string, other: string, most: number): number {
  if (one.codePointAt(0) === other.codePointAt(0)) return editDistance(one, other, most);
  return Math.min(editDistance(one, other, most - 1) + 1, most + 1);
}

/** Half of a letter that takes two UTF-16 units. */
const SURROGATE = /[\ud800-\udfff]/;

/**
 * The edits between two words: letters inserted, left out, replaced, or two neighbours swapped (optimal
 * string alignment: no part is edited twice). Gives `most` + 1 as soon as it is known that more than `most`
 * are needed.
 */
export function editDistance(one: string, other: string, most: number): number {
  // Most words that are compared differ too much in length or letters alone.
  const unlike = Math.abs(one.length - other.length) > most;
  if ((unlike || haveOtherLetters(one, other, most)) && !SURROGATE.test(one) && !SURROGATE.test(other)) {
    return most + 1;
  }
  const a = lettersOf(one);
  const b = lettersOf(other);
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = nextRow(a, b, row, previous, before);
    if (Math.min(...current) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, most + 1);
}

/** Whether one of two words has more than `most` letters that the other has not; an edit takes one of them at most. */
function haveOtherLetters(one: string, other: string, most: number): boolean {
  const [a, b] = [letterSet(one), letterSet(other)];
  return bitCount(a & ~b) > most || bitCount(b & ~a) > most;
}

/** Bits of the letters of a word; different ones may share a bit. */
function letterSet(word: string): number {
  let bits = 0;
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function nextRow(a: string[], b: string[], row: number, previous: number[], before: number[]): number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a[row - 1] === b[column - 1];
    const left = current[column - 1] ?? row;
    const above = previous[column] ?? row;
    const diagonal = previous[column - 1] ?? row;
    let cost = Math.min(left + 1, above + 1, diagonal + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped) cost = Math.min(cost, (before[column - 2] ?? row) + 1);
    current.push(cost);
  }
  return current;
}

function lettersOf(word: string): string[] {
  return Array.from(word);
}
