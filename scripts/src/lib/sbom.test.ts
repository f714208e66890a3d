import { expect, test } from 'vitest';
import { readLockFile } from './lock-file.ts';
import { checkSbom, finishSbom, type Sbom, type SbomComponent } from './sbom.ts';

const LOCK = readLockFile(`lockfileVersion: '9.0'

patchedDependencies:
  '@cloth/loom@2.0.0': f5fd

importers:

  scripts:
    dependencies:
      '@scampolo/server':
        specifier: workspace:*
        version: link:../server

  server:
    dependencies:
      '@cloth/loom':
        specifier: 2.0.0
        version: 2.0.0(patch_hash=f5fd)
    optionalDependencies:
      needle-arm:
        specifier: 1.0.0
        version: 1.0.0
    devDependencies:
      scissors:
        specifier: 1.0.0
        version: 1.0.0

packages:

  '@cloth/loom@2.0.0':
    resolution: {integrity: sha512-one}

  needle-arm@1.0.0:
    resolution: {integrity: sha512-two}

  scissors@1.0.0:
    resolution: {integrity: sha512-three}

  thread@3.0.0:
    resolution: {integrity: sha512-four}

snapshots:

  '@cloth/loom@2.0.0(patch_hash=f5fd)':
    dependencies:
      thread: 3.0.0

  needle-arm@1.0.0:
    optional: true

  scissors@1.0.0: {}

  thread@3.0.0: {}
`);

const LICENCE = { licenses: [{ license: { id: 'MIT' } }] };
const SERVER = { 'bom-ref': 'server', group: '@scampolo', name: 'server', version: '0.1.0', ...LICENCE };
const LOOM = { 'bom-ref': 'loom', group: '@cloth', name: 'loom', version: '2.0.0', ...LICENCE };
const THREAD = { 'bom-ref': 'thread', name: 'thread', version: '3.0.0', ...LICENCE };
const NEEDLE = { 'bom-ref': 'needle', name: 'needle-arm', version: '1.0.0', ...LICENCE };

function sbomOf(components: readonly SbomComponent[], changes: Partial<Sbom> = {}): Sbom {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    serialNumber: 'urn:uuid:of-this-run',
    metadata: { timestamp: '2026-01-02T03:04:05Z', component: { 'bom-ref': 'scampolo' } },
    components,
    dependencies: [
      { ref: 'scampolo', dependsOn: ['thread', 'loom'] },
      { ref: 'loom', dependsOn: ['thread'] },
    ],
    ...changes,
  };
}

test('two runs over one lock file give the same document, whatever order and hour they had', () => {
  const first = finishSbom(sbomOf([THREAD, SERVER, LOOM]), LOCK);
  const second = finishSbom(
    sbomOf([LOOM, THREAD, SERVER], {
      serialNumber: 'urn:uuid:of-another-run',
      metadata: { timestamp: '2027-01-01T00:00:00Z', component: { 'bom-ref': 'scampolo' } },
      dependencies: [
        { ref: 'loom', dependsOn: ['thread'] },
        { ref: 'scampolo', dependsOn: ['loom', 'thread'] },
      ],
    }),
    LOCK,
  );
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(first.serialNumber).toMatch(
    /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

test('what our own packages need follows from the lock file, whichever of them pnpm gave it to', () => {
  const dependencies = [
    { ref: 'scampolo', dependsOn: ['loom'] },
    { ref: 'server', dependsOn: [] },
    { ref: 'loom', dependsOn: ['thread'] },
  ];
  expect(finishSbom(sbomOf([SERVER, LOOM, THREAD], { dependencies }), LOCK).dependencies).toEqual([
    { ref: 'loom', dependsOn: ['thread'] },
    { ref: 'scampolo', dependsOn: ['server'] },
    { ref: 'server', dependsOn: ['loom'] },
  ]);
});

test('another package gives another serial number', () => {
  const serialNumbers = [
    [THREAD, LOOM],
    [THREAD, LOOM, NEEDLE],
  ].map((all) => finishSbom(sbomOf(all), LOCK).serialNumber);
  expect(new Set(serialNumbers).size).toBe(2);
});

test('a package that we change says by which patch, and no other one does', () => {
  const { components } = finishSbom(sbomOf([THREAD, LOOM]), LOCK);
  expect(components).toEqual([
    {
      ...LOOM,
      pedigree: { patches: [{ type: 'unofficial', diff: { url: 'patches/@cloth__loom@2.0.0.patch' } }] },
    },
    THREAD,
  ]);
});

test.each([
  ['with what this platform needs', [SERVER, LOOM, THREAD]],
  ['with an optional package', [SERVER, LOOM, THREAD, NEEDLE]],
])('a document %s is sound', (_what, components) => {
  expect(checkSbom(sbomOf(components), LOCK)).toEqual([]);
});

test.each([
  [
    'that leaves out what a dependency needs',
    [SERVER, LOOM],
    'thread@3.0.0 runs in production and is not listed',
  ],
  [
    'that lists a tool',
    [SERVER, LOOM, THREAD, { ...THREAD, 'bom-ref': 'scissors', name: 'scissors', version: '1.0.0' }],
    'scissors@1.0.0 is listed and does not run in production',
  ],
  [
    'that lists another version',
    [SERVER, LOOM, THREAD, { ...THREAD, 'bom-ref': 'old', version: '2.9.9' }],
    'thread@2.9.9 is listed and does not run in production',
  ],
  ['without a licence', [SERVER, LOOM, { ...THREAD, licenses: [] }], 'thread@3.0.0 says no licence'],
])('a document %s is refused', (_what, components, problem) => {
  expect(checkSbom(sbomOf(components), LOCK)).toContain(problem);
});

test('a reference that leads nowhere and another format are refused', () => {
  const dependencies = [{ ref: 'scampolo', dependsOn: ['loom', 'shuttle'] }];
  expect(checkSbom(sbomOf([SERVER, LOOM, THREAD], { dependencies }), LOCK)).toEqual([
    'shuttle is referred to and not listed',
  ]);
  expect(checkSbom(sbomOf([], { bomFormat: 'SPDX' }), LOCK)).toEqual(['the document is SPDX, not CycloneDX']);
});
