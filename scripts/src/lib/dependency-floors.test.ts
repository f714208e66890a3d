import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFloors, DEPENDENCY_FLOORS, type Floor } from './dependency-floors.ts';
import { lockedVersions, readLockFile } from './lock-file.ts';
import { REPOSITORY_ROOT } from './repository.ts';

const CLOTH: Floor = {
  name: 'cloth',
  lowest: ['1.10.0', '3.0.2'],
  advisory: 'CVE-2026-1',
  because: 'it let water in',
};

function problemsOf(...versions: string[]): string[] {
  return checkFloors(new Map([['cloth', versions]]), [CLOTH]);
}

test.each(['1.10.0', '1.11.0', '2.0.0', '3.0.2', '3.1.0-rc.1', '4.0.0'])(
  'cloth@%s is new enough',
  (version) => {
    expect(problemsOf(version)).toEqual([]);
  },
);

test.each([
  ['0.9.9', '1.10.0'],
  ['1.9.9', '1.10.0'],
  ['1.10.0-beta.2', '1.10.0'],
  ['3.0.1', '3.0.2'],
  ['3.0.0', '3.0.2'],
])('cloth@%s is older than the floor of its line, %s', (version, floor) => {
  expect(problemsOf(version)).toEqual([
    `cloth@${version} is older than ${floor}: it let water in (CVE-2026-1)`,
  ]);
});

test('one old version among several is told of', () => {
  expect(problemsOf('1.10.0', '1.2.0', '3.0.2')).toEqual([expect.stringContaining('cloth@1.2.0')]);
});

test('a version that comes from elsewhere cannot be compared, which is a problem', () => {
  expect(problemsOf('file:../cloth.tgz')).toEqual([
    'cloth@file:../cloth.tgz is not a released version, so its floor 1.10.0 / 3.0.2 cannot be checked (CVE-2026-1)',
  ]);
});

test('a floor of a package that is gone must go too', () => {
  expect(checkFloors(new Map(), [CLOTH])).toEqual([
    'cloth has a floor but is not in the lock file: take the floor out of the table',
  ]);
});

test('every floor of the table is kept by the lock file, and would be missed', async () => {
  const lock = readLockFile(await readFile(join(REPOSITORY_ROOT, 'pnpm-lock.yaml'), 'utf8'));
  const locked = lockedVersions(lock);
  expect(checkFloors(locked)).toEqual([]);
  const old = new Map([...locked.keys()].map((name) => [name, ['0.0.1']]));
  expect(checkFloors(old)).toHaveLength(DEPENDENCY_FLOORS.length);
});
