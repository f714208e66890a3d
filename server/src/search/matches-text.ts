import type { SearchDocument } from './document.ts';
import type { QueryText } from './query-text.ts';
import { wordsOf } from './words.ts';

/** How well a document's words answer a query; the higher the better, 0 when no word is asked for. */
export interface TextMatch {
  score: number;
}

/** Words that count for the order. */
const RANKED = 4;

/**
 * Whether a document has the first `wordCount` words and all phrases of a query and nothing that it excludes;
 * null when not. A word's score is that of its best place: exact (24) before beginning (16) before one edit
 * (8) before two (0), and title (5), fibres (4), material (3), description (2), place (1).
 */
export function matchText(
  document: SearchDocument,
  text: QueryText | null,
  wordCount: number,
): TextMatch | null {
  if (text === null) return { score: 0 };
  const known = readDocument(document);
  const { fields } = known;
  const words = text.words.slice(0, wordCount);
  const scores = words.map(({ word }, index) => scoreOf(known, word, index === words.length - 1));
  if (scores.some((score) => score === null)) return null;
  const has = (phrase: readonly string[]) =>
    fields.some(({ texts }) => texts.some((one) => contains(one, phrase)));
  if (!text.phrases.every(has) || text.excluded.some(has)) return null;
  return { score: scores.slice(0, RANKED).reduce<number>((sum, score) => sum + (score ?? 0), 0) };
}

interface Field {
  weight: number;
  texts: string[][];
}

/** A document in words, with the scores of the words that were looked for: thousands of searches ask for the same few. */
interface ReadDocument {
  fields: Field[];
  scores: Map<string, number | null>;
}

const readDocuments = new WeakMap<SearchDocument, ReadDocument>();

function readDocument(document: SearchDocument): ReadDocument {
  const known = readDocuments.get(document) ?? { fields: readFields(document), scores: new Map() };
  readDocuments.set(document, known);
  return known;
}

function scoreOf({ fields, scores }: ReadDocument, word: string, last: boolean): number | null {
  const key = last ? `${word}*` : word;
  const score = scores.has(key) ? (scores.get(key) ?? null) : bestScore(fields, word, last);
  scores.set(key, score);
  return score;
}

function readFields(document: SearchDocument): Field[] {
  return [
    { weight: 5, texts: [wordsOf(document.title)] },
    { weight: 4, texts: document.fibreNames.map(wordsOf) },
    { weight: 3, texts: document.materialNames.map(wordsOf) },
    { weight: 2, texts: [wordsOf(document.description)] },
    { weight: 1, texts: [wordsOf(document.hubCity), wordsOf(document.workshopName ?? '')] },
  ];
}

function bestScore(fields: readonly Field[], word: string, last: boolean): number | null {
  const scores = fields.flatMap(({ weight, texts }) =>
    texts.flat().flatMap((found) => {
      const grade = gradeOf(word, found, last);
      return grade === null ? [] : [grade * 8 + weight];
    }),
  );
  return scores.length === 0 ? null : Math.max(...scores);
}

function gradeOf(word: string, found: string, last: boolean): number | null {
  if (found === word) return 3;
  if (last && word.length >= 2 && found.startsWith(word)) return 2;
  const most =
    /\p{N}/u.test(word) || /\p{N}/u.test(found) ? 0 : word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  const hopeless = most === 0 || Math.abs(word.length - found.length) > most;
  const edits = hopeless ? 3 : alignment(word, found) + (word[0] === found[0] ? 0 : 1);
  return edits <= most ? 2 - edits : null;
}

/** Optimal string alignment, as in the books. */
function alignment(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  const at = (i: number, j: number) => d[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      d[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}

function contains(text: readonly string[], phrase: readonly string[]): boolean {
  return text.some((_, start) => phrase.every((word, index) => text[start + index] === word));
}
