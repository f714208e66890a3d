import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { searchAnswer } from '@scampolo/shared/contract/search';
import { writePlot } from '../../lib/plot.ts';
import { REPOSITORY_ROOT } from '../../lib/repository.ts';
import type { BenchExchange } from '../exchange.ts';
import { type Figure, median, percentile } from '../figures.ts';
import { fillIndex } from '../fill-exchange.ts';
import { generateQueries } from '../generate-queries.ts';
import { type BenchServer, startExchangeServer } from '../http-load.ts';
import { measurePublishing } from '../publish-stream.ts';
import { measureRounds, pathOf, type SearchRounds, type Times } from '../search-rounds.ts';
import { slowestOf, writePlans } from '../slow-searches.ts';
import type { Bench, Suite } from '../suite.ts';

const QUERIES = generateQueries(500);
/** Sizes of pieces and colours nearby are PostgreSQL's, whichever engine is configured. */
const ANSWERED_BY_MEILISEARCH = QUERIES.map(({ near, pieceLength }) => !near && !pieceLength);
const SMALL = 10_000;
const USUAL = 100_000;
const PLOT = join(REPOSITORY_ROOT, 'docs/plots/search-growth.svg');
const MEGABYTE = 1_000_000;
/** How long an index beside PostgreSQL may take to be filled, for each listing. */
const FILL_MS_A_LISTING = 20;

/** An engine and what it has to reach with 100,000 listings. */
type Engine = keyof typeof GOALS;
const GOALS = {
  postgres: { p50: '≤ 15 ms', p99: '≤ 100 ms' },
  meilisearch: { p50: '≤ 8 ms', p99: '≤ 40 ms' },
} as const;

interface Measured {
  readonly engine: Engine;
  readonly size: number;
  readonly rounds: SearchRounds;
}

/**
 * 500 mixed searches over HTTP on 10,000 and 100,000 listings, and on `--listings` when that is more; then, with 100,000 at most,
 * publishing 50 a second. Where MEILI_URL is set, Meilisearch is measured beside PostgreSQL. The floor of a figure is the same with
 * the least listings, so that the ratio is the growth. Writes the plans of the slowest ten, and draws docs/plots/search-growth.svg
 * of three sizes or more.
 */
export const searchSuite: Suite = async (bench) => {
  const sizes = [...new Set([SMALL, USUAL, bench.options.listings])].filter(
    (size) => size <= bench.options.listings,
  );
  if (sizes.length === 0) sizes.push(bench.options.listings);
  const measured: Measured[] = [];
  const figures: Figure[] = [];
  const publishOn = Math.max(...sizes.filter((size, index) => size <= USUAL || index === 0));
  for (const size of sizes) {
    const exchange = await bench.exchangeOf(size);
    measured.push(await measureEngine(bench, exchange, 'postgres', size));
    if (process.env['MEILI_URL']) {
      measured.push(await measureEngine(bench, withMeilisearch(exchange, size), 'meilisearch', size));
    }
    if (size === publishOn) figures.push(...(await publishFigures(bench, exchange, size)));
    figures.push(await rebuildFigure(bench, exchange, size));
  }
  if (sizes.length > 2) await drawGrowth(measured, bench.print);
  return [...measured.flatMap((one) => figuresOf(one, measured)), ...growthFigures(measured), ...figures];
};

async function measureEngine(
  { options, print }: Bench,
  exchange: BenchExchange,
  engine: Engine,
  size: number,
): Promise<Measured> {
  await using server = await startExchangeServer(exchange);
  await waitFor(engine, server, size * FILL_MS_A_LISTING);
  print(`search: ${QUERIES.length} mixed searches on ${counted(size)} listings, ${engine}`);
  const rounds = await measureRounds(server, QUERIES, options.runs);
  if (engine === 'postgres' && size >= Math.min(USUAL, options.listings)) {
    const slowest = slowestOf(QUERIES, rounds.each);
    const { path, lines } = await writePlans(exchange, slowest, size);
    print(`search: the slowest of ${counted(size)} listings, with their plans in ${path}:`);
    for (const line of lines) print(`  ${line}`);
  }
  return { engine, size, rounds };
}

/** The same exchange, with an index of its own in the Meilisearch of the environment. */
function withMeilisearch(exchange: BenchExchange, size: number): BenchExchange {
  const { MEILI_URL = '', MEILI_KEY } = process.env;
  const given = { MEILI_URL, ...(MEILI_KEY && { MEILI_KEY }), MEILI_INDEX_PREFIX: `scampolo-bench-${size}` };
  return { ...exchange, environment: { ...exchange.environment, ...given } };
}

/** Until the engine answers: one beside PostgreSQL is filled first, by the server itself. */
async function waitFor(engine: Engine, server: BenchServer, patienceMs: number): Promise<void> {
  const deadline = performance.now() + Math.max(patienceMs, 60_000);
  // The same question is answered from memory until the index changes.
  for (let attempt = 1; performance.now() < deadline; attempt += 1) {
    const answer = await fetch(`${server.address}${pathOf({ q: `lana${attempt}` })}`);
    if (searchAnswer.parse(await answer.json()).engine === engine) return;
    await pause(1000);
  }
  throw new Error(`${engine} does not answer`);
}

async function publishFigures(
  { options, print }: Bench,
  exchange: BenchExchange,
  size: number,
): Promise<Figure[]> {
  print(`search: publishing 50 listings a second beside ${counted(size)}`);
  await using server = await startExchangeServer(exchange);
  const runs: Times[] = [];
  for (let run = 0; run < options.runs; run += 1) {
    const times = await measurePublishing(exchange, server);
    runs.push({ p50: percentile(times, 50), p99: percentile(times, 99) });
  }
  const name = 'publish to searchable, 50 a second';
  return [
    { name: `${name}: p50`, unit: 'ms', samples: runs.map(({ p50 }) => ({ value: p50 })) },
    {
      name: `${name}: p99`,
      unit: 'ms',
      samples: runs.map(({ p99 }) => ({ value: p99 })),
      goal: '≤ 1,000 ms',
    },
  ];
}

/** The first of the runs was when the exchange was opened: code that is not warm yet, and words that the index does not know. */
async function rebuildFigure(
  { options, print }: Bench,
  { database, deps, indexedPerSecond }: BenchExchange,
  size: number,
): Promise<Figure> {
  const samples = [{ value: indexedPerSecond }];
  while (samples.length < options.runs) {
    print(`search: rebuilding ${counted(size)} listings`);
    samples.push({ value: await fillIndex(database, deps) });
  }
  return { name: `rebuild of ${counted(size)} listings`, unit: '/s', samples, goal: '≥ 3,000/s' };
}

function figuresOf({ engine, size, rounds }: Measured, all: readonly Measured[]): Figure[] {
  const least = all.find((one) => one.engine === engine)?.rounds;
  const goals = size === USUAL ? GOALS[engine] : undefined;
  const name = `${engine}, ${counted(size)} listings`;
  const figure = (
    what: string,
    key: keyof Times,
    of: (rounds: SearchRounds) => readonly Times[],
    goal?: string,
  ): Figure => {
    const floors = least ? of(least) : [];
    const samples = of(rounds).map((times, run) => ({
      value: times[key],
      ...(floors[run] && { floor: floors[run][key] }),
    }));
    return { name: `${name}, ${what}: ${key}`, unit: 'ms', samples, ...(goal && { goal }) };
  };
  const { before, after } = rounds.rssBytes;
  const own = engine === 'meilisearch' ? rounds.each.filter((_, at) => ANSWERED_BY_MEILISEARCH[at]) : [];
  const ownFigure = (percent: 50 | 99): Figure => ({
    name: `${name}, warm, the ${own.length} that it answers itself: p${percent}`,
    unit: 'ms',
    samples: [{ value: percentile(own, percent) }],
  });
  return [
    figure('warm', 'p50', ({ warm }) => warm, goals?.p50),
    figure('warm', 'p99', ({ warm }) => warm, goals?.p99),
    figure('first time', 'p50', ({ cold }) => [cold]),
    figure('first time', 'p99', ({ cold }) => [cold]),
    figure('16 at once', 'p50', ({ crowded }) => crowded),
    figure('16 at once', 'p99', ({ crowded }) => crowded),
    ...(own.length > 0 ? [ownFigure(50), ownFigure(99)] : []),
    {
      name: `${name}, memory of the server after / before the rounds`,
      unit: 'MB',
      samples: [{ value: after / MEGABYTE, floor: before / MEGABYTE }],
      goal: 'flat',
    },
  ];
}

/** From the least to the most listings, when both are what the goal speaks of. */
function growthFigures(measured: readonly Measured[]): Figure[] {
  return (Object.keys(GOALS) as Engine[]).flatMap((engine) => {
    const own = measured.filter((one) => one.engine === engine);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last || first === last) return [];
    const samples = last.rounds.warm.map(({ p50 }, run) => ({
      value: p50 / (first.rounds.warm[run]?.p50 ?? p50),
    }));
    const goal = last.size === 1_000_000 ? { goal: '≤ 8 ×' } : {};
    return [
      {
        name: `${engine}, growth of p50 from ${counted(first.size)} to ${counted(last.size)}`,
        unit: '×',
        samples,
        ...goal,
      },
    ];
  });
}

async function drawGrowth(measured: readonly Measured[], print: Bench['print']): Promise<void> {
  await writePlot(PLOT, {
    title:
      'Search over HTTP by number of listings: milliseconds for one of 500 mixed searches with facets, one at a time',
    xLabel: 'listings',
    yLabel: 'ms',
    logX: true,
    points: measured.flatMap(({ engine, size, rounds: { warm, cold } }) => [
      { x: size, y: median(warm.map(({ p50 }) => p50)), line: `${engine}, p50` },
      { x: size, y: median(warm.map(({ p99 }) => p99)), line: `${engine}, p99` },
      { x: size, y: cold.p50, line: `${engine}, p50, first time` },
    ]),
  });
  print(`search: drawn in ${PLOT}`);
}

function counted(count: number): string {
  return count.toLocaleString('en');
}
