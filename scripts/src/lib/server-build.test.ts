import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mapFrames } from '@scampolo/server/mapped-stack';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildServerWhenStale, bundleFolder, type ServerSources, serverEntry } from './server-build.ts';

let root: string;
let sources: ServerSources;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scampolo-bundle-'));
  const src = join(root, 'server', 'src');
  sources = {
    entries: { main: join(src, 'main.ts') },
    roots: [join(root, 'server'), join(root, 'shared')],
    lockFile: join(root, 'lock.yaml'),
    distDir: join(root, 'server', 'dist'),
  };
  await mkdir(join(root, 'server', 'node_modules', 'cloth'), { recursive: true });
  await mkdir(src);
  await mkdir(join(root, 'shared'));
  await writeFile(sources.lockFile, 'one');
  await writeFile(join(root, 'shared', 'words.ts'), 'export const words = "città · lana 🧵" as const;\n');
  await writeFile(join(root, 'server', 'node_modules', 'cloth', 'package.json'), '{"main":"cloth.cjs"}');
  await writeFile(join(root, 'server', 'node_modules', 'cloth', 'cloth.cjs'), 'exports.cloth = "wool";\n');
  await writeFile(join(src, 'beside.txt'), 'beside the source');
  await writeFile(
    join(src, 'main.ts'),
    `// Says what it found.
import { readFileSync } from 'node:fs';
import { cloth } from 'cloth';
import { words } from '../../shared/words.ts';

interface Found { cloth: string }
const found: Found = { cloth };
const beside = readFileSync(new URL('./beside.txt', import.meta.url), 'utf8');
console.log(JSON.stringify({ ...found, words, beside, stack: String(new Error('made here').stack) }));
`,
  );
});
afterEach(() => rm(root, { recursive: true }));

const build = () => buildServerWhenStale(() => undefined, sources);

test('makes one program of sources and packages, which does what the sources do', async () => {
  expect(await build()).toBe(true);
  await rm(join(root, 'server', 'node_modules'), { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, [serverEntry('main', sources)]);
  const { stack, ...said } = JSON.parse(stdout);
  expect(said).toEqual({ cloth: 'wool', words: 'città · lana 🧵', beside: 'beside the source' });
  expect(mapFrames(stack)).toMatch(/server\/src\/main\.ts:9:\d+/);
});

test('writes nothing outside ASCII, which would double the memory of the text', async () => {
  await build();
  const folder = bundleFolder(sources);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.js')) expect(await readFile(join(folder, name), 'latin1')).not.toMatch(/[^\n -~\t]/);
  }
});

test('is not made again for the same sources, nor for a changed test', async () => {
  await build();
  await writeFile(join(root, 'server', 'src', 'main.test.ts'), 'two');
  expect(await build()).toBe(false);
});

test.each(['server/src/main.ts', 'shared/words.ts', 'shared/added.ts', 'lock.yaml'])(
  'is not used once %s has changed',
  async (file) => {
    await build();
    expect(serverEntry('main', sources)).toMatch(/dist/);
    await writeFile(join(root, file), 'export const words = 1;');
    expect(serverEntry('main', sources)).toBe(sources.entries['main']);
  },
);

test('builds at the same time all succeed, and leave one whole bundle', async () => {
  await Promise.all([build(), build(), build()]);
  expect(await readdir(sources.distDir)).toHaveLength(1);
  await promisify(execFile)(process.execPath, [serverEntry('main', sources)]);
});

test('keeps the last three, for processes that still run them', async () => {
  for (let version = 0; version < 5; version += 1) {
    await writeFile(join(root, 'shared', 'version.ts'), String(version));
    await build();
  }
  expect(await readdir(sources.distDir)).toHaveLength(3);
  expect(serverEntry('main', sources)).toMatch(/dist/);
});

test('says why when it cannot be made, and leaves nothing behind', async () => {
  await writeFile(join(root, 'server', 'src', 'main.ts'), "import './missing.ts';");
  await expect(build()).rejects.toThrow(/could not be bundled[\s\S]*missing/);
  expect(await readdir(sources.distDir).catch(() => [])).toEqual([]);
  expect(serverEntry('main', sources)).toBe(sources.entries['main']);
});
