import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchFolder } from './bench/bench-folder.ts';
import { stopBenchPrograms } from './bench/child-process.ts';
import { startBenchCluster } from './bench/cluster.ts';
import { type Figure, summarise, tableOf } from './bench/figures.ts';
import { type BenchOptions, readOptions, type SuiteName } from './bench/options.ts';
import { createBench, type Suite } from './bench/suite.ts';
import { claimsSuite } from './bench/suites/claims.ts';
import { filtersSuite } from './bench/suites/filters.ts';
import { listingSuite } from './bench/suites/listing.ts';
import { photosSuite } from './bench/suites/photos.ts';
import { processSuite } from './bench/suites/process.ts';
import { scalingSuite } from './bench/suites/scaling.ts';
import { searchSuite } from './bench/suites/search.ts';
import { describeFailure, runCommandLine } from './lib/failure.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { buildServerWhenStale } from './lib/server-build.ts';
import { listenForStop, whenAborted } from './lib/stop-request.ts';

const SUITES: Readonly<Record<SuiteName, Suite>> = {
  filters: filtersSuite,
  listing: listingSuite,
  claims: claimsSuite,
  photos: photosSuite,
  process: processSuite,
  scaling: scalingSuite,
  search: searchSuite,
};

/**
 * `pnpm bench [parts] [options]`: measures on a database of its own in a temporary folder, and prints medians with their
 * ratios to a floor. What it found is never a reason to fail; docs/benchmarks.md says what the figures are.
 */
await runCommandLine(async () => {
  const options = readOptions(process.argv.slice(2));
  const stop = listenForStop(() => process.stderr.write('stopping\n'));
  watchPackageManagers(stop.ask);
  process.on('uncaughtException', (error) => {
    process.exitCode = 1;
    process.stderr.write(`${describeFailure(error)}\n`);
    stop.ask();
  });
  process.stdout.write(`${machine()}\n`);
  await using cluster = await startBenchCluster({
    durable: options.durable,
    keptIn: options.keep ? join(benchFolder(), 'kept') : null,
  });
  const measuring = measure(options, cluster);
  await Promise.race([measuring, whenAborted(stop.asked)]);
  if (stop.asked.aborted) {
    // It fails as soon as its programs and the database have ended, which is no news.
    measuring.catch(() => undefined);
    await stopBenchPrograms();
    process.exitCode ??= 130;
    return;
  }
  const figures = await measuring;
  process.stdout.write(`\n${tableOf(figures)}\n\nload at the end: ${loads()}\n`);
  if (options.json !== null) await writeFile(options.json, toJson(options, figures));
});
// Connections that a request to stop has left open must not keep the terminal.
process.exit();

async function measure(options: BenchOptions, cluster: Parameters<typeof createBench>[1]): Promise<Figure[]> {
  // What is measured is what `pnpm start` and the container run.
  await buildServerWhenStale((line) => process.stdout.write(`${line}\n`));
  await using bench = createBench(options, cluster, (line) => process.stdout.write(`${line}\n`));
  const figures: Figure[] = [];
  for (const name of options.suites) figures.push(...(await SUITES[name](bench)));
  return figures;
}

function toJson(options: BenchOptions, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => ({ ...figure, ...summarise(figure) }));
  const { runs, listings, durable } = options;
  return `${JSON.stringify({ machine: machine(), load: loads(), runs, listings, durable, figures: rows }, null, 2)}\n`;
}

function machine(): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores, ${memory} GB, Node ${process.versions.node}; load before: ${loads()}`;
}

function loads(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ');
}
