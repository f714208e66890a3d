import type { FacetName } from '@scampolo/shared/contract/search';
import type { ColourFamily, Lab } from '@scampolo/shared/domain/colour';
import type { Unit } from '@scampolo/shared/domain/quantity';
import type { SearchDocument } from './document.ts';
import type { QueryText } from './query-text.ts';

/** Narrows a search. Values of one list are alternatives; what is absent does not narrow. */
export interface EngineFilters {
  /** families and sub-categories */
  category?: readonly string[];
  form?: readonly string[];
  fibre?: readonly string[];
  /** percent that one of `fibre` reaches; without `fibre` it means nothing */
  fibreMin?: number;
  colour?: readonly ColourFamily[];
  /** one of the colours lies within `deltaE` (CIEDE2000) of `lab` */
  near?: { lab: Lab; deltaE: number };
  /** inclusive, as are all limits; a listing without a weight matches no limit */
  weightGsm?: { min?: number; max?: number };
  widthCm?: { min: number };
  unit?: Unit;
  /** whole steps of `unit` */
  amountMin?: number;
  /**
   * `count` pieces (1 unless told) have at least these sides, whichever way round; a roll has as many as can be cut from it row by
   * row, all the same way round
   */
  piece?: { longCm: number; shortCm: number; count?: number };
  condition?: readonly string[];
  legalRoute?: readonly string[];
  priceKind?: readonly string[];
  hub?: readonly string[];
  /** kilometres from `EngineQuery.from` along the great circle */
  withinKm?: number;
  workshopKind?: readonly string[];
  hasPhoto?: boolean;
}

/**
 * - `relevance`: a word found exactly before one that only begins so before one with a typo, then the weight
 *   of the field it was found in (title, fibres, material, description, place), added up over the words; then
 *   newest
 * - `newest`: by publication, the latest first
 * - `nearest`: by distance from `EngineQuery.from`, then newest
 * - `ends_soon`: by the end of availability, open ends last
 * - `amount`: the most first, by unit: metres, square metres, kilograms, pieces
 *
 * Equal ones stand in the order of their ids.
 */
export type EngineSort = 'relevance' | 'newest' | 'nearest' | 'ends_soon' | 'amount';

export interface EngineQuery {
  text: QueryText | null;
  filters: EngineFilters;
  /** `relevance` without words to find is `newest` */
  sort: EngineSort;
  limit: number;
  offset: number;
  /** where distances start; needed by `nearest` and `withinKm` */
  from?: { lat: number; lon: number };
  /** false: the facets are empty, which saves counting them */
  facets?: boolean;
  /** true: no word is dropped when nothing matches all of them */
  allWords?: boolean;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface EngineResult {
  /** the asked page, in order */
  ids: string[];
  /** how many documents match, on all pages */
  total: number;
  /** most frequent first, then by value; 100 at most; a facet's own filter does not narrow its counts */
  facets: Record<FacetName, FacetCount[]>;
  /** words left out because nothing matched all of them, as typed, in the order of the query */
  dropped: string[];
  /** kilometres from `EngineQuery.from`, for each of `ids`; only when the query has it */
  distancesKm?: ReadonlyMap<string, number>;
  /** which engine answered */
  engine: EngineName;
  /** set when another engine was asked first and could not answer */
  insteadOf?: EngineName;
}

/**
 * Is told the ids of the page when an engine knows them before the rest of its answer, so that who needs them can begin. It may be told
 * nothing, or more than once; what the answer says in the end is what counts.
 */
export type OnPage = (ids: readonly string[]) => void;

export const ENGINE_NAMES = ['postgres', 'meilisearch'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export interface IndexedRevision {
  id: string;
  revision: number;
  /** the form that it was written in: see `DOCUMENT_FORMAT` */
  format: number;
}

/** An index that is filled beside the one that answers. */
export interface IndexRebuild {
  /**
   * Adds documents, each of them once: only what was refused may be given again. Resolves when they are in; the next ones may be
   * given before.
   */
  add(documents: readonly SearchDocument[]): Promise<void>;
  /**
   * Lets the new index answer from now on and throws the old one away.
   * @throws when it does not hold `expected` documents, or another rebuild took over; the old index then
   * stays
   */
  swap(expected: number): Promise<void>;
  /** Throws the new index away. Harmless after `swap`. */
  abandon(): Promise<void>;
}

/**
 * The port to a search engine. What a change did is searchable when its promise resolves. Errors of the
 * connection and timeouts pass through (of an engine that is a service: {@link EngineUnavailable}); what a document itself is refused
 * for is a {@link DocumentRefused}.
 */
export interface SearchEngine {
  readonly name: EngineName;
  search(query: EngineQuery, onPage?: OnPage): Promise<EngineResult>;
  /** Adds documents, or replaces those of the same id: all of them or, when it rejects, none. */
  upsert(documents: readonly SearchDocument[]): Promise<void>;
  /** Removes documents; ids that are not there are no error. */
  remove(ids: readonly string[]): Promise<void>;
  count(): Promise<number>;
  /** What is indexed, by ascending id, after the id `after` (null: from the first). */
  listRevisions(after: string | null, limit: number): Promise<IndexedRevision[]>;
  /** Starts to fill a new, empty index; one at a time, a later one takes over. */
  startRebuild(): Promise<IndexRebuild>;
}

/**
 * The engine refuses what a batch of documents says: sent alone, one of them is to blame, and trying again is
 * no use.
 */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
}

/**
 * The engine did not answer as it should: no connection, no answer in time, a fault of its own, a queue that is full, a key that it
 * does not take. Nothing is wrong with what was asked or written: another engine may answer, and later this one.
 */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** This engine has no exact answer to such a query, now or later: another one has to be asked. */
export class CannotAnswer extends Error {
  override readonly name = 'CannotAnswer';
}
