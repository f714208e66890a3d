import { FACETS, type FacetName } from '@scampolo/shared/contract/search';
import { DOCUMENT_FORMAT, type SearchDocument } from '../document.ts';
import type { EngineQuery, EngineResult, SearchEngine } from '../engine.ts';
import { kilometres, passes, valuesOf } from '../matches.ts';
import { matchText, type TextMatch } from '../matches-text.ts';

/** How units stand in the order by amount. */
const UNITS = ['m', 'm2', 'kg', 'pcs'];

/**
 * The contract of a search engine, said as plainly as can be: every document is looked at for every question.
 * What other engines answer is compared with it.
 */
export function createPlainEngine(): SearchEngine {
  let documents = new Map<string, SearchDocument>();
  return {
    name: 'postgres',
    search: async (query) => search([...documents.values()], query),
    upsert: async (given) => {
      for (const document of given) documents.set(document.id, document);
    },
    remove: async (ids) => {
      for (const id of ids) documents.delete(id);
    },
    count: async () => documents.size,
    listRevisions: async (after, limit) =>
      [...documents.values()]
        .map(({ id, revision }) => ({ id, revision, format: DOCUMENT_FORMAT }))
        .filter(({ id }) => after === null || id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    startRebuild: async () => {
      const filled = new Map<string, SearchDocument>();
      return {
        add: async (given) => {
          for (const document of given) filled.set(document.id, document);
        },
        swap: async (expected) => {
          if (filled.size !== expected) throw new Error('not complete');
          documents = filled;
        },
        abandon: async () => undefined,
      };
    },
  };
}

function search(documents: readonly SearchDocument[], query: EngineQuery): EngineResult {
  const words = query.text?.words ?? [];
  const kept = keptWords(documents, query);
  const matched = matchesOf(documents, query, kept);
  const hits = narrowed(matched, query, null).toSorted((a, b) => inOrder(a, b, query));
  const page = hits.slice(query.offset, query.offset + query.limit);
  const distances = page.map(({ document }) => [document.id, kilometres(document, query.from)] as const);
  return {
    ids: page.map(({ document }) => document.id),
    total: hits.length,
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, countsOf(facet, narrowed(matched, query, facet))]),
    ) as EngineResult['facets'],
    engine: 'postgres',
    dropped: [...words.slice(kept).map(({ typed }) => typed), ...(query.text?.ignored ?? [])],
    ...(query.from && { distancesKm: new Map(distances) }),
  };
}

/**
 * How many words are left when they are dropped from the end until something matches; all of them when that
 * is no use.
 */
function keptWords(documents: readonly SearchDocument[], query: EngineQuery): number {
  const all = query.text?.words.length ?? 0;
  const fewest = query.text !== null && query.text.phrases.length > 0 ? 0 : Math.min(1, all);
  for (let kept = all; kept >= fewest; kept -= 1) {
    if (narrowed(matchesOf(documents, query, kept), query, null).length > 0) return kept;
  }
  return all;
}

interface Hit {
  document: SearchDocument;
  match: TextMatch;
}

function matchesOf(documents: readonly SearchDocument[], { text }: EngineQuery, wordCount: number): Hit[] {
  return documents.flatMap((document) => {
    const match = matchText(document, text, wordCount);
    return match === null ? [] : [{ document, match }];
  });
}

/** Those that pass the filters; `except` leaves one facet's own filter out. */
function narrowed(hits: readonly Hit[], query: EngineQuery, except: FacetName | null): Hit[] {
  return hits.filter(({ document }) => passes(document, query, except));
}

function countsOf(facet: FacetName, hits: readonly Hit[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of hits.flatMap(({ document }) => [...valuesOf(facet, document)])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, 100);
}

function inOrder(a: Hit, b: Hit, { sort, from }: EngineQuery): number {
  const one = a.document;
  const other = b.document;
  const newest = other.publishedAt - one.publishedAt;
  const byId = one.id < other.id ? -1 : 1;
  switch (sort) {
    case 'relevance':
      return b.match.score - a.match.score || newest || byId;
    case 'newest':
      return newest || byId;
    case 'nearest':
      return kilometres(one, from) - kilometres(other, from) || newest || byId;
    case 'ends_soon':
      return (
        ascending(one.availableUntil ?? Number.MAX_VALUE, other.availableUntil ?? Number.MAX_VALUE) || byId
      );
    case 'amount':
      return UNITS.indexOf(one.unit) - UNITS.indexOf(other.unit) || other.amountLeft - one.amountLeft || byId;
  }
}

function ascending(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
