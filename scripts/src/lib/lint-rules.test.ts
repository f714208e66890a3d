import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY_ROOT } from './repository.ts';

const MESSAGE = 'Write values as parameters';

it.each([
  ['sql.raw in a module', 'server/src/modules/listings/x.ts', 'export const x = sql.raw(text);', true],
  [
    'a statement as text',
    'server/src/search/x.ts',
    "export const x = connection.unsafe('select 1', []);",
    true,
  ],
  ['parameters', 'server/src/modules/listings/x.ts', 'export const x = sql`select $' + '{value}`;', false],
  ['a migration runner', 'db/src/migrate.ts', 'export const x = tx.unsafe(statement);', false],
])('SQL put together from text is refused by lint: %s', async (_what, path, code, refused) => {
  expect((await lint(path, code)).includes(MESSAGE)).toBe(refused);
});

/** What biome says of such a file, by our settings, in a folder of its own. */
async function lint(path: string, code: string): Promise<string> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scampolo-lint-'));
  for (const part of ['biome.json', 'lint'])
    await cp(join(REPOSITORY_ROOT, part), join(folder.path, part), { recursive: true });
  await mkdir(join(folder.path, dirname(path)), { recursive: true });
  await writeFile(join(folder.path, path), `${code}\n`);
  return await new Promise((resolve) => {
    const biome = join(REPOSITORY_ROOT, 'node_modules/.bin/biome');
    execFile(biome, ['lint', '--vcs-enabled=false', '.'], { cwd: folder.path }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
