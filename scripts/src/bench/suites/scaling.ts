import { join } from 'node:path';
import { listings } from '@scampolo/db/schema/listings';
import { readListing } from '@scampolo/server/modules/listings/use-cases/read-listing';
import { writePlot } from '../../lib/plot.ts';
import { REPOSITORY_ROOT } from '../../lib/repository.ts';
import { claimRequests, publishButtons, registerMember } from '../claimants.ts';
import { type BenchExchange, openExchange, recordStatements } from '../exchange.ts';
import { type Figure, median, type Sample } from '../figures.ts';
import { type BenchServer, gets, sendLoad, startExchangeServer, startFloorServer } from '../http-load.ts';
import type { LoadRequest } from '../programs/load.ts';
import type { Suite } from '../suite.ts';

const PROCESSES = [1, 2, 4] as const;
const CONNECTIONS = 40;
const SECONDS = 3;
const WARM_UP = 1000;
const PLENTY = 10_000_000;

/** What is asked of a number of processes, and what it is called. */
interface Work {
  readonly name: string;
  measure(servers: readonly BenchServer[]): Promise<number>;
}

/**
 * Requests a second against the number of server processes over one PostgreSQL, connections spread evenly: one listing by id, and
 * claims on one listing; and for the first as many bare servers that run the same statement. Draws docs/plots/scaling.svg.
 */
export const scalingSuite: Suite = async ({ cluster, options, print }) => {
  await using exchange = await openExchange(cluster, 'scaling', 1000);
  await using parts = new AsyncDisposableStack();
  const servers: BenchServer[] = [];
  const floors: BenchServer[] = [];
  const { paths, routes } = await listingPaths(exchange);
  for (let index = 0; index < Math.max(...PROCESSES); index += 1) {
    servers.push(parts.use(await startExchangeServer(exchange)));
    floors.push(parts.use(await startFloorServer(exchange, routes)));
  }
  const read: Work = { name: 'one listing by id', measure: (some) => ask(some, gets(paths)) };
  const floor: Work = { name: 'floor', measure: (some) => ask(some, gets(Object.keys(routes))) };
  const claim = await claiming(exchange, servers);
  await read.measure(servers);
  await floor.measure(floors);
  await claim.measure(servers);
  const figures: Figure[] = [];
  for (const count of PROCESSES) {
    print(`scaling: ${count} of ${servers.length} processes`);
    const samples: Sample[] = [];
    const claims: Sample[] = [];
    for (let run = 0; run < options.runs; run += 1) {
      const value = await read.measure(servers.slice(0, count));
      samples.push({ value, floor: await floor.measure(floors.slice(0, count)) });
      claims.push({ value: await claim.measure(servers.slice(0, count)) });
    }
    figures.push({ name: `${read.name}, ${processes(count)}`, unit: '/s', samples });
    figures.push({ name: `${claim.name}, ${processes(count)}`, unit: '/s', samples: claims });
  }
  await draw(figures);
  return figures;
};

function processes(count: number): string {
  return count === 1 ? 'one process' : `${count} processes`;
}

async function listingPaths(exchange: BenchExchange) {
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
  return {
    paths: chosen.map(({ id }) => `/api/v1/listings/${id}`),
    routes: Object.fromEntries(recorded.map((statements, index) => [`/${index}`, statements])),
  };
}

async function claiming(exchange: BenchExchange, servers: readonly BenchServer[]): Promise<Work> {
  const [first] = servers;
  if (!first) throw new Error('no server');
  const giver = await registerMember(exchange, first);
  const claimants = await Promise.all(Array.from({ length: 20 }, () => registerMember(exchange, first)));
  return {
    name: 'claims on one listing',
    async measure(some) {
      const listingId = await publishButtons(exchange, giver, PLENTY);
      const perSecond = await ask(some, claimRequests(claimants, listingId), 201);
      // What the claims have caused would be worked on during the next measurement.
      await exchange.database.sql`delete from pgboss.job where state = 'created'`;
      await exchange.database.sql`delete from search_outbox`;
      return perSecond;
    },
  };
}

/** Requests a second, of good answers only. */
async function ask(
  servers: readonly BenchServer[],
  requests: readonly LoadRequest[],
  good = 200,
): Promise<number> {
  const job = { servers: servers.map(({ address }) => address), connections: CONNECTIONS, requests };
  await sendLoad({ ...job, until: { requests: WARM_UP } });
  const { perSecond, statuses } = await sendLoad({ ...job, until: { seconds: SECONDS } });
  const others = Object.keys(statuses).filter((status) => status !== String(good));
  if (others.length > 0) throw new Error(`not every answer was good: ${JSON.stringify(statuses)}`);
  return perSecond;
}

async function draw(figures: readonly Figure[]): Promise<void> {
  const points = figures.flatMap(({ name, samples }, index) => {
    const x = PROCESSES[Math.floor(index / 2)] ?? 0;
    const line = name.replace(/, [^,]*$/, '');
    const floors = samples.flatMap(({ floor }) => floor ?? []);
    return [
      { x, y: median(samples.map(({ value }) => value)), line },
      ...(floors.length > 0 ? [{ x, y: median(floors), line: 'floor: bare Fastify' }] : []),
    ];
  });
  await writePlot(join(REPOSITORY_ROOT, 'docs/plots/scaling.svg'), {
    title:
      'Requests a second against the number of server processes, two cores shared with PostgreSQL and the load',
    xLabel: 'server processes',
    yLabel: 'requests a second',
    points,
  });
}
