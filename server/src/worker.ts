import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { closingPlugin } from './http/closing.ts';
import { errorPlugin } from './http/errors.ts';
import { healthRoutes, type Readiness } from './http/health.ts';
import { metricsPlugin } from './http/metrics.ts';
import { shedPlugin } from './http/shed.ts';
import { catchUp, openParts, type ProcessParts, startWork } from './parts.ts';

/** A process that works on jobs and the search index. */
export interface RunningWorker {
  /** where it answers /healthz, /readyz and /metrics; null: nowhere */
  address: string | null;
  /** Takes no further job, lets those in hand finish for 10 s and gives back the rest. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts to work on jobs and the search index of a migrated and seeded database, beside however many others do. Resolves when the
 * index has caught up once.
 * @param options.healthPort of this machine (127.0.0.1), for service managers and Prometheus; null: none
 */
export async function startWorker(options: {
  config: Config;
  databaseUrl: string;
  healthPort: number | null;
}): Promise<RunningWorker> {
  const { config, databaseUrl, healthPort } = options;
  const parts = await openParts({ config, databaseUrl, works: true });
  try {
    const readiness: Readiness = { indexed: false, stopping: false };
    const app = await buildHealthApp(parts, config, readiness);
    parts.onClose(() => app.closeGracefully({ drainMs: 0, stopMs: 1000 }));
    const address = healthPort === null ? null : await app.listen({ port: healthPort, host: '127.0.0.1' });
    await catchUp(parts);
    readiness.indexed = true;
    await startWork(parts);
    return {
      address,
      close() {
        readiness.stopping = true;
        parts.jobs.rest();
        return parts.close();
      },
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

async function buildHealthApp(
  { deps }: ProcessParts,
  config: Config,
  readiness: Readiness,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: 10_000,
  });
  await app.register(closingPlugin);
  await app.register(errorPlugin);
  // Measures alone: nobody is refused here.
  await app.register(shedPlugin, { deps: { ...deps, config: { ...config, rateLimit: false } } });
  await app.register(metricsPlugin, { deps });
  await app.register(healthRoutes, { deps, readiness });
  return app;
}
