/** Letters that Unicode does not decompose, and what people type for them. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'ng',
  // At the end of a word only, which is nothing that a single letter knows.
  ς: 'σ',
};
const TO_FOLD = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu');

/** Longer words are cut: nobody types them, and an index has no room for them. */
const LONGEST_WORD = 40;

/**
 * The words of a text as the index knows them: lower case, accents and special letters folded, split at
 * everything that is no letter and no digit (so `l'orlo` gives `l`, `orlo`), at most 40 characters each, in
 * their order. The only such function: documents and queries go through it alike, so that no engine's or
 * server's dictionary decides what is found.
 */
export function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(shorten);
}

/** A word of a text, and where it stands there, in UTF-16 units: all that it was folded from, with its accents. */
export interface PlacedWord {
  word: string;
  start: number;
  length: number;
}

/**
 * The words of {@link wordsOf} with their places. A character that stands for several words (`½`) is the place of each of them.
 */
export function placedWords(text: string): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let open: PlacedWord | null = null;
  let at = 0;
  for (const character of text) {
    const letters = foldCharacter(character);
    const end = at + character.length;
    for (const letter of letters) {
      if (!/[\p{L}\p{N}]/u.test(letter)) {
        open = null;
        continue;
      }
      if (open === null) {
        open = { word: '', start: at, length: 0 };
        placed.push(open);
      }
      open.word += letter;
      open.length = end - open.start;
    }
    // Marks on their own: they belong to the letter before.
    if (letters === '' && open !== null) open.length = end - open.start;
    at = end;
  }
  return placed.map((one) => ({ ...one, word: shorten(one.word) }));
}

/** Titles of cards are placed character by character, in every answer; of those that Unicode has few are ever seen. */
const MOST_CHARACTERS = 5000;
const foldedCharacters = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character);
  if (known !== undefined) return known;
  const folded = fold(character);
  if (foldedCharacters.size < MOST_CHARACTERS) foldedCharacters.set(character, folded);
  return folded;
}

/** Folds letter by letter: what one becomes does not depend on its neighbours. */
function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      // Lower case brings new marks: İ becomes i with a dot above.
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(TO_FOLD, (letter) => FOLDED[letter] ?? letter)
  );
}

function shorten(word: string): string {
  return word.length > LONGEST_WORD ? Array.from(word).slice(0, LONGEST_WORD).join('') : word;
}
