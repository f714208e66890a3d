import { isDeepStrictEqual, parseArgs } from 'node:util';
import { connect } from '@scampolo/db/client';
import { startBenchCluster } from './bench/cluster.ts';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { watchPackageManagers } from './lib/package-manager.ts';
import { listenForStop, whenAborted } from './lib/stop-request.ts';
import { expectedOf, rehearse } from './rehearsal/rehearse.ts';

const USAGE = `Usage: pnpm rehearse [--servers 4] [--workers 2]

Plays the main job over several server processes and workers behind a balancer that sends each request to the next one, on a PostgreSQL
of its own in a temporary folder, and says what came of it. Ends with 1 when it is not what one process would have done.`;

/** Pieces on offer, and members who want three each. */
const CROWD = { pieces: 40, claimants: 20 };

/** `pnpm rehearse`: whether several processes do together what one does. */
await runCommandLine(async () => {
  const { help, servers, workers } = options(process.argv.slice(2));
  if (help) return print(USAGE);
  const stop = listenForStop(() => process.stderr.write('stopping\n'));
  watchPackageManagers(stop.ask);
  await using cluster = await startBenchCluster({ durable: true, keptIn: null });
  const running = play(cluster, servers, workers);
  await Promise.race([running, whenAborted(stop.asked)]);
  if (!stop.asked.aborted) return;
  // It fails as soon as the database has ended, which is no news.
  running.catch(() => undefined);
  process.exitCode = 130;
});

async function play(
  cluster: Awaited<ReturnType<typeof startBenchCluster>>,
  servers: number,
  workers: number,
): Promise<void> {
  const databaseUrl = await cluster.createDatabase('rehearsal');
  const database = connect(databaseUrl, { maxConnections: 2, applicationName: 'scampolo-rehearsal' });
  try {
    const asked = { database, databaseUrl, dataDir: cluster.folder, servers, workers, ...CROWD };
    const { given, limited, ...found } = await rehearse(asked);
    const expected = expectedOf(asked);
    print(JSON.stringify({ given, limited, ...found }, null, 2));
    if (isDeepStrictEqual(found, expected)) return print('As one process would have done.');
    print(`Expected was:\n${JSON.stringify(expected, null, 2)}`);
    process.exitCode = 1;
  } finally {
    await database.close();
  }
}

function options(args: readonly string[]): { help: boolean; servers: number; workers: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        servers: { type: 'string', default: '4' },
        workers: { type: 'string', default: '2' },
        help: { type: 'boolean', default: false },
      },
    });
    const [servers, workers] = [Number(values.servers), Number(values.workers)];
    if (![servers, workers].every((count) => Number.isInteger(count) && count >= 1 && count <= 16)) {
      throw new Error('there are 1 to 16 servers, and 1 to 16 workers');
    }
    return { help: values.help, servers, workers };
  } catch (error) {
    throw setUpError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
