import { searchListings } from '@scampolo/server/modules/search/use-cases/search-listings';
import { recordStatements } from '../exchange.ts';
import { FILTERED_SEARCHES, toParsedQuery, toQueryString } from '../generate-queries.ts';
import {
  askForPages,
  compareServers,
  gets,
  getsInTurn,
  startExchangeServer,
  startFloorServer,
} from '../http-load.ts';
import type { Suite } from '../suite.ts';

/** Many more answers than the server keeps in memory. */
const SPELLINGS = 500;

/**
 * Filter and search over HTTP, against a bare Fastify server that runs the same statements for every request: warm, where everybody
 * asks for the same few searches, and cold, where no two ask for the same.
 */
export const filtersSuite: Suite = async ({ exchangeOf, options, print }) => {
  const exchange = await exchangeOf(1000);
  // Twice: the second time the words of the queries are known, as they are in a server that has been asked before.
  const works = FILTERED_SEARCHES.map(
    (one) => (deps: typeof exchange.deps) => searchListings(deps, null, toParsedQuery(one)),
  );
  const recorded = (await recordStatements(exchange, [...works, ...works])).slice(works.length);
  const routes = Object.fromEntries(recorded.map((statements, index) => [`/${index}`, statements]));
  await using server = await startExchangeServer(exchange);
  await using floorServer = await startFloorServer(exchange, routes);
  const floor = { server: floorServer, requests: gets(Object.keys(routes)) };
  print('filters: 20 connections ask for filtered searches');
  const warm = { server, requests: gets(FILTERED_SEARCHES.map((one) => pathOf(one))) };
  const cold = { server, requests: getsInTurn(spelled()) };
  // Compiled and planned by the searches themselves: the few popular ones come from memory from the start.
  await askForPages(server, cold.requests, { requests: 1000 });
  return [
    ...(await compareServers(options.runs, 'filter + search, 1,000 listings, few popular ones', warm, floor, {
      perSecond: '≥ 3,000/s, ratio ≥ 0.6',
      p99: '≤ 15 ms',
    })),
    ...(await compareServers(options.runs, 'filter + search, 1,000 listings, no two the same', cold, floor, {
      perSecond: 'ratio ≥ 0.6',
    })),
  ];
};

/** The same searches with a tolerance of colours, which narrows nothing without a colour and makes each of them another one. */
function spelled(): string[] {
  return Array.from({ length: SPELLINGS }, (_, index) =>
    FILTERED_SEARCHES.map((one) => pathOf({ ...one, deltaE: `10.${1000 + index}` })),
  ).flat();
}

function pathOf(query: (typeof FILTERED_SEARCHES)[number]): string {
  return `/api/v1/search?${toQueryString(query)}`;
}
