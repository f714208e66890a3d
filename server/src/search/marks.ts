import type { QueryText } from './query-text.ts';
import { likeness } from './typos.ts';
import { type PlacedWord, placedWords } from './words.ts';

/** Where a word stands in a text, in UTF-16 units. */
export type Mark = [start: number, length: number];

/**
 * Where the words of a query stand in a text: whole words, found as the search finds them (folded, mistyped, by their beginning),
 * and the words of phrases where they stand side by side. Ascending and apart from each other; of what is excluded none.
 *
 * `dropped`: so many words at the end of the query were given up, which makes the one before them the one that may be a beginning.
 */
export function markWords(text: string, query: QueryText, dropped: number): Mark[] {
  const placed = placedWords(text);
  const kept = query.words.length - dropped;
  const found = placed.filter(({ word }) =>
    query.words.some((asked, index) => likeness(asked.word, word, index >= kept - 1) !== null),
  );
  const marked = new Set([...found, ...query.phrases.flatMap((phrase) => standsIn(placed, phrase))]);
  return joined(placed.filter((one) => marked.has(one)));
}

function standsIn(placed: readonly PlacedWord[], phrase: readonly string[]): PlacedWord[] {
  return placed.flatMap((_, start) => {
    const there = placed.slice(start, start + phrase.length);
    const same = there.length === phrase.length && phrase.every((word, index) => there[index]?.word === word);
    return same ? there : [];
  });
}

/** Several words may come from one character: marks that touch become one. */
function joined(words: readonly PlacedWord[]): Mark[] {
  const marks: Mark[] = [];
  for (const { start, length } of words) {
    const last = marks.at(-1);
    if (last && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + length - last[0]);
    else marks.push([start, length]);
  }
  return marks;
}
