import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import type { BenchExchange } from '../exchange.ts';
import { type Figure, percentile } from '../figures.ts';
import { generateQueries, toParsedQuery } from '../generate-queries.ts';
import { byTurns, type Suite } from '../suite.ts';

const QUERIES = 308;
const FEW = 1000;

/** Mixed searches in process, one after the other; the floor is the same on 1,000 listings, so the ratio is the growth. */
export const engineSuite: Suite = async ({ exchangeOf, options, print }) => {
  const [few, many] = [await exchangeOf(FEW), await exchangeOf(options.listings)];
  print(`engine: ${QUERIES} mixed searches, one after the other`);
  await timesOf(few);
  await timesOf(many);
  const pairs = await byTurns(
    options.runs,
    () => timesOf(many),
    () => timesOf(few),
  );
  const at = (percent: number): Figure['samples'] =>
    pairs.map(({ subject, floor }) => ({
      value: percentile(subject, percent),
      floor: percentile(floor, percent),
    }));
  const name = `mixed searches in process, ${options.listings.toLocaleString('en')} listings`;
  return [
    { name: `${name}: p50`, unit: 'ms', samples: at(50), goal: '≤ 15 ms at 100,000' },
    { name: `${name}: p99`, unit: 'ms', samples: at(99), goal: '≤ 100 ms at 100,000' },
  ];
};

async function timesOf({ deps }: BenchExchange): Promise<number[]> {
  const times: number[] = [];
  for (const parameters of generateQueries(QUERIES)) {
    const query = toParsedQuery(parameters);
    const start = performance.now();
    await searchListings(deps, null, query);
    times.push(performance.now() - start);
  }
  return times;
}
