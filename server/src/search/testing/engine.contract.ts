import { FACETS } from '@scampolo/shared/contract/search';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CannotAnswer, type EngineQuery, type SearchEngine } from '../engine.ts';
import type { Difference } from './differences.ts';
import { describeChanges } from './engine-changes.contract.ts';
import { describeFacets } from './engine-facets.contract.ts';
import { describeFilters } from './engine-filters.contract.ts';
import { describePages } from './engine-pages.contract.ts';
import { describeQueries } from './engine-queries.contract.ts';
import { describeText } from './engine-text.contract.ts';
import { asked, type EngineUnderTest } from './engine-under-test.ts';
import { describeVocabulary } from './engine-vocabulary.contract.ts';
import { createPlainEngine } from './plain-engine.ts';
import { anyDocument, anyQuery } from './random-searches.ts';

/** What is known of an engine before it is tested. */
export interface EngineTraits {
  /** in what it may answer otherwise than the contract says, each with its reason in `differences.ts` */
  differences: ReadonlySet<Difference>;
  /** the questions that it answers; those it does not it must refuse with {@link CannotAnswer}. Absent: all */
  canAnswer?: (query: EngineQuery) => boolean;
}

/**
 * What every engine behind the port must do, as who searches expects it. Call it in a test file of the engine's own with how to
 * start one, empty.
 */
export function describeSearchEngine(
  name: string,
  start: () => Promise<{ engine: SearchEngine; stop(): Promise<void> }>,
  { differences, canAnswer }: EngineTraits,
): void {
  describe(name, () => {
    let started: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      started = await start();
    });
    afterAll(() => started.stop());
    beforeEach(() => underTest().fill([]));

    describeVocabulary(underTest);
    describeText(underTest);
    describeQueries(underTest);
    describeFilters(underTest);
    describeFacets(underTest);
    describePages(underTest);
    describeChanges(underTest);
    describeAgreement(underTest);

    function underTest(): EngineUnderTest {
      const { engine } = started;
      return {
        engine,
        differs: (difference) => differences.has(difference),
        answers: (query) => canAnswer?.(query) ?? true,
        fill: async (documents) => {
          const present = await engine.listRevisions(null, 100_000);
          await engine.remove(present.map(({ id }) => id));
          await engine.upsert(documents);
        },
        find: (q, rest = {}) => engine.search(asked(q, rest)),
      };
    }
  });
}

function describeAgreement(underTest: () => EngineUnderTest): void {
  describe('agrees with looking at every document', () => {
    const plain = createPlainEngine();

    test('whatever is asked, in hits, totals, facets and what it drops', async () => {
      const documents = fc.sample(anyDocument, { numRuns: 150, seed: 42 });
      await underTest().fill(documents);
      await plain.upsert(documents);
      await fc.assert(
        fc.asyncProperty(anyQuery, async (query) => {
          await expectSame(underTest(), plain, query);
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
          await expectSame(underTest(), model, { ...query, text: null });
          await expectSame(underTest(), model, query);
          await expectSameWithoutFacets(underTest(), query);
        }),
        { numRuns: 40 },
      );
    }, 120_000);
  });
}

async function expectSame(tested: EngineUnderTest, plain: SearchEngine, query: EngineQuery): Promise<void> {
  if (!tested.answers(query)) {
    await expect(tested.engine.search(query)).rejects.toThrow(CannotAnswer);
    return;
  }
  if (!isComparable(tested, query)) {
    await tested.engine.search(query);
    return;
  }
  const [found, expected] = [await tested.engine.search(query), await plain.search(query)];
  expect({ total: found.total, dropped: found.dropped, facets: found.facets }).toEqual({
    total: expected.total,
    dropped: expected.dropped,
    facets: expected.facets,
  });
  if (query.sort === 'relevance' && tested.differs('ownRelevance')) return;
  expect(found.ids).toEqual(expected.ids);
  for (const [id, km] of expected.distancesKm ?? []) expect(found.distancesKm?.get(id)).toBeCloseTo(km, 3);
}

/** An engine with typos of its own is compared where there are none: in short words of letters alone, none of two, which it may find as two of one. */
function isComparable(tested: EngineUnderTest, { text }: EngineQuery): boolean {
  const ownTypos = (['typosInPrefix', 'splitWords', 'wordsWithDigits'] as const).some((one) =>
    tested.differs(one),
  );
  return !ownTypos || text === null || text.words.every(({ word }) => /^\p{L}(?:\p{L}{2,3})?$/u.test(word));
}

async function expectSameWithoutFacets(tested: EngineUnderTest, query: EngineQuery): Promise<void> {
  if (!tested.answers(query)) return;
  const { facets: _counted, ...found } = await tested.engine.search(query);
  const none = Object.fromEntries(FACETS.map((facet) => [facet, []]));
  expect(await tested.engine.search({ ...query, facets: false })).toEqual({ ...found, facets: none });
}
