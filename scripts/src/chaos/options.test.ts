import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const anySeed = () => 5;

test('runs half an hour with a fault every twenty seconds unless told otherwise', () => {
  const usual = { minutes: 30, killEverySeconds: 20, seed: 5, clients: 8, json: null };
  expect(readOptions([], anySeed)).toEqual(usual);
  const other = ['--minutes', '0.5', '--kill-every', '5', '--seed', '7', '--clients', '2', '--json', 'f'];
  expect(readOptions(other, anySeed)).toEqual({
    minutes: 0.5,
    killEverySeconds: 5,
    seed: 7,
    clients: 2,
    json: 'f',
  });
  expect(readOptions(['--help'], anySeed)).toBeNull();
});

test.each([[['--minutes', 'many']], [['--minutes', '']], [['--kill-every', '0']], [['--gently']], [['now']]])(
  'refuses %s and says how it is used',
  (args) => {
    expect(() => readOptions(args, anySeed)).toThrow(/Usage: pnpm chaos/);
  },
);
