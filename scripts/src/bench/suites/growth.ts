import { join } from 'node:path';
import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import { writePlot } from '../../lib/plot.ts';
import { REPOSITORY_ROOT } from '../../lib/repository.ts';
import type { BenchExchange } from '../exchange.ts';
import { type Figure, median, percentile } from '../figures.ts';
import { generateQueries, toParsedQuery } from '../generate-queries.ts';
import type { Suite } from '../suite.ts';

const QUERIES = 500;
const SIZES = [1000, 10_000, 100_000];
const PLOT = join(REPOSITORY_ROOT, 'docs/plots/search-growth.svg');

interface Times {
  readonly p50: number;
  readonly p99: number;
}

/**
 * Mixed searches in process, one after the other, on ever more listings: cold, each asked for the first time, when its words are
 * looked up and the connections plan; and warm, asked again. `--listings` above 100,000 adds that size. Draws the growth.
 */
export const growthSuite: Suite = async ({ exchangeOf, options, print }) => {
  const sizes = [...SIZES, ...(options.listings > 100_000 ? [options.listings] : [])];
  const measured: { size: number; cold: Times; warm: Times[] }[] = [];
  for (const size of sizes) {
    const exchange = await exchangeOf(size);
    print(`growth: ${QUERIES} mixed searches on ${size.toLocaleString('en')} listings`);
    const cold = await timesOf(exchange);
    const warm: Times[] = [];
    for (let run = 0; run < options.runs; run += 1) warm.push(await timesOf(exchange));
    measured.push({ size, cold, warm });
  }
  await writePlot(PLOT, {
    title:
      'Search by number of listings: milliseconds for one of 500 mixed searches with facets, one connection',
    xLabel: 'listings',
    yLabel: 'ms',
    logX: true,
    points: measured.flatMap(({ size, cold, warm }) => [
      { x: size, y: median(warm.map(({ p50 }) => p50)), line: 'p50' },
      { x: size, y: median(warm.map(({ p99 }) => p99)), line: 'p99' },
      { x: size, y: cold.p50, line: 'p50, first time' },
      { x: size, y: cold.p99, line: 'p99, first time' },
    ]),
  });
  print(`growth: drawn in ${PLOT}`);
  return measured.flatMap(({ size, cold, warm }) => figuresOf(size, cold, warm, measured[0]?.warm ?? []));
};

/** The floor is the smallest size, so that the ratio is the growth. */
function figuresOf(size: number, cold: Times, warm: readonly Times[], least: readonly Times[]): Figure[] {
  const name = `search, ${size.toLocaleString('en')} listings`;
  const goals = size === 100_000 ? { p50: '≤ 15 ms', p99: '≤ 100 ms' } : null;
  const samples = (key: keyof Times) =>
    warm.map((times, run) => ({ value: times[key], ...(least[run] && { floor: least[run][key] }) }));
  return [
    { name: `${name}: p50`, unit: 'ms', samples: samples('p50'), ...(goals && { goal: goals.p50 }) },
    { name: `${name}: p99`, unit: 'ms', samples: samples('p99'), ...(goals && { goal: goals.p99 }) },
    { name: `${name}, first time: p50`, unit: 'ms', samples: [{ value: cold.p50 }] },
    { name: `${name}, first time: p99`, unit: 'ms', samples: [{ value: cold.p99 }] },
  ];
}

async function timesOf({ deps }: BenchExchange): Promise<Times> {
  const times: number[] = [];
  for (const parameters of generateQueries(QUERIES)) {
    const query = toParsedQuery(parameters);
    const start = performance.now();
    await searchListings(deps, null, query);
    times.push(performance.now() - start);
  }
  return { p50: percentile(times, 50), p99: percentile(times, 99) };
}
