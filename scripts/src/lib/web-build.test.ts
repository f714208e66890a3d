import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildWebWhenStale, type WebSources } from './web-build.ts';

/** A build that counts its runs in dist/runs, and fails while there is a file `broken`. */
const BUILD =
  'mkdir -p dist && echo run >> dist/runs && [ ! -e broken ] || { echo "the source is broken"; exit 3; }';

let root: string;
let sources: WebSources;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'scampolo-web-'));
  sources = { webDir: join(root, 'web'), sharedDir: join(root, 'shared'), lockFile: join(root, 'lock.yaml') };
  await mkdir(join(sources.webDir, 'src'), { recursive: true });
  await mkdir(join(sources.sharedDir, 'src'), { recursive: true });
  await writeFile(sources.lockFile, 'one');
  await writeFile(join(sources.webDir, 'package.json'), JSON.stringify({ scripts: { build: BUILD } }));
  await writeFile(join(sources.webDir, 'src', 'page.tsx'), 'one');
  await writeFile(join(sources.sharedDir, 'src', 'quantity.ts'), 'one');
});

afterEach(() => rm(root, { recursive: true }));

async function build(): Promise<boolean> {
  return buildWebWhenStale(() => undefined, { sources });
}

async function countRuns(): Promise<number> {
  return (await readFile(join(sources.webDir, 'dist', 'runs'), 'utf8')).trim().split('\n').length;
}

test('builds once, and not again when only times have changed', async () => {
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
  await utimes(join(sources.webDir, 'src', 'page.tsx'), new Date(), new Date());
  expect(await build()).toBe(false);
  expect(await countRuns()).toBe(1);
});

test('takes a copied tree for what it is: built from the same sources', async () => {
  await build();
  const copy = join(root, 'copy');
  await cp(sources.webDir, copy, { recursive: true });
  expect(await buildWebWhenStale(() => undefined, { sources: { ...sources, webDir: copy } })).toBe(false);
});

test.each(['web/src/page.tsx', 'shared/src/quantity.ts', 'lock.yaml', 'web/src/added.css'])(
  'builds again when %s changes',
  async (file) => {
    await build();
    await writeFile(join(root, file), 'two');
    expect(await build()).toBe(true);
    expect(await build()).toBe(false);
  },
);

test('builds again when a file is renamed', async () => {
  await build();
  await cp(join(sources.webDir, 'src', 'page.tsx'), join(sources.webDir, 'src', 'other.tsx'));
  await rm(join(sources.webDir, 'src', 'page.tsx'));
  expect(await build()).toBe(true);
});

test('does not build again for a changed test', async () => {
  await build();
  await writeFile(join(sources.webDir, 'src', 'page.test.tsx'), 'two');
  expect(await build()).toBe(false);
});

test('a failed build is reported with its words and tried again, also after an earlier success', async () => {
  await build();
  await writeFile(join(sources.webDir, 'broken'), '');
  await expect(build()).rejects.toThrow(/could not be built[\s\S]*the source is broken/);
  await rm(join(sources.webDir, 'broken'));
  expect(await build()).toBe(true);
});
