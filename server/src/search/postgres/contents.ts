import type { SearchDocument } from '../document.ts';
import { wordsOf } from '../words.ts';
import { FIELD } from './keys.ts';

/**
 * A word in a field of a document. The names of materials stand whole as well, as words with blanks, for
 * phrases.
 */
export interface FieldWord {
  word: string;
  field: number;
}

/** What a document says in words. */
export interface Contents {
  words: FieldWord[];
  /** the document's own fields, word by word; see {@link phraseText} */
  text: string;
}

/**
 * The words of a document by field, and its own texts for phrases. The names that many documents share are
 * not among these.
 */
export function contentsOf(document: SearchDocument): Contents {
  const own = {
    title: [wordsOf(document.title)],
    description: [wordsOf(document.description)],
    place: [wordsOf(document.hubCity), wordsOf(document.workshopName ?? '')],
  };
  const names = {
    fibre: document.fibreNames.map(wordsOfName),
    material: document.materialNames.map(wordsOfName),
  };
  return {
    words: [
      ...fieldWords(FIELD.title, own.title),
      ...fieldWords(FIELD.fibre, names.fibre, true),
      ...fieldWords(FIELD.material, names.material, true),
      ...fieldWords(FIELD.description, own.description),
      ...fieldWords(FIELD.place, own.place),
    ],
    text: [...own.title, ...own.description, ...own.place].map(phraseText).join('\n'),
  };
}

/**
 * Words as `search_contents.text` has them: between single blanks, so that a phrase is found at words'
 * borders only.
 */
export function phraseText(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/** Names are those of the catalogue, some thousands, in every document again: taking them apart is most of the work. */
const MOST_NAMES = 10_000;
const knownNames = new Map<string, readonly string[]>();

function wordsOfName(name: string): readonly string[] {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  const words = wordsOf(name);
  if (knownNames.size < MOST_NAMES) knownNames.set(name, words);
  return words;
}

function fieldWords(field: number, texts: readonly (readonly string[])[], whole = false): FieldWord[] {
  const words = new Set(texts.flat());
  if (whole) for (const text of texts) if (text.length > 1) words.add(text.join(' '));
  return [...words].map((word) => ({ word, field }));
}
