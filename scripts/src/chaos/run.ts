import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database } from '@scampolo/db/client';
import { createRandom, pickOne } from '@scampolo/db/seed/demo/draw/random';
import { runSearchCommand } from '@scampolo/server/search/command';
import { sql } from 'drizzle-orm';
import {
  type Breakables,
  breakOne,
  FAULTS,
  type FaultKind,
  startUntilItStands,
  untilReady,
} from './break-things.ts';
import { checkFiles } from './check-files.ts';
import { checkHistory } from './check-history.ts';
import { startChaosCluster } from './cluster.ts';
import { drawPhotos } from './draw-photos.ts';
import type { Violation } from './history.ts';
import { runLoad } from './load.ts';
import { createObserver, type Observer } from './observe.ts';
import type { ChaosOptions } from './options.ts';
import { registerPerson, signIn } from './people.ts';
import { readState } from './read-state.ts';
import type { ChaosResult } from './report.ts';
import { type ChaosServer, makeServer } from './servers.ts';
import { expireMailsSoon, readGivenUp, readMailJobs, settle } from './settle.ts';
import { openTcpProxy } from './tcp-proxy.ts';
import type { World } from './world.ts';

const GIVERS = 6;
const TAKERS = 10;
/** So many lots and claims are in play at a time, so that clients meet, and no lot's story gets too long to judge. */
const IN_PLAY = 24;
const MEMORY_EVERY_MS = 5000;
const SIGN_IN_EVERY_MS = 6 * 60_000;

/** Everything that runs while the load lasts. */
interface Scene {
  readonly all: Breakables;
  readonly servers: readonly ChaosServer[];
  readonly database: Database;
  readonly dataDir: string;
  readonly world: World;
  readonly violations: Violation[];
  readonly print: (line: string) => void;
}

/**
 * Runs the load and breaks things for as long as the options say, waits until all has settled, and checks it. Everything that it starts
 * ends with it, also when `signal` ends it early; then it gives null.
 */
export async function runChaos(
  options: ChaosOptions,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<ChaosResult | null> {
  await using parts = new AsyncDisposableStack();
  print('starting PostgreSQL, two servers and a worker');
  const scene = await setScene(parts, print);
  const observer = createObserver();
  await underLoad(scene, observer, options, signal);
  observer.end();
  if (signal.aborted) return null;
  print('the load is over; waiting until everything has settled');
  const settlingFrom = performance.now();
  const waiting = await settle(scene.database.db, print, signal);
  const settledSeconds = (performance.now() - settlingFrom) / 1000;
  if (signal.aborted) return null;
  const { violations } = scene;
  for (const [what, count] of Object.entries(waiting))
    violations.push({ rule: 'settled', text: `${count} ${what} are still to be done` });
  for (const server of scene.servers) {
    const code = await server.stop();
    if (code !== 0)
      violations.push({ rule: 'stopped', text: `${server.name} ended with ${code} when told to stop` });
  }
  print('checking');
  const { orders, files } = await check(scene, observer);
  return { options, observed: observer.seen(), violations, orders, files, settledSeconds };
}

async function setScene(parts: AsyncDisposableStack, print: (line: string) => void): Promise<Scene> {
  const cluster = await startChaosCluster();
  parts.defer(() => cluster.close());
  const dataDir = join(cluster.folder, 'data');
  await mkdir(dataDir);
  const violations: Violation[] = [];
  const onCrash = (text: string) => void violations.push({ rule: 'crash', text });
  const make = async (name: string, args: readonly string[]) => {
    const server = await makeServer({ name, databaseUrl: cluster.url(), dataDir, args, onCrash });
    parts.defer(() => server.close());
    return server;
  };
  // Jobs are the worker's alone, so that they stop when it is killed.
  const steady = await make('steady server', ['--http-only']);
  const mortal = await make('mortal server', ['--http-only']);
  const worker = await make('worker', ['--api-only']);
  const servers = [steady, mortal, worker];
  const own = await openTcpProxy(Number(new URL(cluster.url()).port));
  parts.defer(() => own.close());
  const url = new URL(cluster.url());
  url.port = String(own.port);
  const database = connect(url.href, { maxConnections: 3, applicationName: 'scampolo-chaos' });
  parts.defer(() => database.close());
  await expireMailsSoon(database.db);
  await Promise.all(servers.map((server) => server.start()));
  await untilReady(servers);
  const world = await populate(database, [steady.address, mortal.address]);
  const toDatabase = [own, ...servers.map((server) => server.toDatabase)];
  const endConnections = async () => {
    await database.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('scampolo', 'scampolo-jobs')`);
  };
  const all = { cluster, steady, mortal, worker, toDatabase, endConnections, print };
  return { all, servers, database, dataDir, world, violations, print };
}

async function populate({ db }: Database, addresses: readonly string[]): Promise<World> {
  const register = (count: number) =>
    Promise.all(Array.from({ length: count }, () => registerPerson(addresses[0] ?? '', db)));
  const [givers, takers] = [await register(GIVERS), await register(TAKERS)];
  return { addresses, givers, takers, lots: [], claims: [], history: [], keyPrefix: '', memory: IN_PLAY };
}

async function underLoad(
  scene: Scene,
  observer: Observer,
  { minutes, clients, seed, killEverySeconds }: ChaosOptions,
  stop: AbortSignal,
): Promise<void> {
  const { world, database, servers, print } = scene;
  const photos = await drawPhotos();
  const over = AbortSignal.any([stop, AbortSignal.timeout(minutes * 60_000)]);
  const note = () => observer.noteMemory(servers.map((server) => ({ name: server.name, pid: server.pid() })));
  const noting = setInterval(note, MEMORY_EVERY_MS);
  print(`${clients} clients for ${minutes} minutes, seed ${seed}`);
  try {
    await Promise.all([
      runLoad({ world, db: database.db, observer, photos, clients, seed, signal: over }),
      keepSignedIn(world, over),
      breakThings(scene, observer, { killEverySeconds, seed }, over),
    ]);
  } finally {
    clearInterval(noting);
  }
}

/** Breaks something every so many seconds; what takes longer to mend delays the next. */
async function breakThings(
  { all, violations, print }: Scene,
  observer: Observer,
  { killEverySeconds, seed }: Pick<ChaosOptions, 'killEverySeconds' | 'seed'>,
  over: AbortSignal,
): Promise<void> {
  const random = createRandom(seed);
  let left: FaultKind[] = [];
  for (;;) {
    await rest(killEverySeconds * 1000, over);
    if (over.aborted) return;
    // Each kind once before any comes again.
    if (left.length === 0) left = [...FAULTS];
    const kind = pickOne(random, left);
    left = left.filter((one) => one !== kind);
    observer.noteFault(kind);
    const begun = performance.now();
    try {
      const what = await breakOne(all, kind, random);
      print(`${kind} (${what}); mended and ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    } catch (error) {
      violations.push({
        rule: 'recovery',
        text: `${kind}: ${error instanceof Error ? error.message : error}`,
      });
    }
    // One that ended by itself has been noted; the load goes on with all three.
    for (const server of [all.steady, all.mortal, all.worker])
      if (server.pid() === null) await startUntilItStands(server, print);
  }
}

/** Tokens end after a quarter of an hour. */
async function keepSignedIn({ givers, takers, addresses }: World, over: AbortSignal): Promise<void> {
  for (;;) {
    await rest(SIGN_IN_EVERY_MS, over);
    if (over.aborted) return;
    for (const person of [...givers, ...takers]) {
      for (let attempt = 0; attempt < 20 && !over.aborted; attempt += 1) {
        const isIn = await signIn(addresses[attempt % addresses.length] ?? '', person).then(
          () => true,
          () => false,
        );
        if (isIn) break;
        await rest(1000, over);
      }
    }
  }
}

async function check(scene: Scene, observer: Observer) {
  const { database, dataDir, world, violations, all } = scene;
  const { db } = database;
  const state = await readState(db);
  const { violations: found, ...orders } = checkHistory(world.history, state);
  violations.push(...found);
  for (const mail of state.mails)
    if (mail.state !== 'completed')
      violations.push({ rule: 'mails', text: `mail job ${mail.jobId} (${mail.kind}) is ${mail.state}` });
  for (const [what, count] of Object.entries(await readGivenUp(db)))
    violations.push({ rule: 'jobs', text: `${count} jobs were given up: ${what}` });
  const { counts, faults } = observer.seen();
  const deaths = [...faults.values()].reduce((sum, times) => sum + times, 0);
  const cutOff = (counts.get('photo')?.unknown ?? 0) + deaths;
  const files = await checkFiles(db, dataDir, { mailJobs: await readMailJobs(db), cutOff });
  violations.push(...files.violations);
  const { text, ok } = await runSearchCommand({
    command: 'verify',
    databaseUrl: all.cluster.url(),
    log: console,
  });
  if (!ok) violations.push({ rule: 'search index', text });
  const { violations: _told, ...figures } = files;
  return { orders, files: figures };
}

/** A pause that an aborted signal ends early. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal }).catch(() => undefined);
}
