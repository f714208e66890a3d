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
