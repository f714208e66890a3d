import { STOP_WORDS } from './stop-words.ts';
import { type PlacedWord, placedWords, wordsOf } from './words.ts';

/** More words than this are not searched for; they are reported as dropped. */
const MOST_WORDS = 12;
const MOST_PHRASES = 4;
const MOST_EXCLUSIONS = 8;

/** A word to find: as the index knows it, and as it was typed. */
export interface QueryWord {
  readonly word: string;
  readonly typed: string;
}

/** What somebody typed into the search box, taken apart. */
export interface QueryText {
  /** must all be found, in any field; the last one may be the beginning of a word */
  readonly words: readonly QueryWord[];
  /** must be found word by word, side by side, as written; of one word or more */
  readonly phrases: readonly (readonly string[])[];
  /** must not be found: single words and phrases alike */
  readonly excluded: readonly (readonly string[])[];
  /** words beyond the twelfth, as typed */
  readonly ignored: readonly string[];
}

// A minus counts only before a word and after a blank: `T-shirt` excludes nothing. An unclosed quote reaches
// to the end.
const PARTS = /(?<minus>(?<=^|\s)-)?(?:["“”«](?<phrase>[^"“”»]*)(?:["“”»]|$)|(?<plain>[^\s"“”«]+))/gu;

/**
 * Takes a query apart: plain words, `"phrases"` and `-exclusions` (`-word`, `-"a phrase"`). Words that only
 * join others (`stop-words.ts`) are left out while any other word or phrase stands beside them. Never throws;
 * text without letters and digits asks for nothing.
 */
export function parseQueryText(text: string): QueryText {
  const words: QueryWord[] = [];
  const phrases: string[][] = [];
  const excluded: string[][] = [];
  for (const { groups } of text.matchAll(PARTS)) {
    const typed = groups?.['plain'];
    const found = wordsOf(typed ?? groups?.['phrase'] ?? '');
    if (found.length === 0) continue;
    if (groups?.['minus'] !== undefined) excluded.push(found);
    else if (typed === undefined) phrases.push(found);
    else words.push(...found.map((word) => ({ word, typed: found.length === 1 ? typed : word })));
  }
  const telling = distinct(words.filter(({ word }) => !STOP_WORDS.has(word)));
  const asked = telling.length + phrases.length > 0 ? telling : distinct(words);
  return {
    words: asked.slice(0, MOST_WORDS),
    phrases: phrases.slice(0, MOST_PHRASES),
    excluded: excluded.slice(0, MOST_EXCLUSIONS),
    ignored: asked.slice(MOST_WORDS).map(({ typed }) => typed),
  };
}

/**
 * The plain words of a query, with where each stands in `text`: none of phrases and exclusions; joining words and repetitions
 * included.
 */
export function plainWords(text: string): PlacedWord[] {
  return [...text.matchAll(PARTS)].flatMap(({ 0: part, index, groups }) => {
    const typed = groups?.['plain'];
    if (typed === undefined || groups?.['minus'] !== undefined) return [];
    const from = index + part.length - typed.length;
    return placedWords(typed).map((one) => ({ ...one, start: from + one.start }));
  });
}

function distinct(words: readonly QueryWord[]): QueryWord[] {
  // The last one keeps its place: it may be the beginning of a word.
  const lastIndex = new Map(words.map(({ word }, index) => [word, index]));
  return words.filter(({ word }, index) => lastIndex.get(word) === index);
}
