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
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // Lower case brings new marks: İ becomes i with a dot above.
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(TO_FOLD, (letter) => FOLDED[letter] ?? letter);
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) =>
    word.length > LONGEST_WORD ? Array.from(word).slice(0, LONGEST_WORD).join('') : word,
  );
}
