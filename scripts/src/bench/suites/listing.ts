import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listings } from '@scampolo/db/schema/listings';
import { readListing } from '@scampolo/server/modules/listings/use-cases/read-listing';
import { REPOSITORY_ROOT } from '../../lib/repository.ts';
import { recordStatements } from '../exchange.ts';
import type { Figure } from '../figures.ts';
import { compareServers, gets, getsInTurn, startExchangeServer, startFloorServer } from '../http-load.ts';
import type { LoadRequest } from '../programs/load.ts';
import type { Suite } from '../suite.ts';

const PAGES_ARE_BUILT = existsSync(join(REPOSITORY_ROOT, 'web/dist/client/.vite/manifest.json'));

const HTML = { accept: 'text/html' };
/** Many more answers than the server keeps in memory, of 20 listings. */
const SPELLINGS = 500;

/** One listing, as JSON and as a page, against a bare Fastify server that runs the same statement for every request. */
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
  const ids = chosen.map(({ id }) => id);
  const compare = (name: string, requests: LoadRequest[], perSecond: string): Promise<Figure[]> =>
    compareServers(options.runs, name, { server, requests }, floor, { perSecond });
  print('listing: 20 connections ask for one listing');
  const figures = [
    ...(await compare('one listing by id, JSON, popular', gets(ids.map(jsonPath)), '≥ 8,000/s')),
    ...(await compare('one listing by id, JSON, none kept', getsInTurn(spelled(ids).map(jsonPath)), '')),
  ];
  if (!PAGES_ARE_BUILT) {
    print('listing: the pages are not built (pnpm build), so none is asked for');
    return figures;
  }
  const pages = ids.map((id) => `/listings/${id}`);
  const others = Array.from({ length: SPELLINGS }, (_, at) => pages.map((path) => `${path}?n=${at}`)).flat();
  return [
    ...figures,
    ...(await compare('one listing, page, popular', gets(pages, HTML), '≥ 1,500/s')),
    ...(await compare('one listing, page, none kept', getsInTurn(others, HTML), '≥ 1,500/s')),
  ];
};

const jsonPath = (id: string) => `/api/v1/listings/${id}`;

/** The ids with other capitals: the same to the database, and each another one to what keeps answers by their address. */
function spelled(ids: readonly string[]): string[] {
  return Array.from({ length: SPELLINGS }, (_, spelling) =>
    ids.map((id) => {
      let letter = 0;
      return id.replaceAll(/[a-f]/g, (found) => {
        letter += 1;
        return (spelling >> ((letter - 1) % 31)) & 1 ? found.toUpperCase() : found;
      });
    }),
  ).flat();
}
