import { fileURLToPath } from 'node:url';
import { connect } from '@scampolo/db/client';
import { buildApp } from './app.ts';
import { compose } from './compose.ts';
import { type Config, loadConfig } from './config.ts';
import { createLogger } from './logger.ts';
import { lapseClaims } from './modules/exchange/use-cases/lapse-claims.ts';
import { refuseDemoAccounts } from './modules/identity/use-cases/refuse-demo-accounts.ts';
import { encodeAvif } from './modules/listings/use-cases/encode-avif.ts';
import { expireListings } from './modules/listings/use-cases/expire-listings.ts';
import { sendMail } from './modules/messages/use-cases/send-mail.ts';
import { forget } from './modules/privacy/use-cases/forget.ts';
import { makeExport } from './modules/privacy/use-cases/make-export.ts';
import { createDrain } from './search/drain.ts';

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** No request waits longer for the database, and none keeps a row locked while it does nothing. */
const PATIENCE = { statementTimeoutMs: 60_000, idleInTransactionTimeoutMs: 60_000 } as const;

/** A server that answers. `close` stops taking requests, lets running ones finish, then stops jobs and connections. */
export interface RunningServer {
  address: string;
  close(): Promise<void>;
}

/**
 * Starts one server process's work on a migrated and seeded database: HTTP, jobs and the search index's drain. Resolves
 * once it listens; `/readyz` answers 200 when the index has caught up as well.
 */
export async function startServer(options: {
  config: Config;
  databaseUrl: string;
  webFolder?: string | null;
}): Promise<RunningServer> {
  const { config, databaseUrl, webFolder = WEB_FOLDER } = options;
  const log = createLogger(config);
  const database = connect(databaseUrl, { applicationName: 'scampolo', ...PATIENCE });
  const parts = new AsyncDisposableStack();
  parts.defer(() => database.close());
  try {
    await refuseDemoAccounts(config, database.db);
    const { deps, jobs, close } = await compose({ config, database, databaseUrl, log });
    parts.defer(close);
    const readiness = { indexed: false };
    const drain = createDrain({ database, engine: deps.search, log });
    parts.defer(() => drain.stop());
    const app = await buildApp(deps, { webFolder, readiness });
    parts.defer(() => app.close());
    const address = await app.listen({ port: config.port, host: config.host });
    await drain.drainOnce();
    readiness.indexed = true;
    await drain.start();
    await jobs.start({
      sendMail: (job, jobId) => sendMail(deps, job, jobId),
      lapseClaims: () => lapseClaims(deps),
      expireListings: () => expireListings(deps),
      forget: () => forget(deps),
      encodeAvif: (photoId) => encodeAvif(deps, photoId),
      exportMember: (exportId, attempt) => makeExport(deps, exportId, attempt),
    });
    return { address, close: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function runAsProcess(): Promise<void> {
  const config = loadConfig();
  if (config.databaseUrl === null)
    throw new Error('DATABASE_URL is required when the server is started by itself');
  // Behind a balancer that serves the pages elsewhere, and in tests of several processes, the API runs alone.
  const pages = process.argv.includes('--api-only') ? { webFolder: null } : {};
  const starting = startServer({ config, databaseUrl: config.databaseUrl, ...pages });
  // From the first moment: a service manager may change its mind while the server starts.
  const stop = () => {
    starting
      .then((server) => server.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await starting;
}

if (import.meta.main) await runAsProcess();
