import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';

/** What a title can name. */
export type NameKind = 'category' | 'form' | 'fibre';

/** Words for codes, as `shared/reference/title-words` has them. */
export interface NameWords {
  categories: readonly { code: string; words: readonly string[] }[];
  forms: readonly { code: string; words: readonly string[] }[];
  fibres: readonly { code: string; words: readonly string[] }[];
  compounds: Readonly<Record<string, string>>;
}

/** Names by their words, for looking up what a title says. */
export interface Lexicon {
  names: ReadonlyMap<string, readonly Name[]>;
  /** beginnings of compound words and the code of their fibre, the longest first */
  compounds: readonly (readonly [beginning: string, fibre: string])[];
}

interface Name {
  kind: NameKind;
  code: string;
  /** a word of the trade says more than one of a category's own long name */
  weight: 1 | 2;
}

/** Something that a title names, and where. */
export interface FoundName extends Name {
  /** the index of its first word in {@link tokensOf} */
  at: number;
  /** how many words */
  length: number;
}

const LONGEST_NAME = 4;
/** Shorter words of names match too much: `di`, `blu`. */
const SHORTEST_WORD = 4;
/** Words of category names that say nothing alone. */
const EMPTY_WORDS = new Set(
  'tessuti tessuto fabrics fabric tipo type sheet foglio lastra other altri carta base paper solo vietato vietata chiamarlo parola never call italy word hard fine print'.split(
    ' ',
  ),
);

/** Makes a lexicon of words in all languages and of the catalogue's names in the page's. */
export function openLexicon(words: NameWords, terms: CatalogueJson): Lexicon {
  const names = new Map<string, Name[]>();
  const add = (phrase: string, name: Name): void => {
    for (const key of keysOf(phrase)) {
      const known = names.get(key) ?? [];
      if (known.some(({ kind, code }) => kind === name.kind && code === name.code)) continue;
      names.set(key, [...known, name]);
    }
  };
  const lists = [
    ['category', words.categories],
    ['form', words.forms],
    ['fibre', words.fibres],
  ] as const;
  for (const [kind, list] of lists) {
    for (const { code, words: phrases } of list) {
      for (const phrase of phrases) add(phrase, { kind, code, weight: 2 });
    }
  }
  for (const { code, name, aliases } of terms.fibres) {
    for (const phrase of [name, ...aliases]) {
      if (phrase.length >= SHORTEST_WORD) add(phrase, { kind: 'fibre', code, weight: 2 });
    }
  }
  for (const { code, name } of terms.categories) {
    for (const word of saying(name)) {
      // *Feltro di lana* is no reason to take all wool for felt.
      const isFibre = lookUp([word], { names }).some(({ kind }) => kind === 'fibre');
      if (!isFibre) add(word, { kind: 'category', code, weight: 1 });
    }
  }
  for (const { code, name } of terms.forms) {
    for (const phrase of name.split(/[/(),]/)) add(phrase, { kind: 'form', code, weight: 2 });
  }
  const compounds = Object.entries(words.compounds)
    .map(([beginning, fibre]) => [flat(beginning), fibre] as const)
    .toSorted((a, b) => b[0].length - a[0].length);
  return { names, compounds };
}

/** What a title names. Longer names win over the shorter ones they contain; nothing is found that is only alike at its beginning. */
export function findNames(title: string, lexicon: Lexicon): FoundName[] {
  const tokens = tokensOf(title);
  const found: FoundName[] = [];
  const taken: Record<NameKind, Set<number>> = { category: new Set(), form: new Set(), fibre: new Set() };
  for (let length = LONGEST_NAME; length >= 1; length -= 1) {
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const span = Array.from({ length }, (_, step) => at + step);
      for (const name of lookUp(tokens.slice(at, at + length), lexicon)) {
        if (span.some((index) => taken[name.kind].has(index))) continue;
        found.push({ ...name, at, length });
      }
      for (const name of found) if (name.at === at && name.length === length) mark(taken[name.kind], span);
    }
  }
  return [...found, ...compoundNames(tokens, taken, lexicon)];
}

/** The words, figures and percent signs of a text, in lower case without accents. */
export function tokensOf(text: string): string[] {
  return flat(text).match(/\d+(?:[.,]\d+)?|\p{L}+|%/gu) ?? [];
}

function mark(taken: Set<number>, span: readonly number[]): void {
  for (const index of span) taken.add(index);
}

function lookUp(words: readonly string[], { names }: Pick<Lexicon, 'names'>): readonly Name[] {
  return names.get(words.join(' ')) ?? names.get(words.map(withoutEnding).join(' ')) ?? [];
}

/** `Baumwollpopeline`: its fibre from the beginning, and what the rest of the word names. */
function compoundNames(
  tokens: readonly string[],
  taken: Readonly<Record<NameKind, ReadonlySet<number>>>,
  lexicon: Lexicon,
): FoundName[] {
  return tokens.flatMap((token, at) => {
    if (taken.fibre.has(at)) return [];
    const known = lexicon.compounds.find(
      ([beginning]) => token.startsWith(beginning) && token.length - beginning.length >= 3,
    );
    if (!known) return [];
    const [beginning, fibre] = known;
    const rest = lookUp([token.slice(beginning.length)], lexicon).filter(({ kind }) => kind !== 'fibre');
    return [{ kind: 'fibre' as const, code: fibre, weight: 2 as const }, ...rest].map((name) => ({
      ...name,
      at,
      length: 1,
    }));
  });
}

/** A phrase as it stands and, where its words are long enough, up to their endings: *velluto*, *velluti*. */
function keysOf(phrase: string): string[] {
  const words = tokensOf(phrase);
  if (words.length === 0 || words.length > LONGEST_NAME) return [];
  return [...new Set([words.join(' '), words.map(withoutEnding).join(' ')])];
}

/** The same word up to its ending: *bottone*, *bottoni*; *button*, *buttons*. Short words keep theirs: *wool* is not *wood*. */
function withoutEnding(word: string): string {
  return word.length >= 5 ? word.replace(/[aeious]$/, '') : word;
}

/** The words of a category's name that say something alone. */
function saying(name: string): string[] {
  return tokensOf(name).filter((word) => word.length >= SHORTEST_WORD && !EMPTY_WORDS.has(word));
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

function flat(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[øæœßđðþ]/g, (letter) => LETTERS[letter] ?? letter);
}
