import { expect, it } from 'vitest';
import { readSearchArguments } from './search-arguments.ts';

it('takes a command, an index and whether to repair', () => {
  expect(readSearchArguments(['rebuild'])).toEqual({ command: 'rebuild', target: null, repair: false });
  expect(readSearchArguments(['verify', '--repair', '--target', 'meilisearch'])).toEqual({
    command: 'verify',
    target: 'meilisearch',
    repair: true,
  });
  expect(readSearchArguments(['drain', '--help'])).toBeNull();
});

it.each([
  [[], /what to do/],
  [['sink'], /what to do/],
  [['drain', 'rebuild'], /what to do/],
  [['drain', '--target', 'other'], /--target is one of postgres, meilisearch/],
  [['rebuild', '--repair'], /goes with verify/],
  [['verify', '--mend'], /--mend/],
])('says what is wrong with %j', (args, message) => {
  expect(() => readSearchArguments(args)).toThrow(message);
});
