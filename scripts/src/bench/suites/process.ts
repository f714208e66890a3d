import { setTimeout as pause } from 'node:timers/promises';
import type { Figure } from '../figures.ts';
import { FILTERED_SEARCHES, toQueryString } from '../generate-queries.ts';
import { askForPages, type BenchServer, gets, startExchangeServer, startFloorServer } from '../http-load.ts';
import { byTurns, type Suite } from '../suite.ts';

const MEGABYTE = 1_000_000;
const LOAD_SECONDS = 4;

interface Life {
  readonly startMs: number;
  readonly idleBytes: number;
  readonly loadedBytes: number;
}

/** A server process from its start to its first good answer, and its memory; the floor is a bare Fastify server with a database. */
export const processSuite: Suite = async ({ exchangeOf, options, print }) => {
  const exchange = await exchangeOf(1000);
  print('process: start a server process, load it, look at its memory');
  const searches = FILTERED_SEARCHES.map((one) => `/api/v1/search?${toQueryString(one)}`);
  const statement = { text: 'select id, title, description from listings limit 20', values: [] };
  const lives = await byTurns(
    options.runs,
    () => liveOf(() => startExchangeServer(exchange), searches),
    () => liveOf(() => startFloorServer(exchange, { '/': [statement] }), ['/']),
  );
  const samples = (of: (life: Life) => number): Figure['samples'] =>
    lives.map(({ subject, floor }) => ({ value: of(subject), floor: of(floor) }));
  return [
    {
      name: 'start to first good answer',
      unit: 'ms',
      samples: samples((life) => life.startMs),
      goal: '≤ 600 ms',
    },
    {
      name: 'memory, idle',
      unit: 'MB',
      samples: samples((life) => life.idleBytes / MEGABYTE),
      goal: '≤ 110 MB',
    },
    {
      name: 'memory, loaded',
      unit: 'MB',
      samples: samples((life) => life.loadedBytes / MEGABYTE),
      goal: '≤ 160 MB',
    },
  ];
};

async function liveOf(start: () => Promise<BenchServer>, paths: readonly string[]): Promise<Life> {
  const started = performance.now();
  await using server = await start();
  const answer = await fetch(`${server.address}${paths[0]}`);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`the first answer was ${answer.status}`);
  const startMs = performance.now() - started;
  await pause(1000);
  const idleBytes = await server.rssBytes();
  let over = false;
  const load = askForPages(server, gets(paths), { seconds: LOAD_SECONDS }).finally(() => {
    over = true;
  });
  const [loadedBytes] = await Promise.all([highestMemory(server, () => over), load]);
  return { startMs, idleBytes, loadedBytes };
}

async function highestMemory(server: BenchServer, isOver: () => boolean): Promise<number> {
  let highest = 0;
  while (!isOver()) {
    highest = Math.max(highest, await server.rssBytes());
    await pause(250);
  }
  return highest;
}
