import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeApi } from '@scampolo/server/describe-api';
import { runCommandLine, setUpError } from './lib/failure.ts';

const FILE = new URL('../../docs/openapi.json', import.meta.url);

/** `pnpm openapi` writes docs/openapi.json from the routes' schemas; with `--check` it fails when the file differs. */
await runCommandLine(async () => {
  const document = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    await writeFile(FILE, document);
    console.log(`wrote ${fileURLToPath(FILE)}`);
    return;
  }
  const kept = await readFile(FILE, 'utf8').catch(() => '');
  if (kept !== document) {
    throw setUpError(
      'docs/openapi.json is not what the routes say.',
      'Run `pnpm openapi` and commit the file.',
    );
  }
  console.log('docs/openapi.json agrees with the routes.');
});
