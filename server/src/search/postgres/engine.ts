import type { Database, Sql } from '@scampolo/db/client';
import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import { searchDroppingWords, type WordsAnswer } from '../drop-words.ts';
import type {
  EngineQuery,
  EngineResult,
  FacetCount,
  IndexedRevision,
  OnPage,
  SearchEngine,
} from '../engine.ts';
import { changeIndex, refusing } from './change-index.ts';
import { createWordFinder, type WordFinder } from './find-words.ts';
import { facetOfKind } from './keys.ts';
import { planQuery, type Wish } from './plan.ts';
import { readDocuments } from './read-documents.ts';
import { startGeneration } from './rebuild-generation.ts';
import { createRunner, type RunSearch } from './run-search.ts';
import { type Answer, runSearch } from './statement.ts';
import { removeDocuments, writeDocuments } from './write-documents.ts';

const FACET_VALUES = 100;

/** Rereads of the dictionary while others add words to it; then what was found last has to do. */
const MOST_REREADS = 3;

/**
 * The embedded search engine: tables of bits beside the listings (`db/src/schema/search.ts`), one statement a
 * search, or two at once. Good to some 200,000 documents.
 */
export function createPostgresEngine(database: Database): SearchEngine {
  const { sql } = database;
  const run = createRunner((plan, page) => runSearch(sql, plan, page));
  const index: Index = { sql, finder: createWordFinder(sql), run };
  return {
    name: 'postgres',
    search: (query, onPage) => search(index, query, onPage),
    async upsert(documents) {
      const read = await refusing(() => readDocuments(documents));
      await changeIndex(database, (tx, { generation }) => writeDocuments(tx, generation, read));
    },
    remove: (ids) => changeIndex(database, (tx, { generation }) => removeDocuments(tx, generation, ids)),
    async count() {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from search_documents
        where generation = (select generation from search_state) and id is not null`;
      return row?.count ?? 0;
    },
    async listRevisions(after, limit) {
      return await sql<IndexedRevision[]>`
        select id, revision, format from search_documents
        where generation = (select generation from search_state) and id is not null
          and (${after}::uuid is null or id > ${after}::uuid)
        order by id limit ${limit}`;
    },
    startRebuild: () => startGeneration(database),
  };
}

/** What a search needs. */
interface Index {
  sql: Sql;
  finder: WordFinder;
  run: RunSearch;
}

async function search(
  index: Index,
  query: EngineQuery,
  onPage: OnPage = () => undefined,
): Promise<EngineResult> {
  const { answer, dropped } = await searchDroppingWords(query, (wordCount) =>
    answerWith(index, query, wordCount, onPage),
  );
  return present(answer, query, dropped);
}

/** Searches for the first `wordCount` words, until what was looked up beforehand is what the search saw. */
async function answerWith(
  { sql, finder, run }: Index,
  query: EngineQuery,
  wordCount: number,
  onPage: OnPage,
): Promise<Answer & WordsAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const { plan, wishes } = planQuery(query, wordCount);
    const found = await finder.find(
      wishes.map(({ lookup }) => lookup),
      attempt > 0,
    );
    for (const [index, wish] of wishes.entries()) wish.take(found.meant[index] ?? []);
    const isMissing = ({ needed }: Wish, index: number) => needed && found.meant[index]?.length === 0;
    const missing = wishes.findIndex(isMissing);
    const answered =
      missing >= 0
        ? await answerNothing(sql)
        : await run(plan, { ...query, generation: found.generation }, onPage);
    // The wishes for words come first, in their order.
    const answer = { ...answered, known: missing >= 0 ? Math.min(missing, wordCount) : wordCount };
    const current = answer.generation === found.generation;
    if (current && (wishes.length === 0 || answer.dictionary === found.dictionary)) return answer;
    if (attempt === MOST_REREADS && current) return answer;
    if (attempt > 2 * MOST_REREADS) throw new Error('the search index was replaced during each attempt');
  }
}

/** What a search answers that no document meets, since the index has not all its words: nobody needs to look. */
async function answerNothing(sql: Sql): Promise<Answer> {
  const [state] = await sql<Pick<Answer, 'generation' | 'dictionary'>[]>`
    select generation, dictionary from search_state`;
  if (state === undefined) throw new Error('search_state has no row: a migration is missing');
  return { ...state, total: 0, ids: null, distances: null, kinds: null, values: null, counts: null };
}

function present(answer: Answer, query: EngineQuery, dropped: string[]): EngineResult {
  const ids = answer.ids ?? [];
  const distances = answer.distances ?? [];
  return {
    ids,
    total: answer.total,
    facets: countsOf(answer),
    dropped,
    engine: 'postgres',
    ...(query.from && { distancesKm: new Map(ids.map((id, index) => [id, distances[index] ?? 0])) }),
  };
}

function countsOf({ kinds, values, counts }: Answer): Record<FacetName, FacetCount[]> {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<
    FacetName,
    FacetCount[]
  >;
  for (const [index, kind] of (kinds ?? []).entries()) {
    const facet = facetOfKind(kind);
    if (facet) facets[facet].push({ value: values?.[index] ?? '', count: counts?.[index] ?? 0 });
  }
  for (const facet of FACETS) {
    facets[facet].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    facets[facet].length = Math.min(facets[facet].length, FACET_VALUES);
  }
  return facets;
}
