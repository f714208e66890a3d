import type { Queryable } from '@scampolo/db/client';
import type { SearchQuery } from '@scampolo/shared/contract/search';
import type { EngineResult, SearchEngine } from './engine.ts';
import { type AskedWord, countUses, findNearWords, type KnownWord } from './postgres/near-words.ts';
import { plainWords } from './query-text.ts';
import { searchIndexPlainly } from './search.ts';
import { STOP_WORDS } from './stop-words.ts';
import { editDistance, likeness } from './typos.ts';

/** Another text to search for, and how much it finds. */
export interface Suggestion {
  q: string;
  total: number;
}

/** Each costs a search. */
const MOST_TRIED = 3;
/** Longer queries are sentences. */
const MOST_WORDS = 12;
const LONGEST_QUERY = 200;

/**
 * “Did you mean”: the query with words that listings have in place of those that no listing has, when it found nothing or had to drop
 * words; null when that is no better. Words are taken from PostgreSQL's index, whichever engine answers: up to two edits away at any
 * letter (one in words of up to four letters, three from twelve), two words that were written as one, or one as two; the nearest and
 * the most frequent first. An unknown word that nothing is like is left out. Better is what finds more; where words were dropped,
 * also what finds anything with others in their place.
 */
export async function suggestQuery(
  db: Queryable,
  engine: SearchEngine,
  query: SearchQuery,
  found: EngineResult,
): Promise<Suggestion | null> {
  if (query.q === undefined || (found.total > 0 && found.dropped.length === 0)) return null;
  const asked = plainWords(query.q).map(({ word }) => word);
  if (asked.length === 0 || asked.length > MOST_WORDS) return null;
  const known = await knownAround(db, asked);
  for (const { q, replaced } of rewritten(query.q, asked, known)) {
    // What was found without the words that were dropped cannot be fewer than what is found without those that are unknown.
    if (!replaced && found.dropped.length > 0) continue;
    const counted = { ...query, q, limit: 0, offset: 0 };
    const { total } = await searchIndexPlainly(engine, counted, { allWords: true });
    // Nor is it what was asked for: any answer to all of the words is more.
    if (total > (found.dropped.length > 0 ? 0 : found.total)) return { q, total };
  }
  return null;
}

async function knownAround(db: Queryable, asked: readonly string[]): Promise<KnownWord[]> {
  const last = asked.length - 1;
  const words = asked.map((word, index): AskedWord => {
    return { word, edits: editsFor(word), begins: index === last };
  });
  const exact = [...asked, ...asked.flatMap(halves).flat(), ...neighbours(asked).map(({ joined }) => joined)];
  const texts = await findNearWords(db, words, [...new Set(exact)]);
  const wanted = new Set(exact);
  const near = texts.filter(
    (text) =>
      wanted.has(text) ||
      words.some(
        ({ word, edits, begins }) =>
          (begins && text.startsWith(word)) || editDistance(word, text, edits) <= edits,
      ),
  );
  return countUses(db, near);
}

function editsFor(word: string): number {
  const { length } = Array.from(word);
  if (/\p{N}/u.test(word) || length < 4) return 0;
  return length >= 12 ? 3 : length >= 5 ? 2 : 1;
}

/** What may stand in place of `count` words from the `at`th on, and how good a guess it is. */
interface Change {
  at: number;
  count: number;
  words: string[];
  score: number;
}

/** The texts to try, the best guess first, and whether there is any word in place of an unknown one. */
function rewritten(
  q: string,
  asked: readonly string[],
  known: readonly KnownWord[],
): { q: string; replaced: boolean }[] {
  const unknown = asked.flatMap((word, index) =>
    STOP_WORDS.has(word) ||
    known.some(({ text }) => likeness(word, text, index === asked.length - 1) !== null)
      ? []
      : [index],
  );
  if (unknown.length === 0) return [];
  const choices = unknown.map((index) => changesOf(asked, index, known));
  const best = choices.map(([first], place) => first ?? leftOut(unknown[place] ?? 0));
  // One after the other, each word's next best guess.
  const others = choices.flatMap((changes, place) =>
    changes.slice(1, MOST_TRIED).map((change) => ({
      changes: best.with(place, change),
      loss: (best[place]?.score ?? 0) - change.score,
    })),
  );
  const tried = [best, ...others.toSorted((a, b) => a.loss - b.loss).map(({ changes }) => changes)];
  return tried
    .slice(0, MOST_TRIED)
    .map((changes) => ({ q: rewrite(q, changes), replaced: changes.some(({ words }) => words.length > 0) }))
    .filter((text) => text.q !== '' && text.q.length <= LONGEST_QUERY);
}

function leftOut(at: number): Change {
  return { at, count: 1, words: [], score: 0 };
}

/** An edit has to be worth eight times the listings, a first letter three times more. */
const EDIT_WEIGHS = 3;
const FIRST_LETTER_WEIGHS = 1.5;

function changesOf(asked: readonly string[], at: number, known: readonly KnownWord[]): Change[] {
  const word = asked[at] ?? '';
  const uses = new Map(known.map((one) => [one.text, one.uses]));
  const weigh = (count: number, edits: number) => Math.log2(count) - EDIT_WEIGHS * edits;
  const changes: Change[] = known.flatMap(({ text, uses: count }) => {
    const most = editsFor(word);
    const edits = editDistance(word, text, most);
    if (edits > most || STOP_WORDS.has(text)) return [];
    const first = word.codePointAt(0) === text.codePointAt(0) ? 0 : FIRST_LETTER_WEIGHS;
    return [{ at, count: 1, words: [text], score: weigh(count, edits) - first }];
  });
  for (const parts of halves(word)) {
    const counts = parts.filter((part) => !STOP_WORDS.has(part)).map((part) => uses.get(part) ?? 0);
    const fewest = Math.min(...counts);
    if (counts.length > 0 && fewest > 0)
      changes.push({ at, count: 1, words: parts, score: weigh(fewest, 1) });
  }
  for (const { joined, from } of neighbours(asked)) {
    const count = uses.get(joined);
    if ((from === at || from === at - 1) && count !== undefined) {
      changes.push({ at: from, count: 2, words: [joined], score: weigh(count, 1) });
    }
  }
  return changes.toSorted((a, b) => b.score - a.score || ((a.words[0] ?? '') < (b.words[0] ?? '') ? -1 : 1));
}

/** A word as two: of three letters or more each, or one that joins others. */
function halves(word: string): [string, string][] {
  const letters = Array.from(word);
  return letters.flatMap((_, at): [string, string][] => {
    const parts: [string, string] = [letters.slice(0, at).join(''), letters.slice(at).join('')];
    return parts.every((part) => Array.from(part).length >= 3 || STOP_WORDS.has(part)) ? [parts] : [];
  });
}

function neighbours(asked: readonly string[]): { from: number; joined: string }[] {
  return asked.slice(1).map((word, from) => ({ from, joined: `${asked[from] ?? ''}${word}` }));
}

function rewrite(q: string, changes: readonly Change[]): string {
  const places = plainWords(q);
  // From the end, so that places before stay true; two changes of the same words are one.
  const ordered = changes.toSorted((a, b) => b.at - a.at);
  let text = q;
  let untouched = places.length;
  for (const { at, count, words } of ordered) {
    const [first, last] = [places[at], places[at + count - 1]];
    if (first === undefined || last === undefined || at + count > untouched) continue;
    text = text.slice(0, first.start) + words.join(' ') + text.slice(last.start + last.length);
    untouched = at;
  }
  return text.replaceAll(/\s+/gu, ' ').trim();
}
