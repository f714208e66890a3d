import { runCommandLine } from './lib/failure.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

/** `pnpm build`: the web pages, unless they are built from the sources as they are. */
await runCommandLine(async () => {
  const built = await buildWebWhenStale((line) => process.stdout.write(`${line}\n`));
  if (!built) process.stdout.write('the web pages are up to date\n');
});
