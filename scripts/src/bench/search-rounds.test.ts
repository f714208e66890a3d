import { expect, test } from 'vitest';
import { generateQueries, toParsedQuery } from './generate-queries.ts';
import { pathOf } from './search-rounds.ts';

/** What the server reads from a path. */
function parsed(path: string) {
  const given = new URL(path, 'http://localhost').searchParams;
  const parameters = [...new Set(given.keys())].map((name) => {
    const [first = '', ...others] = given.getAll(name);
    return [name, others.length > 0 ? [first, ...others] : first] as const;
  });
  return toParsedQuery(Object.fromEntries(parameters));
}

test('every round asks for the same in other words', () => {
  for (const query of generateQueries(60)) {
    const [first, second] = [pathOf(query, 1), pathOf(query, 2)];
    expect(first).not.toBe(second);
    const { deltaE: one, ...asked } = parsed(first);
    const { deltaE: other, ...again } = parsed(second);
    expect(again).toEqual(asked);
    expect(Math.abs(Number(one) - Number(other))).toBeLessThan(0.001);
  }
});
