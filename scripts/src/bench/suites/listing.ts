import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listings } from '@scampolo/db/schema/listings';
import { readListing } from '@scampolo/server/modules/listings/use-cases/read-listing';
import { REPOSITORY_ROOT } from '../../lib/repository.ts';
import { recordStatements } from '../exchange.ts';
import type { Figure } from '../figures.ts';
import { compareServers, gets, startExchangeServer, startFloorServer } from '../http-load.ts';
import type { Suite } from '../suite.ts';

const PAGES_ARE_BUILT = existsSync(join(REPOSITORY_ROOT, 'web/dist/client/.vite/manifest.json'));

/** One listing, as JSON and as a page, against a bare Fastify server that runs the same statement. */
export const listingSuite: Suite = async ({ exchangeOf, options, print }) => {
  const exchange = await exchangeOf(1000);
  const chosen = await exchange.database.db
    .select({ id: listings.id })
    .from(listings)
    .orderBy(listings.id)
    .limit(20);
  const works = chosen.map(
    ({ id }) =>
      (deps: typeof exchange.deps) =>
        readListing(deps, null, id),
  );
  const recorded = await recordStatements(exchange, works);
  const routes = Object.fromEntries(recorded.map((statements, index) => [`/${index}`, statements]));
  await using server = await startExchangeServer(exchange, PAGES_ARE_BUILT);
  await using floorServer = await startFloorServer(exchange, routes);
  const floor = { server: floorServer, requests: gets(Object.keys(routes)) };
  print('listing: 20 connections ask for one listing');
  const json = { server, requests: gets(chosen.map(({ id }) => `/api/v1/listings/${id}`)) };
  const figures: Figure[] = await compareServers(options.runs, 'one listing by id, JSON', json, floor, {
    perSecond: '≥ 8,000/s',
  });
  if (!PAGES_ARE_BUILT) {
    print('listing: the pages are not built (pnpm build), so none is asked for');
    return figures;
  }
  const page = {
    server,
    requests: gets(
      chosen.map(({ id }) => `/listings/${id}`),
      { accept: 'text/html' },
    ),
  };
  return [
    ...figures,
    ...(await compareServers(options.runs, 'one listing, page', page, floor, { perSecond: '≥ 1,500/s' })),
  ];
};
