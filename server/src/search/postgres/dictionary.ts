import type { Sql } from '@scampolo/db/client';
import { numberArray } from './arrays.ts';
import { storedDeletions } from './deletions.ts';
import type { Key } from './keys.ts';

/** A transaction of the driver's. */
export type SqlTransaction = Parameters<Parameters<Sql['begin']>[1]>[0];

/** The numbers of words, and the ids of facets' values by {@link facetText}. */
export interface Numbers {
  words: ReadonlyMap<string, number>;
  facets: ReadonlyMap<string, number>;
}

/**
 * The numbers of words and of facets' values, each of which is given once, new ones added. Writers of the index come one at a time (`changeIndex`), so no two
 * add the same.
 */
export async function learn(
  tx: SqlTransaction,
  words: readonly string[],
  facets: readonly Key[],
): Promise<Numbers> {
  return { words: await learnWords(tx, words), facets: await learnFacets(tx, facets) };
}

/** New words make what processes have looked up incomplete, and the counter in `search_state` tells them. */
async function learnWords(tx: SqlTransaction, words: readonly string[]): Promise<Map<string, number>> {
  const known = await findWords(tx, words);
  const unknown = words.filter((word) => !known.has(word));
  if (unknown.length === 0) return known;
  const deletions = unknown.map((word) => numberArray(storedDeletions(word)));
  await tx`
    insert into search_words (text, deletions)
    select new.text, new.deletions::int[] from unnest(${unknown}::text[], ${deletions}::text[]) as new(text, deletions)
    on conflict (text) do nothing`;
  await tx`update search_state set dictionary = dictionary + 1`;
  for (const [word, id] of await findWords(tx, unknown)) known.set(word, id);
  return known;
}

async function findWords(tx: SqlTransaction, words: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx<{ text: string; id: number }[]>`
    select w.text, w.id from unnest(${[...words]}::text[]) as asked(text) join search_words w on w.text = asked.text`;
  return new Map(rows.map(({ text, id }) => [text, id]));
}

async function learnFacets(tx: SqlTransaction, keys: readonly Key[]): Promise<Map<string, number>> {
  const kinds = numberArray(keys.map(({ kind }) => kind));
  const values = keys.map(({ value }) => value);
  await tx`
    insert into search_facet_values (id, kind, value)
    select (coalesce((select max(id >> 4) from search_facet_values), 0) + row_number() over ()) * 16 + new.kind, new.kind, new.value
    from unnest(${kinds}::smallint[], ${values}::text[]) as new(kind, value)
    where not exists (select from search_facet_values v where v.kind = new.kind and v.value = new.value)`;
  const rows = await tx<(Key & { id: number })[]>`
    select v.id, v.kind, v.value from unnest(${kinds}::smallint[], ${values}::text[]) as asked(kind, value)
    join search_facet_values v on v.kind = asked.kind and v.value = asked.value`;
  return new Map(rows.map((row) => [facetText(row), row.id]));
}

/** A value of a facet as one text. */
export function facetText({ kind, value }: Key): string {
  return `${kind}:${value}`;
}
