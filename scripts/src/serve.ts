import { parseArgs } from 'node:util';
import { requireSchema } from '@scampolo/db/check-schema';
import { loadConfig } from '@scampolo/server/config';
import { createLogger } from '@scampolo/server/logger';
import { serveProcesses } from '@scampolo/server/serve';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { assertPortFree } from './lib/http-port.ts';
import { prepareDatabase } from './lib/prepare-database.ts';
import { compileCacheFolder, serverEntry } from './lib/server-build.ts';
import { listenForStop, whenAborted } from './lib/stop-request.ts';

const USAGE = `Usage: pnpm serve [--processes 2] [--jobs] [--migrate] [--allow-newer] [--api-only]

Answers requests, with as many processes as told on one port (HOST, PORT) and one database (DATABASE_URL). Jobs (mails, deadlines,
photos) and the search index are the business of pnpm worker, unless --jobs is given. A process that dies is started again.

  --processes n   how many processes, 1 to 64; 1 unless told
  --jobs          works on jobs and the search index as well
  --migrate       brings the database to this release first, as pnpm migrate does
  --allow-newer   serves a database that the release right after this one has migrated: to go back to this release
  --api-only      serves no pages

SIGHUP  starts new processes, with the files that are there now, and stops the old ones: a restart that nobody notices
SIGTERM stops: /readyz answers 503 at once, after DRAIN_SECONDS no connection is taken, requests in hand finish (STOP_SECONDS at most)
        a second SIGTERM, more than a second later, ends everything at once`;

/** `pnpm serve`: see USAGE. */
await runCommandLine(async () => {
  const options = readOptions();
  if (options === null) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const config = loadConfig();
  const { databaseUrl } = config;
  if (databaseUrl === null) {
    throw setUpError(
      'pnpm serve needs DATABASE_URL.',
      'For everything in one, PostgreSQL included: pnpm start',
    );
  }
  const stop = listenForStop(() => print('stopping'), ['SIGINT', 'SIGTERM']);
  await assertPortFree(config.host, config.port);
  if (options.migrate) await prepareDatabase(config, print);
  await requireSchema(databaseUrl, { allowNewer: options.flags.includes('--allow-newer') });
  const log = createLogger(config);
  const { processes, flags } = options;
  const serving = await serveProcesses({
    config,
    processes,
    flags,
    log,
    program: () => serverEntry('serve-process'),
    env: { NODE_COMPILE_CACHE: compileCacheFolder(config.dataDir) },
  });
  stop.forced.addEventListener('abort', () => {
    serving.kill();
    process.exit(130);
  });
  process.on('SIGHUP', () => {
    print('restarting one process after the other');
    void serving
      .restart()
      .then((whole) => print(whole ? 'restarted' : 'not restarted: the processes from before go on'));
  });
  print(`Scampolo is ready: ${config.publicUrl ?? serving.address} (${processes} of ${processes} processes)`);
  await whenAborted(stop.asked);
  process.exitCode = await serving.stop();
});
process.exit();

function readOptions() {
  const parsed = parsedArgs();
  if (parsed.help) return null;
  const processes = Number(parsed.processes);
  if (!Number.isInteger(processes) || processes < 1 || processes > 64) {
    throw setUpError('--processes takes a whole number from 1 to 64.', USAGE);
  }
  const flags = (['jobs', 'allow-newer', 'api-only'] as const).filter((flag) => parsed[flag]);
  return { processes, migrate: parsed.migrate, flags: flags.map((flag) => `--${flag}`) };
}

function parsedArgs() {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({
      options: {
        processes: { type: 'string', default: '1' },
        jobs: flag,
        migrate: flag,
        'allow-newer': flag,
        'api-only': flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw setUpError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
