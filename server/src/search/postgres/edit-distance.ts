/**
 * How many edits a word of so many letters may be away: none below 5, 1 from 5, 2 from 9; figures must be
 * exact.
 */
export function allowedEdits(word: string): 0 | 1 | 2 {
  if (/\p{N}/u.test(word)) return 0;
  const length = Array.from(word).length;
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}

/**
 * The edits between two words: letters inserted, left out, replaced, or two neighbours swapped (optimal
 * string alignment: no part is edited twice). Gives `most` + 1 as soon as it is known that more than `most`
 * are needed.
 */
export function editDistance(one: string, other: string, most: number): number {
  const a = Array.from(one);
  const b = Array.from(other);
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

/**
 * Typos are looked for among what the first letters become: the rest rarely tells words apart and costs most.
 */
const PREFIX_LETTERS = 7;

/** Shorter words are reached by no typo: a query's word has 5 letters at least, and loses one. */
const SHORTEST = 4;

/**
 * Hashes (32 bits) of what the first seven letters of `word` become when up to `edits` of them are left out.
 * Two words that are at most `edits` apart share one, whatever the edits are (the symmetric-delete scheme);
 * not all that share one are near.
 */
export function deletionsOf(word: string, edits: number): number[] {
  const hashes = new Set<number>();
  let shortened = new Set([Array.from(word).slice(0, PREFIX_LETTERS).join('')]);
  for (let left = edits; left >= 0; left -= 1) {
    for (const text of shortened) hashes.add(hashOf(text));
    if (left > 0) shortened = new Set([...shortened].flatMap(withoutOne));
  }
  return [...hashes];
}

/** What is stored with a word of the dictionary: the deletions that a query's word may meet it at. */
export function storedDeletions(word: string): number[] {
  const { length } = Array.from(word);
  if (length < SHORTEST || word.includes(' ') || /\p{N}/u.test(word)) return [];
  // A query's word of 9 letters, two edits away, meets words from 7 letters on.
  return deletionsOf(word, length >= 7 ? 2 : 1);
}

function withoutOne(text: string): string[] {
  const letters = Array.from(text);
  return letters.map((_, index) => letters.toSpliced(index, 1).join(''));
}

/** FNV-1a over UTF-16 units, as a signed 32-bit integer. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
