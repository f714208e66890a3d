import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { searchDroppingWords } from '../drop-words.ts';
import {
  CannotAnswer,
  type EngineQuery,
  type EngineResult,
  EngineUnavailable,
  type FacetCount,
  type OnPage,
} from '../engine.ts';
import { decodeCode } from './codes.ts';
import type { Connection } from './connection.ts';
import { greatCircleKm, placeOf } from './distance.ts';
import { asking } from './errors.ts';
import { allBut, oneOfPoints, type WrittenFilters, writeFilters } from './filter.ts';
import { canRead, writeQuery } from './query-words.ts';
import { MOST_FACET_VALUES } from './settings.ts';

/** As the port promises. */
const FACET_VALUES = 100;

const NEWEST = ['publishedAt:desc', 'id:asc'];
const SORTS: Readonly<Record<EngineQuery['sort'], readonly string[]>> = {
  relevance: [],
  newest: NEWEST,
  nearest: NEWEST,
  ends_soon: ['endsAt:asc', 'id:asc'],
  amount: ['unitOrder:asc', 'amountLeft:desc', 'id:asc'],
};

/** Whether Meilisearch has an exact answer: not to sizes of pieces, colours nearby, and texts that it reads otherwise than we. */
export function canAnswer({ filters, text }: EngineQuery): boolean {
  return filters.piece === undefined && filters.near === undefined && (text === null || canRead(text));
}

type Hit = { id: string; point?: string };
type Response = SearchResponse<Hit> & { totalHits?: number };
type Query = Omit<MultiSearchQuery, 'indexUid'>;

/** Sends queries in one request; the answers come in their order. */
type Ask = (queries: readonly Query[]) => Promise<Response[]>;

interface Answer {
  total: number;
  hits: readonly Hit[];
  facets: EngineResult['facets'];
}

/**
 * Searches an index, dropping words as the port says: by two requests at once, of which the one for the page is answered first; one more
 * where distances decide; and so many more for each number of words that is tried.
 * @throws {CannotAnswer} see {@link canAnswer}; also when the documents are at more places than the engine counts
 * @throws {EngineUnavailable} when all of it is not answered within the time of a search
 */
export async function searchIndexNamed(
  connection: Connection,
  index: string,
  query: EngineQuery,
  onPage: OnPage = () => undefined,
): Promise<EngineResult> {
  if (!canAnswer(query)) throw new CannotAnswer('Meilisearch has no exact answer to this query');
  const { signal, end } = createDeadline(connection.timeouts.searchMs);
  const ask: Ask = async (queries) => {
    const searcher = await beforeAbort(signal, connection.searcher());
    const params = { queries: queries.map((one) => ({ ...one, indexUid: index })) };
    return await asking(() => searcher<Hit>(params, signal));
  };
  const { answer, dropped } = await searchDroppingWords(query, (wordCount) =>
    answerWith(ask, query, wordCount, onPage),
  );
  // What failed leaves it to what is still being asked beside.
  end();
  const { from } = query;
  const distances = answer.hits.map(
    ({ id, point = '' }) => [id, from === undefined ? 0 : greatCircleKm(placeOf(point), from)] as const,
  );
  return {
    ids: answer.hits.map(({ id }) => id),
    total: answer.total,
    facets: answer.facets,
    dropped,
    ...(from && { distancesKm: new Map(distances) }),
    engine: 'meilisearch',
  };
}

/** A signal that aborts when the time is up, unless it is ended: one of `AbortSignal.timeout` would abort long after its answer. */
function createDeadline(ms: number): { signal: AbortSignal; end(): void } {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), ms);
  return { signal: deadline.signal, end: () => clearTimeout(timer) };
}

/** What `work` gives, unless the time is up first: the first search of a process has keys to find. */
async function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new EngineUnavailable('Meilisearch did not say its keys in time'));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function answerWith(ask: Ask, query: EngineQuery, wordCount: number, onPage: OnPage): Promise<Answer> {
  const written = writeFilters(query.filters);
  const q = query.text === null ? '' : writeQuery(query.text, wordCount);
  const places = await findPlaces(ask, query, written, q);
  const filters =
    places.within === null ? written : { ...written, others: [...written.others, places.within] };
  const [page, facets] = await Promise.all([
    findPage(ask, pagesOf(query, q, filters, wordCount, places.byDistance), onPage),
    query.facets === false ? emptyFacets() : countFacets(ask, q, filters),
  ]);
  return { ...page, facets };
}

async function findPage(
  ask: Ask,
  { counted, others, take }: Pages,
  onPage: OnPage,
): Promise<Pick<Answer, 'total' | 'hits'>> {
  const [first, ...rest] = await ask([counted, ...others]);
  if (first === undefined) throw new EngineUnavailable('Meilisearch answered no search');
  const hits = take(first, rest);
  if (hits.length > 0) onPage(hits.map(({ id }) => id));
  return { total: totalOf(first), hits };
}

/** The facets that do not narrow in one query, each other one in its own. */
async function countFacets(ask: Ask, q: string, filters: WrittenFilters): Promise<Answer['facets']> {
  const chosen = FACETS.filter((facet) => filters.facets.has(facet));
  const open = FACETS.filter((facet) => !filters.facets.has(facet));
  const counting = (without: FacetName | null, facets: FacetName[]): Query => ({
    q,
    matchingStrategy: 'all',
    ...narrowed(allBut(filters, without)),
    ...COUNT_ONLY,
    facets,
  });
  const answers = await ask([
    ...(open.length > 0 ? [counting(null, open)] : []),
    ...chosen.map((facet) => counting(facet, [facet])),
  ]);
  const facets = emptyFacets();
  for (const { facetDistribution } of answers) takeCounts(facets, facetDistribution ?? {});
  return facets;
}

const COUNT_ONLY = { page: 1, hitsPerPage: 0, attributesToRetrieve: ['id'] };

/**
 * How far places are is for us to say, by our formula: the engine's own is another one, and within a distance it sorts a thousand
 * documents at most. Documents stand at few places, those of their hubs.
 */
async function findPlaces(
  ask: Ask,
  { filters, from, sort, limit }: EngineQuery,
  written: WrittenFilters,
  q: string,
): Promise<{ within: string | null; byDistance: readonly Ring[] | null }> {
  const { withinKm } = filters;
  const inOrder = sort === 'nearest' && limit > 0;
  if (from === undefined || (withinKm === undefined && !inOrder)) return { within: null, byDistance: null };
  const facets = { ...COUNT_ONLY, facets: ['point'] };
  const [all, matching] = await ask([
    facets,
    { ...facets, q, matchingStrategy: 'all', ...narrowed(allBut(written, null)) },
  ]);
  const isWithin = ([point]: readonly [string, number]) =>
    withinKm === undefined || greatCircleKm(placeOf(point), from) <= withinKm;
  return {
    within:
      withinKm === undefined
        ? null
        : oneOfPoints(
            pointsOf(all)
              .filter(isWithin)
              .map(([point]) => point),
          ),
    byDistance: inOrder ? ringsOf(pointsOf(matching).filter(isWithin), from) : null,
  };
}

/** Places equally far, and how many documents they have. */
interface Ring {
  points: string[];
  count: number;
}

function ringsOf(points: readonly (readonly [string, number])[], from: { lat: number; lon: number }): Ring[] {
  const rings = new Map<number, Ring>();
  for (const [point, count] of points) {
    const km = greatCircleKm(placeOf(point), from);
    const ring = rings.get(km) ?? { points: [], count: 0 };
    rings.set(km, { points: [...ring.points, point], count: ring.count + count });
  }
  return [...rings].toSorted(([a], [b]) => a - b).map(([, ring]) => ring);
}

function pointsOf(response: Response | undefined): [string, number][] {
  const points = Object.entries(response?.facetDistribution?.['point'] ?? {});
  if (points.length >= MOST_FACET_VALUES) throw new CannotAnswer('the documents are at too many places');
  return points;
}

interface Pages {
  /** of the query that counts */
  counted: Query;
  /** further queries, which bring hits alone */
  others: Query[];
  /** the asked page, from the answers to both */
  take(counted: Response, others: readonly Response[]): readonly Hit[];
}

function pagesOf(
  query: EngineQuery,
  q: string,
  filters: WrittenFilters,
  wordCount: number,
  byDistance: readonly Ring[] | null,
): Pages {
  const { limit, offset, from } = query;
  const attributesToRetrieve = from === undefined ? ['id'] : ['id', 'point'];
  const asked = { q, matchingStrategy: 'all' as const, ...narrowed(allBut(filters, null)) };
  if (byDistance !== null) {
    const others = slicesOf(byDistance, offset, limit).map(({ points, ...slice }) => ({
      ...asked,
      ...narrowed([...allBut(filters, null), oneOfPoints(points)]),
      sort: NEWEST,
      attributesToRetrieve,
      ...slice,
    }));
    return {
      counted: { ...asked, ...COUNT_ONLY },
      others,
      take: (_, answers) => answers.flatMap(({ hits }) => hits),
    };
  }
  const hitsPerPage = limit === 0 ? 0 : pageSize(offset, limit);
  const page = hitsPerPage === 0 ? 1 : Math.floor(offset / hitsPerPage) + 1;
  const skipped = offset - (page - 1) * hitsPerPage;
  return {
    counted: { ...asked, page, hitsPerPage, sort: [...sortOf(query, wordCount)], attributesToRetrieve },
    others: [],
    take: ({ hits }) => hits.slice(skipped, skipped + limit),
  };
}

/** Only pages come with a true total; the smallest ones of which one holds the whole excerpt. */
function pageSize(offset: number, limit: number): number {
  let size = limit;
  while (Math.floor(offset / size) !== Math.floor((offset + limit - 1) / size)) size += 1;
  return size;
}

/** The excerpt in pieces, one for each ring that it reaches into. */
function slicesOf(
  rings: readonly Ring[],
  offset: number,
  limit: number,
): { points: string[]; offset: number; limit: number }[] {
  let before = 0;
  return rings.flatMap(({ points, count }) => {
    const start = Math.max(offset, before);
    const end = Math.min(offset + limit, before + count);
    const slice = { points, offset: start - before, limit: end - start };
    before += count;
    return end > start ? [slice] : [];
  });
}

/** Without words to find everything is equally relevant. */
function sortOf({ sort }: EngineQuery, wordCount: number): readonly string[] {
  return sort === 'relevance' && wordCount === 0 ? NEWEST : SORTS[sort];
}

function narrowed(clauses: readonly string[]): { filter?: string[] } {
  return clauses.length === 0 ? {} : { filter: [...clauses] };
}

function totalOf({ totalHits }: Response): number {
  if (totalHits === undefined) throw new EngineUnavailable('Meilisearch answered without a total');
  return totalHits;
}

function emptyFacets(): Record<FacetName, FacetCount[]> {
  return Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Record<FacetName, FacetCount[]>;
}

function takeCounts(
  facets: Record<FacetName, FacetCount[]>,
  found: Readonly<Record<string, Readonly<Record<string, number>>>>,
): void {
  for (const facet of FACETS) {
    const counts = Object.entries(found[facet] ?? {}).map(([value, count]) => ({
      value: decodeCode(value),
      count,
    }));
    if (counts.length === 0) continue;
    counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    facets[facet] = counts.slice(0, FACET_VALUES);
  }
}
