import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
const ADVICE = 'see docs/adr/0001-patched-postgres-driver.md before changing the version of postgres';

const patch = await readFile(new URL('patches/postgres@3.4.9.patch', ROOT), 'utf8');
const driver = new URL('../', import.meta.resolve('postgres'));

test('the driver that is loaded is the patched one, in both of its module formats', async () => {
  const hunks = hunksOf(patch);
  expect(new Set(hunks.map(({ file }) => file))).toEqual(
    new Set(['src/connection.js', 'src/index.js', 'cjs/src/connection.js', 'cjs/src/index.js']),
  );
  for (const { file, after } of hunks) {
    const source = await readFile(new URL(file, driver), 'utf8');
    expect(source.includes(after), `${file} lacks a change of the patch: ${ADVICE}`).toBe(true);
  }
});

test('import and require of this package and of drizzle all load that driver', () => {
  const here = createRequire(import.meta.url);
  const drizzle = createRequire(here.resolve('drizzle-orm/postgres-js'));
  expect(import.meta.resolve('postgres')).toBe(new URL('src/index.js', driver).href);
  expect(here.resolve('postgres')).toBe(fileURLToPath(new URL('cjs/src/index.js', driver)));
  expect(drizzle.resolve('postgres')).toBe(here.resolve('postgres'));
});

test('the lock holds this one version of the driver, with the patch as it is here', async () => {
  const lock = await readFile(new URL('pnpm-lock.yaml', ROOT), 'utf8');
  const hash = createHash('sha256').update(patch).digest('hex');
  const versions = [...lock.matchAll(/(?<![\w-])postgres@([\w.-]+)/g)].map(([, version]) => version);
  const installed = lock.match(/^ {2}postgres@\S+: \{\}$/gm);
  expect(new Set(versions), ADVICE).toEqual(new Set(['3.4.9']));
  expect(installed, ADVICE).toEqual([`  postgres@3.4.9(patch_hash=${hash}): {}`]);
});

/** What each change of the patch leaves in its file: the changed lines with those around them. */
function hunksOf(text: string): { file: string; after: string }[] {
  return text.split(/^diff --git .*\n/m).flatMap((section) => {
    const file = /^\+\+\+ b\/(.+)$/m.exec(section)?.[1];
    if (file === undefined) return [];
    const [, ...hunks] = section.split(/^@@ .*\n/m);
    return hunks.map((hunk) => ({
      file,
      after: hunk
        .split('\n')
        .filter((line) => line.startsWith('+') || line.startsWith(' '))
        .map((line) => line.slice(1))
        .join('\n'),
    }));
  });
}
