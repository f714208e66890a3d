import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { openStatementTap, type Statement } from '@scampolo/db/statement-tap';
import { compose } from '@scampolo/server/compose';
import { loadConfig } from '@scampolo/server/config';
import type { Deps } from '@scampolo/server/deps';
import { pino } from 'pino';
import type { BenchCluster } from './cluster.ts';
import { fillExchange, fillIndex } from './fill-exchange.ts';

/** The exchange in this process, on a database of its own: use cases without HTTP and without jobs. */
export interface BenchExchange {
  readonly databaseUrl: string;
  /** what every process of the exchange is started with: fixed settings, and nothing of the caller's */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: Database;
  readonly deps: Deps;
  /** how fast its search index was built, in listings */
  readonly indexedPerSecond: number;
  [Symbol.asyncDispose](): Promise<void>;
}

type Work = (deps: Deps) => Promise<unknown>;

/** Makes an exchange of `count` generated listings with a filled search index, or takes one that was kept and fills the index anew. */
export async function openExchange(
  cluster: BenchCluster,
  name: string,
  count: number,
): Promise<BenchExchange> {
  const databaseUrl = await cluster.filledDatabase(`bench_${name}`, async (url) => {
    const database = connect(url, { applicationName: 'scampolo-bench' });
    try {
      await fillExchange(database, count);
    } finally {
      await database.close();
    }
  });
  const environment = environmentOf(cluster);
  const composed = await composeOn(databaseUrl, databaseUrl, environment);
  try {
    const indexedPerSecond = await fillIndex(composed.database, composed.deps);
    return { databaseUrl, environment, indexedPerSecond, ...composed };
  } catch (error) {
    await composed[Symbol.asyncDispose]();
    throw error;
  }
}

/**
 * Runs each of `works` after the other, on the exchange's database and in no other company, and gives the statements that
 * each of them sent.
 */
export async function recordStatements(
  exchange: BenchExchange,
  works: readonly Work[],
): Promise<Statement[][]> {
  await using parts = new AsyncDisposableStack();
  const tap = await openStatementTap(exchange.databaseUrl);
  parts.defer(() => tap.close());
  const { deps } = parts.use(await composeOn(tap.url, exchange.databaseUrl, exchange.environment));
  const recorded: Statement[][] = [];
  for (const work of works) recorded.push(await tap.record(() => work(deps)));
  return recorded;
}

/** The job queues have a driver of their own, which looks after them whatever is going on. */
async function composeOn(url: string, databaseUrl: string, environment: Readonly<Record<string, string>>) {
  const database = connect(url, { applicationName: 'scampolo-bench' });
  const config = loadConfig(environment);
  // What goes wrong rejects; the queues' complaints about a database that was stopped help nobody.
  const log = pino({ level: 'silent' });
  const { deps, close } = await compose({ config, database, databaseUrl, log });
  return {
    database,
    deps,
    async [Symbol.asyncDispose]() {
      await close();
      await database.close();
    },
  };
}

function environmentOf({ folder }: BenchCluster): Record<string, string> {
  return {
    NODE_ENV: 'test',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'warn',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    JWT_SECRET: 'benchmark-secret-of-32-characters-or-more',
  };
}
