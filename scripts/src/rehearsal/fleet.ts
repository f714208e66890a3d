import { fileURLToPath } from 'node:url';
import { type Balancer, startBalancer } from './balancer.ts';
import { type RunningCommand, startCommand } from './command.ts';

const MAIN = fileURLToPath(import.meta.resolve('@scampolo/server/main'));

/** Several processes over one database and one folder, behind a balancer without stickiness. */
export interface Fleet {
  readonly balancer: Balancer;
  /** where each server answers by itself */
  readonly addresses: readonly string[];
  readonly workers: readonly RunningCommand[];
  /** Stops all in order; gives their exit codes. */
  stop(): Promise<(number | string)[]>;
}

/**
 * Starts so many servers, which answer and do no job, and workers, which do and answer nothing. Limits are on, and each client is the
 * network that it says it is.
 */
export async function startFleet(options: {
  databaseUrl: string;
  dataDir: string;
  servers: number;
  workers: number;
}): Promise<Fleet> {
  const env = {
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: options.dataDir,
    RATE_LIMIT: 'on',
    TRUST_PROXY: '127.0.0.1',
    LOG_LEVEL: 'info',
  };
  const servers = Array.from({ length: options.servers }, () =>
    startCommand(MAIN, ['--api-only', '--http-only'], env),
  );
  const workers = Array.from({ length: options.workers }, () =>
    startCommand('worker', [], { ...env, LOG_LEVEL: 'warn' }),
  );
  const all = [...workers, ...servers];
  const stopAll = () => Promise.all(all.map((one) => one.stop()));
  try {
    const found = await Promise.all(servers.map((one) => one.saying(/listening at (http:[^"\s]+)/)));
    const addresses = found.map(([, address = '']) => address);
    await Promise.all(workers.map((one) => one.saying(/works on its jobs/)));
    const balancer = await startBalancer(addresses);
    return {
      balancer,
      addresses,
      workers,
      async stop() {
        await balancer.close();
        return stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}
