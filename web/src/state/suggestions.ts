import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';

/** What a title seems to be about: codes of the catalogue, best first. */
export interface Suggestions {
  categories: string[];
  fibres: string[];
}

const MOST_CATEGORIES = 3;
const MOST_FIBRES = 3;
/** Shorter words match too much: `di`, `blu`. */
const SHORTEST_WORD = 4;
/** Words of category names that say nothing alone. */
const EMPTY_WORDS = new Set([
  'tessuti',
  'tessuto',
  'fabrics',
  'fabric',
  'tipo',
  'type',
  'sheet',
  'foglio',
  'lastra',
  'other',
  'altri',
]);

/**
 * Suggests categories and fibres from the words of a title, by the names (and trade words of fibres) of the catalogue. A
 * plural or another ending still matches: `lane` finds *lana*. Suggests nothing rather than something far away.
 */
export function suggestFrom(title: string, terms: CatalogueJson): Suggestions {
  const words = wordsOf(title);
  if (words.length === 0) return { categories: [], fibres: [] };
  return {
    categories: best(
      terms.categories,
      MOST_CATEGORIES,
      (category) => score(words, wordsOf(category.name)) + (category.parent ? 0.5 : 0),
    ),
    fibres: best(terms.fibres, MOST_FIBRES, (fibre) =>
      Math.max(score(words, wordsOf(fibre.name)), ...fibre.aliases.map((alias) => named(words, alias))),
    ),
  };
}

function best<T extends { code: string }>(
  entries: readonly T[],
  most: number,
  rate: (entry: T) => number,
): string[] {
  return entries
    .map((entry) => ({ code: entry.code, rating: rate(entry) }))
    .filter(({ rating }) => rating >= 1)
    .sort((a, b) => b.rating - a.rating)
    .slice(0, most)
    .map(({ code }) => code);
}

function score(title: readonly string[], name: readonly string[]): number {
  return name.filter((word) => title.some((one) => alike(one, word))).length;
}

/** A trade word counts only as it stands: those of eleven languages are too many to guess endings with. */
function named(title: readonly string[], alias: string): number {
  const words = wordsOf(alias);
  return words.length > 0 && words.every((word) => title.includes(word)) ? 1 : 0;
}

/** The same word up to its ending: *lana*, *lane*; *bottone*, *bottoni*; *button*, *buttons*. But *wool* is not *wood*. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return a === `${b}s` || b === `${a}s`;
  return a.slice(0, -1) === b.slice(0, -1) && /[aeiou]$/.test(a) && /[aeiou]$/.test(b);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD && !EMPTY_WORDS.has(word));
}
