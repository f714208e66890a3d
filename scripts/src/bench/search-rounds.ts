import { startBenchProgram } from './child-process.ts';
import { percentile } from './figures.ts';
import { type QueryParameters, toQueryString } from './generate-queries.ts';
import type { BenchServer } from './http-load.ts';
import type { AsksJob, AsksResult } from './programs/asks.ts';

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** What it takes to answer searches over HTTP. */
export interface SearchRounds {
  /** one at a time, each for the first time in the life of the server */
  readonly cold: Times;
  /** one at a time, asked before but never in these words, so that no answer is kept; round by round */
  readonly warm: readonly Times[];
  /** the same, sixteen at once */
  readonly crowded: readonly Times[];
  /** the time of each search in the warm rounds, the median over them, in the order of the queries */
  readonly each: readonly number[];
  /** memory of the server after rounds that are not counted, and after all of them */
  readonly rssBytes: { readonly before: number; readonly after: number };
}

const CROWD = 16;
/** The memory of a server is looked at before and after so many rounds at least. */
const LEAST_ROUNDS = 3;

/** Asks a server that was just started for all `queries`, round after round. */
export async function measureRounds(
  server: BenchServer,
  queries: readonly QueryParameters[],
  rounds: number,
): Promise<SearchRounds> {
  let spelling = 0;
  const ask = async (atOnce: number) => {
    spelling += 1;
    return askFor(
      server,
      queries.map((query) => pathOf(query, spelling)),
      atOnce,
    );
  };
  const cold = timesOf(await ask(1));
  // Twice: until its heap has the size that this load takes.
  for (let round = 0; round < 2; round += 1) await ask(CROWD);
  const before = await server.rssBytes();
  const alone: (readonly number[])[] = [];
  const crowded: Times[] = [];
  for (let round = 0; round < Math.max(rounds, LEAST_ROUNDS); round += 1) {
    alone.push(await ask(1));
    crowded.push(timesOf(await ask(CROWD)));
  }
  return {
    cold,
    warm: alone.map(timesOf),
    crowded,
    each: queries.map((_, at) =>
      percentile(
        alone.map((times) => times[at] ?? 0),
        50,
      ),
    ),
    rssBytes: { before, after: await server.rssBytes() },
  };
}

/**
 * The path of a search, in words that make it another one for the server without changing what is looked for: a tolerance of
 * colours means nothing without a colour, and no colour lies within a ten-thousandth of it.
 */
export function pathOf(query: QueryParameters, spelling = 0): string {
  const deltaE = Number(query['deltaE'] ?? 10) + spelling / 10_000;
  return `/api/v1/search?${toQueryString({ ...query, deltaE: deltaE.toFixed(4) })}`;
}

async function askFor(
  server: BenchServer,
  paths: readonly string[],
  atOnce: number,
): Promise<readonly number[]> {
  const program = startBenchProgram<AsksJob, AsksResult>('asks');
  try {
    const { times, statuses } = await program.ask({ server: server.address, paths, atOnce });
    const refused = statuses.findIndex((status) => status !== 200);
    if (refused >= 0) throw new Error(`${paths[refused]} was answered with ${statuses[refused]}`);
    return times;
  } finally {
    await program.stop();
  }
}

function timesOf(times: readonly number[]): Times {
  return { p50: percentile(times, 50), p99: percentile(times, 99) };
}
