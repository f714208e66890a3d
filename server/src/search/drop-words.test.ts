import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchDroppingWords } from './drop-words.ts';
import type { EngineQuery } from './engine.ts';
import { parseQueryText } from './query-text.ts';

const asked = (q: string, rest: Partial<EngineQuery> = {}): EngineQuery => ({
  text: parseQueryText(q),
  filters: {},
  sort: 'relevance',
  limit: 24,
  offset: 0,
  ...rest,
});
const filters = { hub: ['milano'] };

/** Asks an index in which the first `matching` words find something together, and tells for how many words it was asked. */
async function dropping(query: EngineQuery, matching: number, known?: number) {
  const tried: number[] = [];
  const result = await searchDroppingWords(query, async (count) => {
    tried.push(count);
    return {
      total: count <= matching ? 1 : 0,
      ...(known !== undefined && { known: Math.min(known, count) }),
    };
  });
  return { ...result, tried };
}

describe('the words that are left out', () => {
  test.each([
    ['none, where all match', 4, [4], []],
    ['the last, which is tried first', 3, [4, 3], ['juta']],
    ['all but the first', 1, [4, 3, 1, 2], ['seta', 'lino', 'juta']],
    ['none, where nothing matches', 0, [4, 3, 1], []],
  ])('%s', async (_, matching, tried, dropped) => {
    expect(await dropping(asked('lana seta lino juta'), matching)).toMatchObject({ tried, dropped });
  });

  test('those from the first unknown one on are tried as the last word alone', async () => {
    const query = asked('lana seta lino juta kapok ramie', { filters });
    expect((await dropping(query, 2, 2)).tried).toEqual([6, 3, 2]);
    expect((await dropping(query, 3, 2)).tried).toEqual([6, 3]);
  });

  test('where all are known, the fewest tell whether a filter is in the way', async () => {
    expect((await dropping(asked('lana seta lino juta', { filters }), 0, 4)).tried).toEqual([4, 1]);
    expect((await dropping(asked('lana seta lino juta', { filters }), 3, 4)).tried).toEqual([4, 1, 3]);
    expect((await dropping(asked('lana seta lino juta'), 3, 4)).tried).toEqual([4, 3]);
  });

  test('nothing but all words is tried where all are wanted', async () => {
    expect(await dropping(asked('lana seta lino', { allWords: true }), 2)).toMatchObject({
      tried: [3],
      dropped: [],
    });
  });

  test('are the fewest, whatever is known, and no count is tried twice', async () => {
    const cases = fc.record({
      count: fc.integer({ min: 0, max: 9 }),
      matching: fc.nat(9),
      unknown: fc.option(fc.nat(9), { nil: undefined }),
      phrase: fc.boolean(),
      filtered: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ count, matching, unknown, phrase, filtered }) => {
        const words = Array.from({ length: count }, (_, index) => `w${index}`);
        const query = asked(`${words.join(' ')}${phrase ? ' "x y"' : ''}`, filtered ? { filters } : {});
        // A word that is not known can match as the last one, by its beginning; none after it can.
        const known = unknown === undefined ? undefined : Math.max(unknown, matching - 1);
        const { tried, wordCount, dropped } = await dropping(query, matching, known);
        const fewest = phrase ? 0 : 1;
        const best = matching >= count ? count : matching >= fewest ? matching : count;
        expect([wordCount, dropped]).toEqual([best, words.slice(best)]);
        expect(new Set(tried).size).toBe(tried.length);
      }),
    );
  });
});
