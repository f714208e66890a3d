import type { Statement } from '@scampolo/db/statement-tap';
import { type BenchProgram, startBenchProgram } from './child-process.ts';
import type { BenchExchange } from './exchange.ts';
import type { Figure } from './figures.ts';
import type { FloorAnswer, FloorRequest } from './programs/floor-server.ts';
import type { LoadJob, LoadRequest, LoadResult } from './programs/load.ts';
import type { ServerAnswer, ServerRequest } from './programs/server.ts';
import { byTurns } from './suite.ts';

/** The connections at once that the goals speak of. */
const CONNECTIONS = 20;
const SECONDS = 3;
/** Requests until the code is compiled and every connection has its plans. */
const WARM_UP = 1000;

/** A server in a process of its own. */
export interface BenchServer {
  readonly address: string;
  /** memory that the process holds */
  rssBytes(): Promise<number>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a server process of the exchange; with `pages` it serves the web pages too, which must have been built. */
export async function startExchangeServer(exchange: BenchExchange, pages = false): Promise<BenchServer> {
  const program = startBenchProgram<ServerRequest, ServerAnswer>('server', exchange.environment);
  return serverOf(program, { databaseUrl: exchange.databaseUrl, pages });
}

/** Starts a bare Fastify server that answers each path with what the statements give. */
export async function startFloorServer(
  exchange: BenchExchange,
  routes: Readonly<Record<string, readonly Statement[]>>,
): Promise<BenchServer> {
  const program = startBenchProgram<FloorRequest, FloorAnswer>('floor-server');
  return serverOf(program, { databaseUrl: exchange.databaseUrl, routes });
}

/** Sends requests from a process of its own. */
export async function sendLoad(job: LoadJob): Promise<LoadResult> {
  const program = startBenchProgram<LoadJob, LoadResult>('load');
  try {
    return await program.ask(job);
  } finally {
    await program.stop();
  }
}

/**
 * Sends the same load to a server and to its floor by turns.
 *
 * @param subject a server, and what it is asked for
 * @param goals of the requests a second and of the 99th percentile
 * @throws when an answer was not 200: a server that refuses is fast
 */
export async function compareServers(
  runs: number,
  name: string,
  subject: { server: BenchServer; requests: readonly LoadRequest[] },
  floor: { server: BenchServer; requests: readonly LoadRequest[] },
  goals: { perSecond: string; p99?: string },
): Promise<Figure[]> {
  const load = ({ server, requests }: typeof subject, until: LoadJob['until']) =>
    askForPages(server, requests, until);
  for (const one of [subject, floor]) await load(one, { requests: WARM_UP });
  const pairs = await byTurns(
    runs,
    () => load(subject, { seconds: SECONDS }),
    () => load(floor, { seconds: SECONDS }),
  );
  const samplesOf = (key: 'perSecond' | 'p50' | 'p99') =>
    pairs.map((pair) => ({ value: pair.subject[key], floor: pair.floor[key] }));
  return [
    { name, unit: '/s', samples: samplesOf('perSecond'), goal: goals.perSecond },
    { name: `${name}: p50`, unit: 'ms', samples: samplesOf('p50') },
    {
      name: `${name}: p99`,
      unit: 'ms',
      samples: samplesOf('p99'),
      ...(goals.p99 ? { goal: goals.p99 } : {}),
    },
  ];
}

/** Asks for pages, 20 at once. */
export async function askForPages(
  server: BenchServer,
  requests: readonly LoadRequest[],
  until: LoadJob['until'],
): Promise<LoadResult> {
  const result = await sendLoad({
    servers: [server.address],
    connections: CONNECTIONS,
    until,
    requests,
  });
  const { 200: _good, ...others } = result.statuses;
  if (result.unanswered > 0 || Object.keys(others).length > 0) {
    throw new Error(`not every answer was good: ${JSON.stringify(others)}, ${result.unanswered} unanswered`);
  }
  return result;
}

/** GET requests of these paths. */
export function gets(
  paths: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): LoadRequest[] {
  return paths.map((path) => ({ method: 'GET', path, headers }));
}

/** One GET request that takes each path in turn, so that no two connections ask for the same one at a time. */
export function getsInTurn(
  paths: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): LoadRequest[] {
  return [{ method: 'GET', path: paths[0] ?? '/', headers, inTurn: paths }];
}

async function serverOf<Start>(
  program: BenchProgram<Start | 'memory', { address: string } | { rssBytes: number }>,
  start: Start,
): Promise<BenchServer> {
  const answer = await program.ask(start);
  if (!('address' in answer)) throw new Error('the server did not say where it listens');
  return {
    address: answer.address,
    async rssBytes() {
      const memory = await program.ask('memory');
      return 'rssBytes' in memory ? memory.rssBytes : 0;
    },
    [Symbol.asyncDispose]: () => program.stop(),
  };
}
