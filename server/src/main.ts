import { fileURLToPath } from 'node:url';
import { requireSchema } from '@scampolo/db/check-schema';
import { buildApp } from './app.ts';
import { type Config, loadConfig } from './config.ts';

import type { CollectMetrics } from './http/metrics.ts';
import { catchUp, openParts, startWork } from './parts.ts';
import { stopWhenAsked } from './stop-when-asked.ts';

const WEB_FOLDER = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/** A server that answers. */
export interface RunningServer {
  address: string;
  /**
   * Stops in order: `/readyz` says so at once and requests are answered for `drainSeconds` more, no further job is taken, then no
   * further connection; requests and jobs in hand finish (up to `stopSeconds`, and 10 s for jobs, which are given back then), and the
   * connections are closed. With `successor` another process already answers at the same address: `/readyz` stays as it is, and
   * nothing waits for balancers. May be called again.
   */
  close(how?: { successor?: boolean }): Promise<void>;
}

/** What a server process is to do. */
export interface ServerOptions {
  config: Config;
  databaseUrl: string;
  /** folder of the built web front end; null: the API alone; the repository's own unless told */
  webFolder?: string | null;
  /** false: HTTP alone; jobs and the search index are the business of other processes. True unless told */
  works?: boolean;
  /** how the processes that share a port tell of each other's metrics */
  collectMetrics?: CollectMetrics;
}

/**
 * Starts one server process's work on a migrated and seeded database: HTTP, and unless told otherwise jobs and the search index's
 * drain. Resolves once it listens; `/readyz` answers 200 when the index has caught up as well.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, databaseUrl, webFolder = WEB_FOLDER, works = true, collectMetrics } = options;
  const parts = await openParts({ config, databaseUrl, works });
  try {
    const readiness = { indexed: !works, stopping: false };
    const app = await buildApp(parts.deps, { webFolder, readiness, collectMetrics: collectMetrics ?? null });
    let drainMs = config.drainSeconds * 1000;
    parts.onClose(() => app.closeGracefully({ drainMs, stopMs: config.stopSeconds * 1000 }));
    const address = await app.listen({ port: config.port, host: config.host });
    if (works) {
      await catchUp(parts);
      readiness.indexed = true;
      await startWork(parts);
    }
    return {
      address,
      close({ successor = false } = {}) {
        if (successor) drainMs = 0;
        else readiness.stopping = true;
        if (works) parts.jobs.rest();
        return parts.close();
      },
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function runAsProcess(): Promise<void> {
  const config = loadConfig();
  const { databaseUrl } = config;
  if (databaseUrl === null) throw new Error('DATABASE_URL is required when the server is started by itself');
  // Behind a balancer that serves the pages elsewhere, and in tests of several processes, the API runs alone.
  const pages = process.argv.includes('--api-only') ? { webFolder: null } : {};
  await stopWhenAsked(async () => {
    await requireSchema(databaseUrl);
    return startServer({ config, databaseUrl, works: !process.argv.includes('--http-only'), ...pages });
  });
}

if (import.meta.main) await runAsProcess();
