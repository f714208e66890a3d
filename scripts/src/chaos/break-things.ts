import { setTimeout as pause } from 'node:timers/promises';
import { between, pickOne, type Random } from '@scampolo/db/seed/demo/draw/random';
import type { ChaosCluster } from './cluster.ts';
import type { ChaosServer } from './servers.ts';
import type { LineFault, TcpProxy } from './tcp-proxy.ts';

/** What can be broken. */
export interface Breakables {
  readonly cluster: ChaosCluster;
  /** never killed; its lines break like others */
  readonly steady: ChaosServer;
  readonly mortal: ChaosServer;
  readonly worker: ChaosServer;
  /** Every line to the database: they follow it when it comes back elsewhere. */
  readonly toDatabase: readonly TcpProxy[];
  /** Ends every connection of the servers at the database. */
  endConnections(): Promise<void>;
  /** told of starts that fail */
  print(line: string): void;
}

export const FAULTS = [
  'server killed',
  'worker killed',
  'PostgreSQL killed',
  'connections ended',
  'line broken',
] as const;
export type FaultKind = (typeof FAULTS)[number];

const DEAD_SECONDS = [0.5, 4] as const;
const BROKEN_SECONDS = [2, 8] as const;
/** How long something that was started may take to stand. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 500;

/** Breaks something, mends it after some seconds, and resolves once all servers are ready again. Rejects when they never are. */
export async function breakOne(all: Breakables, kind: FaultKind, random: Random): Promise<string> {
  const what = await breakIt(all, kind, random);
  await untilReady([all.steady, all.mortal, all.worker]);
  return what;
}

/** Resolves when each of these servers says that it is ready. */
export async function untilReady(servers: readonly ChaosServer[]): Promise<void> {
  for (const server of servers) {
    await until(`${server.name} is ready`, async () => {
      const answer = await fetch(`${server.address}/readyz`, { signal: AbortSignal.timeout(5000) });
      await answer.arrayBuffer();
      return answer.ok;
    });
  }
}

/** Starts a server, again and again while it ends before it listens: what it needs may still be coming up. */
export async function startUntilItStands(server: ChaosServer, print: (line: string) => void): Promise<void> {
  await until(`${server.name} stands`, async () => {
    const begun = performance.now();
    try {
      await server.start();
    } catch (error) {
      print(`${server.name} did not start (${((performance.now() - begun) / 1000).toFixed(1)} s): ${error}`);
      throw error;
    }
    return true;
  });
}

async function breakIt(all: Breakables, kind: FaultKind, random: Random): Promise<string> {
  const dead = () => pause(1000 * between(random, ...DEAD_SECONDS));
  switch (kind) {
    case 'server killed':
    case 'worker killed': {
      const server = kind === 'server killed' ? all.mortal : all.worker;
      await server.kill();
      await dead();
      await startUntilItStands(server, all.print);
      return server.name;
    }
    case 'PostgreSQL killed':
      await all.cluster.kill();
      await dead();
      await all.cluster.start();
      for (const line of all.toDatabase) line.leadTo(Number(new URL(all.cluster.url()).port));
      return 'postmaster';
    case 'connections ended':
      await all.endConnections();
      return 'all';
    case 'line broken': {
      const server = pickOne(random, [all.steady, all.mortal, all.worker]);
      const end =
        server === all.worker ? 'toDatabase' : pickOne(random, ['toClients', 'toDatabase'] as const);
      const fault = pickFault(random);
      server[end].fail(fault);
      await pause(1000 * between(random, ...BROKEN_SECONDS));
      server[end].heal();
      return `${server.name} ${end} ${fault.kind}`;
    }
  }
}

function pickFault(random: Random): LineFault {
  return pickOne<LineFault>(random, [
    { kind: 'delay', ms: Math.round(between(random, 20, 400)) },
    { kind: 'throttle', bytesPerSecond: Math.round(between(random, 4000, 40_000)) },
    {
      kind: 'cut',
      afterBytes: Math.round(between(random, 1, 5000)),
      direction: pickOne(random, ['up', 'down']),
    },
    { kind: 'drop' },
    { kind: 'refuse' },
  ]);
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  let last = '';
  while (performance.now() < deadline) {
    try {
      if (await isSo()) return;
      last = 'no';
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await pause(LOOK_MS);
  }
  throw new Error(`waited ${PATIENCE_MS / 1000} s in vain until ${what}: ${last}`);
}
