import { runCommandLine } from './lib/failure.ts';
import { buildServerWhenStale } from './lib/server-build.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

/** `pnpm build`: the web pages and the server's bundle, each unless it is built from the sources as they are. */
await runCommandLine(async () => {
  const log = (line: string) => process.stdout.write(`${line}\n`);
  if (!(await buildWebWhenStale(log))) log('the web pages are up to date');
  if (!(await buildServerWhenStale(log))) log("the server's bundle is up to date");
});
