import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import { recordStatements } from '../exchange.ts';
import { FILTERED_SEARCHES, toParsedQuery, toQueryString } from '../generate-queries.ts';
import { compareServers, gets, startExchangeServer, startFloorServer } from '../http-load.ts';
import type { Suite } from '../suite.ts';

/** Filter and search over HTTP, against a bare Fastify server that runs the same statements. */
export const searchSuite: Suite = async ({ exchangeOf, options, print }) => {
  const exchange = await exchangeOf(1000);
  // Twice: the second time the words of the queries are known, as they are in a server that has been asked before.
  const works = FILTERED_SEARCHES.map(
    (one) => (deps: typeof exchange.deps) => searchListings(deps, null, toParsedQuery(one)),
  );
  const recorded = (await recordStatements(exchange, [...works, ...works])).slice(works.length);
  const routes = Object.fromEntries(recorded.map((statements, index) => [`/${index}`, statements]));
  await using server = await startExchangeServer(exchange);
  await using floor = await startFloorServer(exchange, routes);
  print('search: 20 connections ask for filtered searches');
  const paths = FILTERED_SEARCHES.map((one) => `/api/v1/search?${toQueryString(one)}`);
  return await compareServers(
    options.runs,
    'filter + search, 1,000 listings',
    { server, requests: gets(paths) },
    { server: floor, requests: gets(Object.keys(routes)) },
    { perSecond: '≥ 3,000/s, ratio ≥ 0.6', p99: '≤ 15 ms' },
  );
};
