import { expect, test } from 'vitest';
import { readOptions, USUAL_SUITES } from './options.ts';

test('measures everything three times unless told otherwise', () => {
  expect(readOptions([])).toEqual({
    suites: USUAL_SUITES,
    runs: 3,
    listings: 100_000,
    durable: false,
    keep: false,
    json: null,
  });
});

test('takes some parts, in the order they always run', () => {
  const options = readOptions([
    'claims',
    'search',
    '--runs',
    '5',
    '--listings=1000000',
    '--durable',
    '--keep',
    '--json',
    'f',
  ]);
  expect(options).toEqual({
    suites: ['claims', 'search'],
    runs: 5,
    listings: 1_000_000,
    durable: true,
    keep: true,
    json: 'f',
  });
});

test.each([[['serach']], [['--runs', '0']], [['--runs', 'many']], [['--listings', '1.5']], [['--fast']]])(
  'refuses %s and says how it is used',
  (args) => {
    expect(() => readOptions(args)).toThrow('Usage: pnpm bench');
  },
);
