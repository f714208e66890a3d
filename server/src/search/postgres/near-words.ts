import type { Queryable } from '@scampolo/db/client';
import { sql } from 'drizzle-orm';
import { numberArray } from './arrays.ts';
import { deletionsOf } from './deletions.ts';

/** A word of which others like it are looked for, as `wordsOf` writes it. */
export interface AskedWord {
  word: string;
  /** up to so many edits away, 0: none; all of those that are near are found, and others */
  edits: number;
  /** words that begin with it count as well */
  begins: boolean;
}

/** A word that listings have. */
export interface KnownWord {
  text: string;
  /** how often listings have it */
  uses: number;
}

/** So many words that begin alike are enough to know that there are some. */
const MOST_BEGINNINGS = 20;

/** The limit lets them be read from the index of the words instead of reading all words. */
const MOST_ALIKE = 5_000;

/** Of longer words the index knows what two deletions leave (`storedDeletions`), of these what one leaves. */
const SHORT = 6;

/**
 * The words of the index that may be near the asked ones, and those of `exact` that it has; not yet how often listings have them,
 * which {@link countUses} says. One statement, over indexes alone.
 */
export async function findNearWords(
  db: Queryable,
  asked: readonly AskedWord[],
  exact: readonly string[],
): Promise<string[]> {
  const typos = asked.filter(({ edits }) => edits > 0);
  const deletions = typos.map(({ word, edits }) => numberArray(deletionsOf(word, edits)));
  // Two letters of a short word may be wrong at once, which its deletions do not reach: behind the right first letter all are tried.
  const short = typos.filter(({ word, edits }) => edits > 1 && word.length <= SHORT + edits);
  const firsts = JSON.stringify([
    ...new Set(short.map(({ word }) => String.fromCodePoint(word.codePointAt(0) ?? 0))),
  ]);
  const begun = JSON.stringify(asked.filter(({ begins }) => begins).map(({ word }) => word));
  const rows = await db.execute<{ text: string }>(sql`
    select w.text from jsonb_array_elements_text(${JSON.stringify(deletions)}::jsonb) as d(deletions) cross join lateral (
      select w.text from search_words w where w.deletions && d.deletions::int[]
      -- Else the planner may take all words at once, and compare each with all of these.
      offset 0) w
    union
    select w.text from jsonb_array_elements_text(${firsts}::jsonb) as f(letter) cross join lateral (
      select w.text from search_words w where w.text >= f.letter and w.text < f.letter || chr(1114111)
        and length(w.text) between 4 and ${SHORT}::int
      limit ${MOST_ALIKE}) w
    union
    select w.text from jsonb_array_elements_text(${begun}::jsonb) as b(beginning) cross join lateral (
      select w.text from search_words w where w.text >= b.beginning and w.text < b.beginning || chr(1114111)
      limit ${MOST_BEGINNINGS}) w
    union
    select w.text from jsonb_array_elements_text(${JSON.stringify(exact)}::jsonb) as e(text)
      join search_words w on w.text = e.text`);
  return rows.map(({ text }) => text).filter((text) => !text.includes(' '));
}

/** How often listings have each of these words, one in two fields twice; words that none has are left out. */
export async function countUses(db: Queryable, words: readonly string[]): Promise<KnownWord[]> {
  if (words.length === 0) return [];
  const rows = await db.execute<{ text: string; uses: number }>(sql`
    select w.text, sum(coalesce(bit_count(k.bits), cardinality(k.slots)))::int as uses
    from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) as asked(text)
    join search_words w on w.text = asked.text
    join search_word_blocks k on k.generation = (select generation from search_state) and k.word = w.id
    group by w.text
    having sum(coalesce(bit_count(k.bits), cardinality(k.slots))) > 0`);
  return rows.map(({ text, uses }) => ({ text, uses }));
}
