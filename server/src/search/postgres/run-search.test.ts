import { expect, test } from 'vitest';
import { planQuery } from './plan.ts';
import { createRunner } from './run-search.ts';
import type { Answer } from './statement.ts';

const { plan } = planQuery({ text: null, filters: {}, sort: 'newest', limit: 1, offset: 0 }, 0);
const page = { generation: 1, sort: 'newest', limit: 1, offset: 0 } as const;

function answer(generation: number, dictionary: number): Answer {
  return {
    generation,
    dictionary,
    total: 0,
    ids: null,
    distances: null,
    kinds: null,
    values: null,
    counts: null,
  };
}

test.each([
  ['the index', answer(1, 7), answer(2, 7), { generation: 2, dictionary: 7 }],
  ['the index', answer(2, 7), answer(1, 7), { generation: 2, dictionary: 7 }],
  ['the dictionary', answer(1, 7), answer(1, 8), { generation: 1, dictionary: 8 }],
  ['the dictionary', answer(1, 8), answer(1, 7), { generation: 1, dictionary: 8 }],
])('when one of two parts saw %s change, the answer says so', async (_, shown, counted, expected) => {
  const run = createRunner(async (_plan, { ids }) => (ids === false ? counted : shown));
  expect(await run(plan, page, () => undefined)).toMatchObject(expected);
});

test('a part that fails fails the answer, and the next one is tried in parts again', async () => {
  const parts: string[] = [];
  let failing = true;
  const run = createRunner(async (_plan, { ids, facets }) => {
    parts.push(`${ids !== false ? 'ids' : ''}${facets !== false ? 'facets' : ''}`);
    if (failing && ids === false) throw new Error('no more connections');
    return answer(1, 1);
  });
  await expect(run(plan, page, () => undefined)).rejects.toThrow('no more connections');
  failing = false;
  await run(plan, page, () => undefined);
  expect(parts).toEqual(['ids', 'facets', 'ids', 'facets']);
});
