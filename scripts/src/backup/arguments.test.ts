import { expect, it } from 'vitest';
import { readBackupArguments, readRestoreArguments } from './arguments.ts';
import { readRecipients } from './keys.ts';

const KEY = 'age1yt3tfqlfrwdwx0z0ynwplcr6qxcxfaqycuprpmy89nr83ltx74tqdpszlw';

it('reads what a backup is asked to do', () => {
  expect(readBackupArguments([])).toEqual({
    to: undefined,
    keep: null,
    recipients: undefined,
    verify: false,
    identity: undefined,
  });
  const args = ['--to', '/b', '--keep', '14', '--recipient', KEY, '--recipient', 'age1b', '--verify'];
  expect(readBackupArguments(args)).toMatchObject({
    to: '/b',
    keep: 14,
    recipients: [KEY, 'age1b'],
    verify: true,
  });
});

it('reads what a restore is asked to do', () => {
  const args = ['a.tar', '--into', 'here', '--database-url', 'postgres://x/y'];
  expect(readRestoreArguments(args)).toMatchObject({ file: 'a.tar', into: 'here', check: false });
  expect(readRestoreArguments(['--check', 'a.tar'])).toMatchObject({ file: 'a.tar', check: true });
});

it('shows the help when asked', () => {
  expect([readBackupArguments(['--help']), readRestoreArguments(['-h'])]).toEqual([null, null]);
});

it.each([
  [readBackupArguments, ['--keep', '0'], /1 or more/],
  [readBackupArguments, ['--keep', 'all'], /1 or more/],
  [readBackupArguments, ['somewhere'], /pnpm backup --help/],
  [readRestoreArguments, [], /which file/],
  [readRestoreArguments, ['a', 'b'], /which file/],
  [readRestoreArguments, ['--check', 'a', '--into', 'b'], /no --into/],
  [readRestoreArguments, ['a', '--database-url', 'mysql://x'], /postgres:/],
] as const)('says what is wrong with an order', (read, args, words) => {
  expect(() => read(args)).toThrow(words);
});

it('takes recipients from the options, else from the environment, and never a secret key', () => {
  expect(readRecipients(undefined, undefined)).toEqual([]);
  expect(readRecipients(undefined, `${KEY} ${KEY}`)).toEqual([KEY, KEY]);
  expect(readRecipients([KEY], 'nonsense')).toEqual([KEY]);
  const secret = 'AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ';
  expect(() => readRecipients([secret], undefined)).toThrow(/begins with age1/);
  expect(() => readRecipients([secret], undefined)).not.toThrow(/AGE-SECRET/);
});
