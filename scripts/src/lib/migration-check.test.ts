import { appendFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkMigrations } from './migration-check.ts';
import { REPOSITORY_ROOT } from './repository.ts';
import { runProgram } from './run-program.ts';

const BAYS = `import { pgTable, text } from 'drizzle-orm/pg-core';
export const bays = pgTable('bays', { code: text().primaryKey() });
`;

let dbDir: string;

// Each runs drizzle-kit twice, a program of its own that takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeEach(async () => {
  dbDir = await mkdtemp(join(tmpdir(), 'scampolo-migrations-'));
  await symlink(join(REPOSITORY_ROOT, 'db', 'node_modules'), join(dbDir, 'node_modules'));
  await mkdir(join(dbDir, 'src', 'schema'), { recursive: true });
  const config = { dialect: 'postgresql', schema: './src/schema/*.ts', out: './migrations' };
  await writeFile(join(dbDir, 'package.json'), '{"type":"module"}');
  await writeFile(join(dbDir, 'drizzle.config.ts'), `export default ${JSON.stringify(config)};\n`);
  await writeFile(join(dbDir, 'src', 'schema', 'bays.ts'), BAYS);
  const tool = join(dbDir, 'node_modules', 'drizzle-kit', 'bin.cjs');
  await runProgram(process.execPath, [tool, 'generate', '--name', 'bays'], { cwd: dbDir, output: 'capture' });
});

afterEach(() => rm(dbDir, { recursive: true }));

test('migrations that make the schema pass, and nothing is left behind', async () => {
  expect(await checkMigrations(dbDir)).toEqual([]);
  const modules = await readdir(join(dbDir, 'node_modules'));
  expect(modules.filter((name) => name.startsWith('.migration-check-'))).toEqual([]);
});

test('a table without a migration is refused with the statement that is missing', async () => {
  await appendFile(
    join(dbDir, 'src', 'schema', 'bays.ts'),
    "export const shelves = pgTable('shelves', { code: text() });\n",
  );
  const [problem, ...others] = await checkMigrations(dbDir);
  expect(problem).toContain('CREATE TABLE "shelves"');
  expect(others).toEqual([]);
  expect((await readdir(join(dbDir, 'migrations'))).toSorted()).toEqual(['0000_bays.sql', 'meta']);
});

test('a migration that the journal does not list, and one that is missing, are refused', async () => {
  await writeFile(join(dbDir, 'migrations', '0001_stray.sql'), 'select 1;');
  await rm(join(dbDir, 'migrations', '0000_bays.sql'));
  expect(await checkMigrations(dbDir)).toEqual([
    'the journal lists 0000_bays.sql, which is not there',
    '0001_stray.sql is not in the journal',
  ]);
});
