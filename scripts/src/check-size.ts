import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Manifest, pageAssets } from '../../web/src/page-assets.ts';
import { runCommandLine } from './lib/failure.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

const CLIENT_DIR = join(REPOSITORY_ROOT, 'web', 'dist', 'client');

/** In bytes, compressed with gzip: what a first view may load before it is complete. */
const SCRIPT_BUDGET = 25_000;
const STYLE_BUDGET = 12_000;

/** The pages that a link or a bookmark opens first. */
const FIRST_PAGES = ['search', 'listing'] as const;
const LANGUAGES = ['it', 'en'] as const;

/** `pnpm check:size`: script and style of every first view stay within their budgets; builds the pages when stale. */
await runCommandLine(async () => {
  await buildWebWhenStale((line) => process.stdout.write(`${line}\n`));
  const manifest: Manifest = JSON.parse(await readFile(join(CLIENT_DIR, '.vite', 'manifest.json'), 'utf8'));
  for (const page of FIRST_PAGES) {
    for (const language of LANGUAGES) {
      const { script, styles, preloads } = pageAssets(manifest, page, language);
      const scripts = [script, ...preloads.filter((file) => file.endsWith('.js'))];
      await report(`script of ${page} (${language})`, scripts, SCRIPT_BUDGET);
      await report(`style of ${page} (${language})`, styles, STYLE_BUDGET);
    }
  }
});

async function report(what: string, files: readonly string[], budget: number): Promise<void> {
  if (files.length === 0) throw new Error(`the web build has no ${what}`);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(CLIENT_DIR, file))).length),
  );
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  process.stdout.write(`size: ${what}: ${size} bytes in ${files.length} files, of ${budget}\n`);
  if (size > budget) {
    process.stderr.write(`size: ${what} is ${size - budget} bytes too large\n`);
    process.exitCode = 1;
  }
}
