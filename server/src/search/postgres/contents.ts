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
  return {
    words: [
      ...fieldWords(FIELD.title, own.title),
      ...nameWords(document.fibreNames, fibreWords),
      ...nameWords(document.materialNames, materialWords),
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
const fibreWords = rememberingWords(FIELD.fibre);
const materialWords = rememberingWords(FIELD.material);

/** Takes names apart, each once: words, and the whole. What two names have in common is the same object in both. */
function rememberingWords(field: number): (name: string) => readonly FieldWord[] {
  const names = new Map<string, readonly FieldWord[]>();
  const words = new Map<string, FieldWord>();
  const remembered = (word: string): FieldWord => {
    const known = words.get(word) ?? { word, field };
    words.set(word, known);
    return known;
  };
  return (name) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const parts = wordsOf(name);
    const made = [...parts, ...(parts.length > 1 ? [parts.join(' ')] : [])].map(remembered);
    names.set(name, made);
    return made;
  };
}

function nameWords(
  names: readonly string[],
  wordsOfName: (name: string) => readonly FieldWord[],
): Set<FieldWord> {
  const words = new Set<FieldWord>();
  for (const name of names) for (const word of wordsOfName(name)) words.add(word);
  return words;
}

function fieldWords(field: number, texts: readonly (readonly string[])[]): FieldWord[] {
  return [...new Set(texts.flat())].map((word) => ({ word, field }));
}
