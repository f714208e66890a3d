import fc from 'fast-check';
import { HOSTILE } from './random-searches.ts';

/** What ends, joins or negates a condition somewhere: SQL, filters of engines, LIKE, regular expressions, tsquery, JSON, arrays. */
const SYNTAX = [
  "' or 1=1 --",
  "') or true or ('1'='1",
  "'; drop table listings; --",
  "' union select id from members --",
  '\\',
  "\\'",
  "E'\\x27",
  '$$',
  '$1::text',
  '?',
  ':name',
  '{}',
  '{NULL}',
  '{"a","b"}',
  '[a,b]',
  '(',
  ')',
  '" OR category EXISTS',
  '" OR form = "offcut',
  'wool" OR fibre = "silk',
  'hub IN [milano]',
  'NOT hub = milano',
  '_geoRadius(45.45, 9.16, 2000000)',
  'x) OR (price >= 0',
  '*',
  '%',
  '%%',
  '_____',
  'w%',
  '[a-z]',
  '.*',
  '^.*$',
  '(?:)',
  '(a+)+$',
  '~* .',
  "'wool':*",
  'wool:*',
  'wool | silk',
  '!wool',
  'wool <-> silk',
  '& | ! <->',
  'wool#30',
  'fibre:wool',
  'fibre:wool#30',
  '3:wool',
  '0:',
  '/etc/passwd',
  '../../..',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is an attack on those who fill such templates
  '${7*7}',
  '{{7*7}}',
  '#{7*7}',
  '%{7*7}',
  '$where',
  '{"$ne":null}',
  '{"$gt":""}',
  '[object Object]',
] as const;

/** Names that every JavaScript object answers to. */
const INHERITED = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
  'length',
] as const;

/** Figures as text, at the edges of what some language takes. */
const FIGURES = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-0',
  '00',
  '0x10',
  '1_000',
  '１２',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '-1',
  '1e-400',
  'true',
  'undefined',
];

/** Unicode that some layer folds, joins, drops or counts in another way than the next. */
const UNICODE = [
  'ﬁ',
  'İ',
  'ı',
  'ß',
  'ẞ',
  'e\u0301',
  '\u0301',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u202e',
  '\u00ad',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\ud83e\uddf5',
  '\ud83e',
  '\uddf5',
  '\udfff\ud800',
  '\ufffd',
  '\uffff',
  '\u{10ffff}',
  '\u{1f469}\u200d\u{1f469}',
  'ａ',
  'ｗｏｏｌ',
  '羊毛',
  'צמר',
  '᾿',
];
const CONTROLS = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code === 32 ? 0x7f : code));

const fragment = fc.constantFrom(...SYNTAX, ...INHERITED, ...FIGURES, ...UNICODE, ...CONTROLS, ...HOSTILE);

/**
 * Values that must mean nothing but themselves, whatever takes them: `known` are values that there are, which come bent.
 * From nothing to 10,000 characters.
 */
export function hostileText(known: readonly string[]): fc.Arbitrary<string> {
  const real = fc.constantFrom(...known);
  return fc.oneof(
    { weight: 5, arbitrary: fragment },
    { weight: 4, arbitrary: fc.tuple(real, fragment).chain(([word, bent]) => around(word, bent)) },
    { weight: 3, arbitrary: fc.array(fc.oneof(fragment, real), { maxLength: 5 }).map((all) => all.join('')) },
    { weight: 2, arbitrary: real.map(anotherSpelling) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
    { weight: 1, arbitrary: fragment.map((text) => text.repeat(200).slice(0, 10_000)) },
  );
}

/** Figures that no ruler shows: none, less than none, past the end, nearly nothing. NaN is none: no query parses to it. */
export const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 5e-324, -5e-324, 1e-9],
    ...[Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 2 ** 64, 1e21, -1],
    ...[0, 1, 0.1 + 0.2, 99.999_999_999, 100.000_000_1],
  ),
  fc.double({ noNaN: true }),
);

/** Values that can be stored in a text column or in JSON, to stand in rows and be found by their very selves. */
export const STORABLE: readonly string[] = [
  ...SYNTAX,
  ...INHERITED,
  ...FIGURES,
  ...UNICODE.filter((text) => text.isWellFormed()),
  ...CONTROLS.slice(1),
];

function around(word: string, bent: string): fc.Arbitrary<string> {
  const middle = word.length >> 1;
  return fc.constantFrom(
    word + bent,
    bent + word,
    `${word} ${bent}`,
    word.slice(0, middle) + bent + word.slice(middle),
    `${word}\u0000${bent}`,
    `"${word}" ${bent}`,
  );
}

function anotherSpelling(word: string): string {
  const ways = [
    word.toUpperCase(),
    `${word} `,
    ` ${word}`,
    `${word}\t`,
    word.slice(0, -1),
    `${word}.`,
    word.replaceAll('_', '%'),
    word.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    [...word].toReversed().join(''),
    [word, word].join(','),
  ];
  return ways[word.length % ways.length] ?? word;
}
