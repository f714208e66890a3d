import { GRADE, likeness } from '../../typos.ts';
import type { IndexSettings } from './index-settings.ts';

/** One thing to find. */
type Term = { words: string[]; prefix: boolean; typos: boolean };

export interface ReadQuery {
  terms: Term[];
  excluded: string[][];
}

/** No more terms of a query are looked at. */
const MOST_TERMS = 10;

/** Takes `q` apart as `parse_query.rs` does: quotes, a minus after a blank, the last word as the beginning of one. */
export function readQuery(q: string): ReadQuery {
  const read: ReadQuery = { terms: [], excluded: [] };
  const parts = q.matchAll(
    /(?<minus>(?<=^|\s)-)?(?:"(?<phrase>[^"]*)(?:"|$)|(?<word>[\p{L}\p{N}\u{e000}]+))/gu,
  );
  for (const { groups, index, 0: whole } of parts) {
    if (read.terms.length >= MOST_TERMS) break;
    const word = groups?.['word'];
    const words = tokensOf(word ?? groups?.['phrase'] ?? '');
    if (words.length === 0) continue;
    if (groups?.['minus'] !== undefined) read.excluded.push(words);
    else
      read.terms.push({
        words,
        prefix: word !== undefined && index + whole.length === q.length,
        typos: word !== undefined,
      });
  }
  return read;
}

/** How a document answers a query: the lower the better, part by part. */
export interface TextRank {
  typo: number;
  exactness: number;
  attributeRank: number;
}

/** Null when a term is missing or an excluded one there. */
export function rankText(
  document: Readonly<Record<string, unknown>>,
  { terms, excluded }: ReadQuery,
  settings: IndexSettings,
): TextRank | null {
  const texts = settings.searchableAttributes.map((attribute) =>
    [document[attribute]].flat().map((text) => tokensOf(String(text ?? ''))),
  );
  const isThere = (phrase: readonly string[]) =>
    texts.some((field) => field.some((text) => contains(text, phrase)));
  if (excluded.some(isThere)) return null;
  const rank = { typo: 0, exactness: 0, attributeRank: 0 };
  for (const term of terms) {
    const found = bestPlace(texts, term);
    if (found === null) return null;
    rank.typo += found.typo;
    rank.exactness += found.exactness;
    rank.attributeRank += found.attributeRank;
  }
  return rank;
}

function bestPlace(texts: readonly string[][][], term: Term): TextRank | null {
  const places = texts.flatMap((field, attributeRank) => {
    const grades = field.flatMap((text) => gradesOf(text, term));
    return grades.length === 0 ? [] : [{ grade: Math.max(...grades), attributeRank }];
  });
  const best = places.toSorted((a, b) => b.grade - a.grade || a.attributeRank - b.attributeRank)[0];
  if (best === undefined) return null;
  const { grade, attributeRank } = best;
  return {
    typo: grade >= GRADE.prefix ? 0 : grade === GRADE.oneEdit ? 1 : 2,
    exactness: grade === GRADE.exact ? 0 : 1,
    attributeRank,
  };
}

function gradesOf(text: readonly string[], { words, prefix, typos }: Term): number[] {
  const [word = ''] = words;
  if (!typos) return contains(text, words) ? [GRADE.exact] : [];
  return text.map((found) => likeness(word, found, prefix)).filter((grade) => grade !== null);
}

function contains(text: readonly string[], phrase: readonly string[]): boolean {
  return text.some((_, start) => phrase.every((word, index) => text[start + index] === word));
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\u{e000}]+/gu) ?? [];
}
