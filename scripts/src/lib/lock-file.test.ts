import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockedVersions, productionPackages, readLockFile } from './lock-file.ts';
import { REPOSITORY_ROOT } from './repository.ts';

const LOCK = `lockfileVersion: '9.0'

patchedDependencies:
  postgres@3.4.9: f5fd

importers:

  .:
    devDependencies:
      tool:
        specifier: 1.0.0
        version: 1.0.0

  server:
    dependencies:
      '@scope/server':
        specifier: ^5.0.0
        version: 5.1.0(postgres@3.4.9)
      ours:
        specifier: workspace:*
        version: link:../ours
      other-name:
        specifier: npm:real-name@2.0.0
        version: real-name@2.0.0
    optionalDependencies:
      binary-arm:
        specifier: 1.0.0
        version: 1.0.0

packages:

  '@scope/server@5.1.0':
    resolution: {integrity: sha512-one}
    peerDependencies:
      postgres: '>=3'

  binary-arm@1.0.0:
    resolution: {integrity: sha512-two}
    cpu: [arm64]
    deprecated: 'Read this: it is old'

  postgres@3.4.9:
    resolution: {integrity: sha512-three}

  real-name@1.9.0:
    resolution: {integrity: sha512-four}

  real-name@2.0.0:
    resolution: {integrity: sha512-five}

  tool@1.0.0:
    resolution: {integrity: sha512-six}

snapshots:

  '@scope/server@5.1.0(postgres@3.4.9)':
    dependencies:
      postgres: 3.4.9(patch_hash=f5fd)
    transitivePeerDependencies:
      - supports-color

  binary-arm@1.0.0:
    optional: true

  postgres@3.4.9(patch_hash=f5fd): {}

  real-name@1.9.0: {}

  real-name@2.0.0: {}

  tool@1.0.0:
    dependencies:
      real-name: 1.9.0
`;

test('every version of a package is found, also several at once and those only tools need', () => {
  expect(lockedVersions(readLockFile(LOCK))).toEqual(
    new Map([
      ['@scope/server', ['5.1.0']],
      ['binary-arm', ['1.0.0']],
      ['postgres', ['3.4.9']],
      ['real-name', ['1.9.0', '2.0.0']],
      ['tool', ['1.0.0']],
    ]),
  );
});

test('what runs in production is found through dependencies, peers and aliases, without tools and our own packages', () => {
  const lock = readLockFile(LOCK);
  expect([...productionPackages(lock, { optional: 'leave out' })].sort()).toEqual([
    '@scope/server@5.1.0',
    'postgres@3.4.9',
    'real-name@2.0.0',
  ]);
  expect([...productionPackages(lock, { optional: 'take' })]).toContain('binary-arm@1.0.0');
});

test('packages that we change are named', () => {
  expect(readLockFile(LOCK).patched).toEqual(['postgres@3.4.9']);
});

test('a lock file of another form is refused instead of being read as empty', () => {
  expect(() => readLockFile(LOCK.replace("'9.0'", "'10.0'"))).toThrow('only 9.0 can be read');
  expect(() => readLockFile("lockfileVersion: '9.0'\n")).toThrow('lists no package');
  expect(() => readLockFile(LOCK.replace('    resolution', '        resolution'))).toThrow('unexpected line');
  const torn = LOCK.replace('  postgres@3.4.9(patch_hash=f5fd): {}', '');
  expect(() => productionPackages(readLockFile(torn), { optional: 'take' })).toThrow(
    'no snapshot of postgres',
  );
});

test('the lock file of this repository is read whole', async () => {
  const text = await readFile(join(REPOSITORY_ROOT, 'pnpm-lock.yaml'), 'utf8');
  const lock = readLockFile(text);
  // Each has one resolution, whatever its key looks like.
  expect(Object.keys(lock.packages)).toHaveLength(text.match(/^ {4}resolution: /gm)?.length ?? 0);
  const production = productionPackages(lock, { optional: 'take' });
  const installed = new Set(Object.keys(lock.packages));
  expect([...production].filter((name) => !installed.has(name))).toEqual([]);
  expect([...production].some((name) => name.startsWith('vitest@'))).toBe(false);
});
