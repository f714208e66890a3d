import type { Database } from '@scampolo/db/client';
import type { IndexRebuild } from '../engine.ts';
import { changeIndex, type IndexState } from './change-index.ts';
import type { SqlTransaction } from './dictionary.ts';
import { readDocuments, writeRead } from './write-documents.ts';

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

/**
 * Starts a new generation of the index beside the one that answers; one that an earlier rebuild left is
 * thrown away.
 */
export async function startGeneration(database: Database): Promise<IndexRebuild> {
  const own = await changeIndex(database, async (tx, { generation, building }) => {
    const next = Math.max(generation, building ?? 0) + 1;
    await tx`update search_state set building = ${next}`;
    await deleteAllBut(tx, [generation]);
    return next;
  });

  return {
    async add(documents) {
      // Now, while the batch before is being written; what is wrong with a document is told in the transaction.
      const read = attempt(() => readDocuments(documents));
      await changeIndex(database, async (tx, state) => {
        assertBuilding(state, own);
        await writeRead(tx, own, read());
      });
    },

    swap: (expected) => swapTo(database, own, expected),

    abandon: () =>
      changeIndex(database, async (tx, { generation, building }) => {
        if (building !== own) return;
        await tx`update search_state set building = null`;
        await deleteAllBut(tx, [generation]);
      }),
  };
}

/** Does something now, and gives what it gave, or throws what it threw, whenever it is asked. */
function attempt<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
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
  for (const table of [...TABLES, 'search_words', 'search_facet_values']) {
    await database.sql`vacuum (analyze) ${database.sql(table)}`;
  }
}

function assertBuilding({ building }: IndexState, own: number): void {
  if (building !== own) throw new Error('another rebuild took over');
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
