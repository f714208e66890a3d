import { parseArgs } from 'node:util';
import { requireSchema } from '@scampolo/db/check-schema';
import { loadConfig } from '@scampolo/server/config';
import { runCommandLine, setUpError } from './lib/failure.ts';
import { importServer } from './lib/server-build.ts';
import { listenForStop, whenAborted } from './lib/stop-request.ts';

const USAGE = `Usage: pnpm worker [--health-port 9465] [--allow-newer]

Works on jobs (mails, deadlines, photos, exports) and keeps the search index up to date, beside pnpm serve, over the same database
(DATABASE_URL), DATA_DIR or bucket. Several may run at once: each job is done by one of them.

  --health-port n  answers /healthz, /readyz and /metrics on 127.0.0.1 at this port; nowhere unless told
  --allow-newer    works on a database that the release right after this one has migrated

SIGTERM stops: no further job is taken, those in hand get 10 s to finish, the rest is given back to be tried again
        a second SIGTERM, more than a second later, ends it at once`;

/** `pnpm worker`: see USAGE. */
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
      'pnpm worker needs DATABASE_URL.',
      'For everything in one, PostgreSQL included: pnpm start',
    );
  }
  const stop = listenForStop(() => print('stopping'));
  stop.forced.addEventListener('abort', () => process.exit(130));
  await requireSchema(databaseUrl, { allowNewer: options.allowNewer });
  const { startWorker } = await importServer('worker', config.dataDir);
  const worker = await startWorker({ config, databaseUrl, healthPort: options.healthPort });
  const where = worker.address === null ? '' : ` (${worker.address})`;
  print(`Scampolo works on its jobs${where}`);
  await whenAborted(stop.asked);
  await worker.close();
});
process.exit();

function readOptions(): { healthPort: number | null; allowNewer: boolean } | null {
  const { help, 'health-port': port, 'allow-newer': allowNewer } = parsedArgs();
  if (help) return null;
  const healthPort = port === undefined ? null : Number(port);
  if (healthPort !== null && (!Number.isInteger(healthPort) || healthPort < 0 || healthPort > 65_535)) {
    throw setUpError('--health-port takes a number from 0 to 65535.', USAGE);
  }
  return { healthPort, allowNewer };
}

function parsedArgs() {
  try {
    return parseArgs({
      options: {
        'health-port': { type: 'string' },
        'allow-newer': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw setUpError(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
