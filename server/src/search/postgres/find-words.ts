import type { Sql } from '@scampolo/db/client';
import { allowedEdits, GRADE, likeness, SHORTEST_PREFIX } from '../typos.ts';
import { numberArray } from './arrays.ts';
import { phraseText } from './contents.ts';
import { deletionsOf } from './deletions.ts';

/** A word of the dictionary that a word of the query means. */
export interface Meant {
  id: number;
  /** see `GRADE` */
  grade: number;
}

/**
 * What to look up: the words that are like `word` (`prefix`: or that begin so); the word itself, as written;
 * or the names of several words that contain a phrase.
 */
export type Lookup =
  | { kind: 'like'; word: string; prefix: boolean }
  | { kind: 'exact'; word: string }
  | { kind: 'phrase'; words: readonly string[] };

/** What was found for each lookup, in their order, and the state of the index it is true for. */
export interface FoundWords {
  generation: number;
  dictionary: number;
  meant: readonly (readonly Meant[])[];
}

export interface WordFinder {
  /** `fresh`: without what is remembered, which a search found to be out of date. */
  find(lookups: readonly Lookup[], fresh?: boolean): Promise<FoundWords>;
}

/** Words of the dictionary that are remembered at most, over all look-ups. */
const REMEMBERED = 20_000;

/**
 * Looks words up in the dictionary, remembering what it found. What is remembered carries the dictionary's
 * counter; who searches with it compares the counter in the same statement and asks for it fresh when it has
 * moved, so that no process misses another's new words.
 */
export function createWordFinder(sql: Sql): WordFinder {
  let remembered = new Map<string, readonly Meant[]>();
  let state: { generation: number; dictionary: number } | null = null;
  let size = 0;

  return {
    async find(lookups, fresh = false) {
      if (fresh) state = null;
      const keys = lookups.map(keyOf);
      const known = remembered;
      if (state !== null && keys.every((key) => known.has(key))) {
        return { ...state, meant: keys.map((key) => known.get(key) ?? []) };
      }
      const found = await readWords(sql, lookups);
      if (state?.dictionary !== found.dictionary || size > REMEMBERED) {
        remembered = new Map();
        size = 0;
      }
      state = { generation: found.generation, dictionary: found.dictionary };
      for (const [index, key] of keys.entries()) {
        const meant = found.meant[index] ?? [];
        remembered.set(key, meant);
        // An empty answer takes room as well.
        size += meant.length + 1;
      }
      return found;
    },
  };
}

function keyOf(lookup: Lookup): string {
  if (lookup.kind === 'phrase') return `"${lookup.words.join(' ')}`;
  if (lookup.kind === 'exact') return `=${lookup.word}`;
  return lookup.prefix ? `${lookup.word}*` : lookup.word;
}

interface Candidate {
  lookup: number;
  id: number;
  text: string;
}

async function readWords(sql: Sql, lookups: readonly Lookup[]): Promise<FoundWords> {
  const plain = lookups.map((lookup) => (lookup.kind === 'phrase' ? null : lookup.word));
  const beginnings = lookups.map((lookup) => beginningOf(lookup));
  const deletions = lookups.map((lookup) => typosOf(lookup));
  const phrases = lookups.map((lookup) => (lookup.kind === 'phrase' ? phraseText(lookup.words) : null));
  const [row] = await sql<{ generation: number; dictionary: number; candidates: Candidate[] | null }[]>`
    with asked as materialized (
      select * from unnest(${plain}::text[], ${beginnings}::text[], ${deletions}::text[], ${phrases}::text[])
        with ordinality as a(word, beginning, deletions, phrase, lookup)
    ), candidates as (
      select a.lookup, w.id, w.text from asked a join search_words w on w.text = a.word
      union
      select a.lookup, w.id, w.text from asked a
        join search_words w on w.deletions && a.deletions::int[] where a.deletions is not null
      union
      select a.lookup, w.id, w.text from asked a
        join search_words w on w.text > a.beginning and w.text < a.beginning || chr(1114111)
        where a.beginning is not null and strpos(w.text, ' ') = 0
      union
      select a.lookup, w.id, w.text from asked a
        join search_words w on strpos(w.text, ' ') > 0 and strpos(' ' || w.text || ' ', a.phrase) > 0
        where a.phrase is not null
    )
    select state.generation, state.dictionary,
      (select json_agg(json_build_object('lookup', c.lookup, 'id', c.id, 'text', c.text)) from candidates c) as candidates
    from search_state state`;
  const meant = lookups.map((): Meant[] => []);
  for (const { lookup, id, text } of row?.candidates ?? []) {
    const asked = lookups[lookup - 1];
    const grade = asked ? gradeOf(asked, text) : null;
    if (grade !== null) meant[lookup - 1]?.push({ id, grade });
  }
  return { generation: row?.generation ?? 0, dictionary: row?.dictionary ?? 0, meant };
}

function beginningOf(lookup: Lookup): string | null {
  const begins = lookup.kind === 'like' && lookup.prefix && Array.from(lookup.word).length >= SHORTEST_PREFIX;
  return begins ? lookup.word : null;
}

function typosOf(lookup: Lookup): string | null {
  if (lookup.kind !== 'like') return null;
  const edits = allowedEdits(lookup.word);
  return edits === 0 ? null : numberArray(deletionsOf(lookup.word, edits));
}

/** How well a candidate fits; null when it does not. */
function gradeOf(lookup: Lookup, text: string): number | null {
  if (lookup.kind === 'phrase') return GRADE.exact;
  if (lookup.kind === 'exact') return text === lookup.word ? GRADE.exact : null;
  return likeness(lookup.word, text, lookup.prefix);
}
