import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { readOptions, USAGE } from './chaos/options.ts';
import { drawPlots, jsonOf, tablesOf } from './chaos/report.ts';
import { runChaos } from './chaos/run.ts';
import { describeFailure, runCommandLine } from './lib/failure.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { listenForStop } from './lib/stop-request.ts';
import { buildWebWhenStale } from './lib/web-build.ts';

/**
 * `pnpm chaos [options]`: a mixed load over several processes, of which one is killed or cut off every so many seconds, and then the
 * question whether everything that was acknowledged is there, and nothing else. Ends with 1 when it is not so.
 */
await runCommandLine(async () => {
  const options = readOptions(process.argv.slice(2), () => randomInt(2 ** 31));
  if (options === null) return print(USAGE);
  const stop = listenForStop(() => process.stderr.write('stopping\n'));
  watchPackageManagers(stop.ask);
  process.on('uncaughtException', (error) => {
    process.exitCode = 1;
    // A closed terminal makes every further word another such error.
    if (!stop.asked.aborted) process.stderr.write(`${describeFailure(error)}\n`);
    stop.ask();
  });
  await buildWebWhenStale(print, { signal: stop.asked });
  const result = await runChaos(options, print, stop.asked);
  if (result === null) {
    process.exitCode ??= 130;
    return;
  }
  await drawPlots(result.observed);
  print(`\n${tablesOf(result)}`);
  if (options.json !== null) await writeFile(options.json, jsonOf(result));
  if (result.violations.length > 0) process.exitCode = 1;
});
// Connections to what was killed must not keep the terminal.
process.exit();

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
