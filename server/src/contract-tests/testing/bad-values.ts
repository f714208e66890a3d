import { jsonText } from './json.ts';

/** A value that a field refuses, and the code of the one problem this makes. */
export interface BadValue {
  what: string;
  value: unknown;
  code: string;
}

/** All that a field of one kind refuses. */
export type BadValues = readonly BadValue[];

const HTML = '<img src=x onerror=alert(1)>';
/** Names that every JavaScript object has: a table of codes must not know them. */
const INHERITED = ['__proto__', 'constructor'];

/** A text of members. */
export function text({ min = 0 }: { min?: number } = {}): BadValues {
  return [
    wrongType('a number', 7),
    wrongType('an object', {}),
    wrongType('null', null),
    { what: 'HTML', value: HTML, code: 'markup' },
    { what: 'a comment of HTML', value: 'wool <!-- x --> cloth', code: 'markup' },
    { what: 'a NUL', value: 'wool\u0000cloth', code: 'control_character' },
    { what: 'a direction override', value: 'wool \u202ehtolc', code: 'control_character' },
    { what: 'half a surrogate pair', value: 'wool \ud83d cloth', code: 'malformed' },
    { what: '100,000 letters', value: 'a'.repeat(100_000), code: 'too_long' },
    ...(min > 0 ? [{ what: 'nothing but blanks', value: '   ', code: 'too_short' }] : []),
  ];
}

/** A text in a form of its own: an address, an id, a colour, an instant. */
export function formatted(...wrong: string[]): BadValues {
  return [
    wrongType('a number', 7),
    wrongType('a list', []),
    ...[...wrong, HTML, 'a\u0000b', '\ud83d', "' or 1=1 --"].map((value) => ({
      what: JSON.stringify(value),
      value,
      code: 'wrong_format',
    })),
  ];
}

/** The id of something. */
export const id = formatted(
  '7',
  '01890000-0000-0000-0000-00000000000',
  '01890000_0000_7000_8000_000000000000',
);

/** A colour as `#rrggbb`. */
export const hex = formatted('red', '#12345', '#12345g');

/** An instant. */
export const instant: BadValues = [
  ...formatted('tomorrow', '2026-12-01', '2026-02-30T00:00:00Z', '2026-12-01T00:00:00+01:00'),
  { what: 'the year 0, which PostgreSQL does not have', value: '0000-01-01T00:00:00Z', code: 'out_of_range' },
];

/** One of a fixed list of words. */
export function choice(...notOffered: string[]): BadValues {
  return [
    { what: 'a number', value: 7, code: 'unknown_code' },
    ...[...notOffered, 'nothing_like_it', HTML, ...INHERITED].map(unknown),
  ];
}

/** A code of the catalogue, or a hub. */
export function code(shape: 'code' | 'slug' = 'code'): BadValues {
  const inherited = shape === 'code' ? INHERITED : ['constructor'];
  return [
    wrongType('a number', 7),
    ...['nothing-like-it'.replaceAll('-', shape === 'code' ? '_' : '-'), ...inherited].map(unknown),
    { what: 'HTML', value: HTML, code: 'wrong_format' },
    { what: 'a NUL', value: 'wool\u0000', code: 'wrong_format' },
    { what: '100,000 letters', value: 'a'.repeat(100_000), code: 'wrong_format' },
  ];
}

/** A figure. `step`: with one decimal more than it may have. `most`: the largest that is taken. */
export function figure({ step, most }: { step?: number; most: number }): BadValues {
  return [
    wrongType('NaN as a text', 'NaN'),
    wrongType('a figure as a text', '12'),
    wrongType('a figure with its unit', '12 m'),
    wrongType('infinity (1e999)', jsonText('1e999')),
    wrongType('a list', [1]),
    { what: 'a negative figure', value: -1, code: 'out_of_range' },
    { what: 'more than there can be', value: most * 10, code: 'out_of_range' },
    { what: '1e300', value: 1e300, code: 'out_of_range' },
    ...(step === undefined
      ? []
      : [{ what: `${step}, no multiple of the step`, value: step, code: 'not_a_step' }]),
  ];
}

/** A whole figure. */
export function whole({ most }: { most: number }): BadValues {
  return [...figure({ most }).filter(({ value }) => value !== 1e300), wrongType('a part of one', 1.5)];
}

/** Yes or no. */
export const flag: BadValues = [
  wrongType('a text', 'true'),
  wrongType('a number', 1),
  wrongType('null', null),
];

/** A list. */
export const list: BadValues = [
  wrongType('an object', {}),
  wrongType('a text', 'wool'),
  wrongType('a number', 7),
];

/** An object with fields of its own, which are other rows. */
export const object: BadValues = [
  wrongType('a list', []),
  wrongType('a text', 'm'),
  wrongType('a number', 7),
];

function wrongType(what: string, value: unknown): BadValue {
  return { what, value, code: 'wrong_type' };
}

function unknown(value: string): BadValue {
  return { what: JSON.stringify(value), value, code: 'unknown_code' };
}
