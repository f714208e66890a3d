import { parseCLI, startVitest, type Vitest } from 'vitest/node';
import { provideBrowser } from './lib/browser.ts';
import { runCommandLine } from './lib/failure.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { REPOSITORY_ROOT } from './lib/repository.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

/**
 * `pnpm test [filter] [vitest options]`: brings what the tests need (a browser, the built web pages; the tests start
 * PostgreSQL themselves), runs all of them or those that match, and ends with a line `N passed, N failed`.
 * Fails when a test failed, a file did not load, or none ran.
 */
await runCommandLine(async () => {
  // The watchers of what the tests started do the rest.
  watchPackageManagers(() => process.exit(1));
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  process.env['CHROMIUM_PATH'] = await provideBrowser(print);
  await buildWebWhenStale(print);
  const vitest = await startVitest('test', filter, { ...options, root: REPOSITORY_ROOT, watch: false });
  const { passed, failed } = countResults(vitest);
  print(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});

/** A file or a hook that fails without any of its tests counts as one failure, and so does an error outside tests. */
function countResults(vitest: Vitest): { passed: number; failed: number } {
  let passed = 0;
  let failed = vitest.state.getUnhandledErrors().length;
  for (const module of vitest.state.getTestModules()) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const failedTests = states.filter((state) => state === 'failed').length;
    passed += states.filter((state) => state === 'passed').length;
    failed += failedTests === 0 && !module.ok() ? 1 : failedTests;
  }
  return { passed, failed };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
