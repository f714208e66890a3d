import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '@scampolo/server/config';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { assertPortFree } from './lib/http-port.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { prepareDatabase } from './lib/prepare-database.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';
import { pathWithProgramsOf, type RunningProgram, startProgram } from './lib/run-program.ts';
import { seedDemoWhenEmpty } from './lib/seed-demo.ts';
import { listenForStop, whenAborted } from './lib/stop-request.ts';
import { BUILD_RECORD, buildWebWhenStale, WEB_SOURCES } from './lib/web-build.ts';

const WATCHED = ['server/src', 'db/src', 'shared/src', 'web/dist'];

/**
 * `pnpm dev`: like `pnpm start`, but rebuilds the web pages and restarts the server whenever a source changes. The
 * database runs on meanwhile.
 */
await runCommandLine(async () => {
  const stop = listenForStop(() => process.stdout.write('stopping\n'));
  watchPackageManagers(stop.ask);
  const config = loadConfig();
  await assertPortFree(config.host, config.port);
  await using parts = new AsyncDisposableStack();
  const { url, embedded } = await prepareDatabase(config, print);
  parts.defer(async () => embedded?.stop());
  if (config.seed === 'demo') await seedDemoWhenEmpty(config, url, print);
  await buildWebWhenStale(print, { signal: stop.asked });
  // From here on the pages may come from sources that are no longer there.
  await rm(BUILD_RECORD, { force: true });
  const programs = [
    watchPages([]),
    watchPages(['--ssr', 'src/entry-server.tsx']),
    watchServer(url, config.seed),
  ];
  for (const program of programs) parts.defer(program.stop);
  await Promise.race([whenAborted(stop.asked), ...programs.map(({ ended }) => ended)]);
  if (!stop.asked.aborted)
    throw setUpError('A part of the development server has ended.', 'Its own words are above.');
});

/** Files of older builds stay: the server that still runs may be asked for them. */
function watchPages(args: readonly string[]): RunningProgram {
  const { webDir } = WEB_SOURCES;
  return startProgram('vite', ['build', '--watch', '--emptyOutDir', 'false', '--logLevel', 'warn', ...args], {
    cwd: webDir,
    env: { PATH: pathWithProgramsOf(webDir) },
  });
}

function watchServer(databaseUrl: string, seed: string): RunningProgram {
  const paths = WATCHED.map((path) => `--watch-path=${join(REPOSITORY_ROOT, path)}`);
  return startProgram(process.execPath, ['--watch', ...paths, join(REPOSITORY_ROOT, 'server/src/main.ts')], {
    env: { DATABASE_URL: databaseUrl, SEED: seed },
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
