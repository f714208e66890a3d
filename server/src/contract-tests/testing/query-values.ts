import type { QueryValues } from './endpoint.ts';

type Wrong = QueryValues[number];

/** A figure of the query. `beside`: what it needs beside it. */
export function queryFigure(
  name: string,
  limits: { least: number; most: number; whole?: boolean; beside?: string },
): QueryValues {
  const { least, most, whole, beside } = limits;
  const values = [
    ...['NaN', '1e999', 'Infinity', 'many', '12%20m', '%00'].map((text) => wrong(text, text, 'wrong_type')),
    wrong('twice', `1&${name}=2`, 'wrong_type'),
    wrong('too small', String(least - 1), 'out_of_range'),
    wrong('too large', String(most + 1), 'out_of_range'),
    ...(whole ? [wrong('a part of one', '1.5', 'wrong_type')] : []),
    wrong('bytes that are no UTF-8', '1%ff', 'malformed'),
  ];
  return beside ? values.map((value) => ({ ...value, text: `${value.text}&${beside}` })) : values;
}

/** One word of a fixed list. */
export function queryChoice(name: string, good: string): QueryValues {
  return [
    ...[
      'nothing_like_it',
      '',
      '__proto__',
      'constructor',
      `${good};drop%20table%20listings`,
      `${good}%00`,
      '%3Cb%3E',
    ].map((text) => wrong(text || 'nothing', text, 'unknown_code')),
    wrong('twice', `${good}&${name}=${good}`, 'unknown_code'),
    wrong('bytes that are no UTF-8', `${good}%ff`, 'malformed'),
  ];
}

/** Alternatives out of a fixed list. */
export function queryChoices(name: string, good: string): QueryValues {
  return [
    wrong('another word', 'nothing_like_it', 'unknown_code', `${name}.0`),
    wrong('a name that objects have', '__proto__', 'unknown_code', `${name}.0`),
    wrong('another word as the second', `${good}&${name}=%27--`, 'unknown_code', `${name}.1`),
    tooMany(name, good),
    wrong('bytes that are no UTF-8', `${good}%ff`, 'malformed'),
  ];
}

/** Alternatives out of the catalogue. A code that is well-formed and unknown only finds nothing. */
export function queryCodes(name: string, good: string): QueryValues {
  return [
    ...['%3Cb%3E', '%00', "'%20or%201=1--", '', 'a'.repeat(100)].map((text) =>
      wrong(text || 'nothing', text, 'wrong_format', `${name}.0`),
    ),
    wrong('SQL as the second', `${good}&${name}=');drop`, 'wrong_format', `${name}.1`),
    tooMany(name, good),
    wrong('bytes that are no UTF-8', `${good}%ff`, 'malformed'),
  ];
}

/** The parameters of every list. */
export const pageParameters: Record<string, QueryValues> = {
  limit: queryFigure('limit', { least: 1, most: 100, whole: true }),
  cursor: [
    ...['%3Cb%3E', '%00', '', 'a'.repeat(300), 'not-of-ours'].map((text) =>
      wrong(text, text, 'wrong_format'),
    ),
    wrong('twice', 'a&cursor=b', 'wrong_type'),
    wrong('bytes that are no UTF-8', '%ff', 'malformed'),
  ],
};

/** `what` is what stands in the query; `at` the path of the problem when it is not the parameter's. */
export function wrong(what: string, text: string, code: string, at?: string): Wrong {
  return at === undefined ? { what, text, code } : { what, text, code, at };
}

function tooMany(name: string, good: string): Wrong {
  return wrong('21 times', Array(21).fill(good).join(`&${name}=`), 'out_of_range');
}
