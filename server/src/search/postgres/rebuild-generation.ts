import type { Database } from '@scampolo/db/client';
import type { IndexRebuild } from '../engine.ts';
import { assertBuilding, buildGeneration, changeIndex, refusing, stopBuilding } from './change-index.ts';
import { learn, type Numbers, type SqlTransaction } from './dictionary.ts';
import { newFacetsIn, newWordsIn, type ReadDocument, readDocuments, wantedAt } from './read-documents.ts';
import { writeWanted } from './write-documents.ts';

/** The tables that have rows of several generations. */
const TABLES = [
  'search_word_blocks',
  'search_facet_blocks',
  'search_filter_blocks',
  'search_documents',
  'search_contents',
  'search_numbers',
  'search_pieces',
  'search_colours',
] as const;

/** Words that are remembered while a generation is built; a rare vocabulary that has more is looked up again. */
const REMEMBERED = 200_000;

/**
 * Starts a new generation of the index beside the one that answers; one that an earlier rebuild left is
 * thrown away.
 */
export async function startGeneration(database: Database): Promise<IndexRebuild> {
  const own = await changeIndex(database, async (tx, { generation, building }) => {
    const next = Math.max(generation, building ?? 0) + 1;
    await tx`update search_state set building = ${next}`;
    await stopBuilding(tx);
    await deleteAllBut(tx, [generation]);
    return next;
  });
  const learnAll = rememberNumbers(database, own);
  let nextSlot = 0;
  let written: Promise<unknown> = Promise.resolve();

  return {
    add: (documents) =>
      refusing(async () => {
        const read = await readDocuments(documents);
        const numbers = await learnAll(read);
        const first = nextSlot;
        nextSlot += read.length;
        const wanted = read.map((one, at) => wantedAt(first + at, one, numbers));
        // All of the above goes on while the documents before are being written.
        const writing = written.then(() =>
          buildGeneration(database, own, (tx) => writeWanted(tx, own, wanted)),
        );
        written = writing.catch(() => undefined);
        await writing;
      }),

    swap: (expected) => swapTo(database, own, expected),

    abandon: () =>
      changeIndex(database, async (tx, { generation, building }) => {
        if (building !== own) return;
        await tx`update search_state set building = null`;
        await stopBuilding(tx);
        await deleteAllBut(tx, [generation]);
      }),
  };
}

/**
 * Gives the numbers of documents' words and facets, and asks the database only for those that no documents before had. Nothing
 * is forgotten of the dictionary while a generation is built.
 */
function rememberNumbers(
  database: Database,
  own: number,
): (documents: readonly ReadDocument[]) => Promise<Numbers> {
  let remembered = new Map<string, number>();
  const facets = new Map<string, number>();
  return async (documents) => {
    // Another one: who asked for the documents before still reads this one.
    if (remembered.size > REMEMBERED) remembered = new Map();
    const words = remembered;
    const newWords = newWordsIn(documents, words);
    const newFacets = newFacetsIn(documents, facets);
    if (newWords.length + newFacets.length > 0) {
      const learnt = await changeIndex(database, (tx, state) => {
        assertBuilding(state, own);
        return learn(tx, newWords, newFacets);
      });
      for (const [word, number] of learnt.words) words.set(word, number);
      for (const [text, id] of learnt.facets) facets.set(text, id);
    }
    return { words, facets };
  };
}

async function swapTo(database: Database, own: number, expected: number): Promise<void> {
  await changeIndex(database, async (tx, state) => {
    assertBuilding(state, own);
    const [row] = await tx<{ count: number }[]>`
      select count(*)::int as count from search_documents where generation = ${own} and id is not null`;
    if (row?.count !== expected) {
      throw new Error(`the new index holds ${row?.count ?? 0} documents instead of ${expected}`);
    }
    await tx`update search_state set generation = ${own}, building = null, dictionary = dictionary + 1`;
  });
  // Not in the same transaction: nobody has to wait for it, and a search that is running still sees the old rows.
  await changeIndex(database, async (tx, { generation, building }) => {
    await deleteAllBut(tx, building === null ? [generation] : [generation, building]);
    if (building === null) await forgetUnused(tx, generation);
  });
  // Not left to the server, which comes a minute later: until then every look into an index would look into its table too.
  const tables = [...TABLES, 'search_words', 'search_facet_values'];
  const vacuum = async () => {
    for (let table = tables.pop(); table !== undefined; table = tables.pop()) {
      await database.sql`vacuum (analyze) ${database.sql(table)}`;
    }
  };
  // Two at once, since each uses one processor.
  await Promise.all([vacuum(), vacuum()]);
}

async function deleteAllBut(tx: SqlTransaction, generations: readonly number[]): Promise<void> {
  for (const table of TABLES) {
    await tx`delete from ${tx(table)} where not generation = any(${[...generations]}::int[])`;
  }
}

async function forgetUnused(tx: SqlTransaction, generation: number): Promise<void> {
  await tx`
    delete from search_words w where not exists (
      select from search_word_blocks b where b.generation = ${generation} and b.word = w.id)`;
  await tx`
    delete from search_facet_values v where not exists (
      select from search_facet_blocks b where b.generation = ${generation} and b.facet = v.id)`;
  await tx`update search_state set dictionary = dictionary + 1`;
}
