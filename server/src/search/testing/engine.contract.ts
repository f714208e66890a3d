import { FACETS } from '@scampolo/shared/contract/search';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument } from '../document.ts';
import type { EngineQuery, EngineResult, SearchEngine } from '../engine.ts';
import { parseQueryText } from '../query-text.ts';
import { describeChanges } from './engine-changes.contract.ts';
import { describeFilters } from './engine-filters.contract.ts';
import { describeText } from './engine-text.contract.ts';
import { createPlainEngine } from './plain-engine.ts';
import { anyDocument, anyQuery } from './random-searches.ts';

/** An engine under test, and what the tests do with it. */
export interface EngineUnderTest {
  engine: SearchEngine;
  /** Makes `documents` all that is indexed. */
  fill(documents: readonly SearchDocument[]): Promise<void>;
  /** Searches for what somebody types, with what else is asked. */
  find(q: string | null, rest?: Partial<EngineQuery>): Promise<EngineResult>;
}

/**
 * What every engine behind the port must do. Call it in a test file of the engine's own with how to start
 * one, empty; `order` says whether hits of a relevance of its own making must stand in the plain engine's
 * order as well.
 */
export function describeSearchEngine(
  name: string,
  start: () => Promise<{ engine: SearchEngine; stop(): Promise<void> }>,
  { sameRelevance }: { sameRelevance: boolean },
): void {
  describe(name, () => {
    let started: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      started = await start();
    });
    afterAll(() => started.stop());
    beforeEach(() => underTest().fill([]));

    describeText(underTest);
    describeFilters(underTest);
    describeChanges(underTest);
    describeAgreement(underTest, sameRelevance);

    function underTest(): EngineUnderTest {
      const { engine } = started;
      return {
        engine,
        fill: async (documents) => {
          const present = await engine.listRevisions(null, 100_000);
          await engine.remove(present.map(({ id }) => id));
          await engine.upsert(documents);
        },
        find: (q, rest = {}) => {
          const text = q === null ? null : parseQueryText(q);
          return engine.search({
            text,
            filters: {},
            sort: q === null ? 'newest' : 'relevance',
            limit: 60,
            offset: 0,
            ...rest,
          });
        },
      };
    }
  });
}

function describeAgreement(underTest: () => EngineUnderTest, sameRelevance: boolean): void {
  describe('agrees with looking at every document', () => {
    const plain = createPlainEngine();

    test('whatever is asked, in hits, totals, facets and what it drops', async () => {
      const documents = fc.sample(anyDocument, { numRuns: 150, seed: 42 });
      await underTest().fill(documents);
      await plain.upsert(documents);
      await fc.assert(
        fc.asyncProperty(anyQuery, async (query) => {
          await expectSame(underTest().engine, plain, query, sameRelevance);
        }),
        { numRuns: 250 },
      );
    }, 120_000);

    test('whatever has changed before', async () => {
      const change = fc.record({
        upserted: fc.array(anyDocument, { maxLength: 8 }),
        removed: fc.array(anyDocument, { maxLength: 4 }),
        query: anyQuery,
      });
      await underTest().fill([]);
      const model = createPlainEngine();
      await fc.assert(
        fc.asyncProperty(change, async ({ upserted, removed, query }) => {
          for (const engine of [underTest().engine, model]) {
            await engine.upsert(upserted);
            await engine.remove(removed.map(({ id }) => id));
          }
          expect(await underTest().engine.listRevisions(null, 1000)).toEqual(
            await model.listRevisions(null, 1000),
          );
          await expectSame(underTest().engine, model, { ...query, text: null }, sameRelevance);
          await expectSame(underTest().engine, model, query, sameRelevance);
          const { facets: _counted, ...found } = await underTest().engine.search(query);
          const none = Object.fromEntries(FACETS.map((facet) => [facet, []]));
          expect(await underTest().engine.search({ ...query, facets: false })).toEqual({
            ...found,
            facets: none,
          });
        }),
        { numRuns: 40 },
      );
    }, 120_000);
  });
}

async function expectSame(
  engine: SearchEngine,
  plain: SearchEngine,
  query: EngineQuery,
  sameRelevance: boolean,
) {
  const [found, expected] = [await engine.search(query), await plain.search(query)];
  expect({ total: found.total, dropped: found.dropped, facets: found.facets }).toEqual({
    total: expected.total,
    dropped: expected.dropped,
    facets: expected.facets,
  });
  if (query.sort === 'relevance' && !sameRelevance) return;
  expect(found.ids).toEqual(expected.ids);
  for (const [id, km] of expected.distancesKm ?? []) expect(found.distancesKm?.get(id)).toBeCloseTo(km, 3);
}
