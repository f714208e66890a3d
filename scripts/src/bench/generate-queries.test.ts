import { expect, test } from 'vitest';
import { generateQueries, toParsedQuery } from './generate-queries.ts';

const FILTERS = [
  'category',
  'colour',
  'fibre',
  'hub',
  'near',
  'pieceLength',
  'priceKind',
  'unit',
  'weightMin',
  'within',
] as const;

test('half of the searches are narrowed, all are in one of five languages, and a server takes every one', () => {
  const queries = generateQueries(500).map(toParsedQuery);
  const narrowed = queries.filter((query) => FILTERS.some((name) => query[name] !== undefined));
  expect(narrowed).toHaveLength(250);
  expect(new Set(queries.map(({ lang }) => lang)).size).toBe(5);
  expect(queries.filter(({ q }) => q !== undefined).length).toBeGreaterThan(400);
});
