import type { QueryText } from '../query-text.ts';

/** Meilisearch looks at no more terms of a query, phrases counted. */
const MOST_TERMS = 10;

/** A word of these letters is one word to the engine as well; others (Chinese, Thai …) it takes apart. */
const ONE_WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]+$/u;

const SHORTEST_WITH_TYPO = 5;

/** Whether the engine takes all that is typed, word by word, as we do. */
export function canRead({ words, phrases, excluded }: QueryText): boolean {
  const all = [...words.map(({ word }) => word), ...phrases.flat(), ...excluded.flat()];
  return words.length + phrases.length <= MOST_TERMS && all.every((word) => ONE_WORD.test(word));
}

/**
 * Writes the first `wordCount` words of a query, with its phrases and exclusions, in Meilisearch's syntax. Exclusions come first and
 * words last: of the last word the engine also takes the beginning, and only of that.
 */
export function writeQuery({ words, phrases, excluded }: QueryText, wordCount: number): string {
  const kept = words.slice(0, wordCount).map(({ word }) => word);
  return [
    ...excluded.map((phrase) => (phrase.length === 1 ? `-${phrase[0]}` : `-"${phrase.join(' ')}"`)),
    // After a full stop the engine does not try to find two words written as one.
    [
      ...phrases.map((phrase) => `"${phrase.join(' ')}"`),
      ...kept.map((word, index) => writeWord(word, index === kept.length - 1)),
    ].join('. '),
  ].join(' ');
}

/** Quoted, a word is found as it is: for words that have no typo to forgive, and no beginning to take. */
function writeWord(word: string, last: boolean): string {
  const length = Array.from(word).length;
  const asItIs = last ? length < 2 : length < SHORTEST_WITH_TYPO || /\p{N}/u.test(word);
  return asItIs ? `"${word}"` : word;
}
