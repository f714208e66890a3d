import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config.ts';
import { gatherFigures } from './serve-figures.ts';
import type { FromServing, ToServing } from './serve-messages.ts';

/** Processes that share a port. */
export interface ServingProcesses {
  readonly address: string;
  /**
   * Starts a new process in the place of each, one after the other: the old one stops in order once the new one answers. When a new
   * one cannot be started, the old ones go on. Resolves with whether all were replaced. Restarts do not overlap.
   */
  restart(): Promise<boolean>;
  /** Stops all in order. Gives 0, or 1 when one had to be ended by force. May be called again. */
  stop(): Promise<number>;
  /** Ends all at once. */
  kill(): void;
}

/** How several processes serve. */
export interface ServeOptions {
  config: Config;
  /** how many; 1 to 64 */
  processes: number;
  /** what each is started with: `--jobs`, `--allow-newer`, `--api-only` */
  flags: readonly string[];
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
  /** gives the program of each, as it is when that one is started: `serve-process.ts`, or what was built of it */
  program(): string;
  /** what its environment has besides this process's */
  env?: Readonly<Record<string, string>>;
}

/** A process that died is started again after so many milliseconds, doubling up to the most; anew once one has lived for a while. */
const BACK_OFF = { first: 100, most: 30_000, livedMs: 60_000 } as const;
/** Jobs get 10 s to finish, and the connections to the database 5. */
const CLOSE_MS = 20_000;

/**
 * Starts so many server processes on the port of `config`. They share it; one that dies is started again. Resolves when all
 * answer.
 * @throws when the first one cannot be started, with its reason; nothing is left running then
 */
export async function serveProcesses(options: ServeOptions): Promise<ServingProcesses> {
  const { config, processes, flags, log } = options;
  const env = { ...options.env, ...connectionsOf(config, processes) };
  const slots: Worker[] = [];
  let stopping: Promise<number> | undefined;
  let restarting: Promise<boolean> = Promise.resolve(true);
  gatherFigures();

  async function launch(): Promise<{ worker: Worker; address: string }> {
    cluster.setupPrimary({ exec: options.program(), args: [...flags] });
    const worker = cluster.fork(env);
    return { worker, address: await readyAddress(worker) };
  }

  /** Puts a process into its place, and another one whenever it dies. */
  function install(slot: number, worker: Worker, backOff: number = BACK_OFF.first): void {
    slots[slot] = worker;
    const startedAt = performance.now();
    worker.once('exit', (code, signal) => {
      if (slots[slot] !== worker || stopping) return;
      const wait = performance.now() - startedAt > BACK_OFF.livedMs ? BACK_OFF.first : backOff;
      log.error(
        { process: worker.process.pid, code, signal, wait },
        'a server process died; another one is started',
      );
      void replaceDead(slot, worker, wait);
    });
  }

  async function replaceDead(slot: number, dead: Worker, firstWait: number): Promise<void> {
    for (let wait = firstWait; ; wait = Math.min(2 * wait, BACK_OFF.most)) {
      await pause(wait, undefined, { ref: false });
      // A restart may have filled the place meanwhile.
      if (stopping || slots[slot] !== dead) return;
      try {
        const { worker } = await launch();
        if (stopping || slots[slot] !== dead) return end(worker, false);
        log.info(
          { process: worker.process.pid },
          'a server process answers in the place of the one that died',
        );
        return install(slot, worker, Math.min(2 * wait, BACK_OFF.most));
      } catch (error) {
        log.error({ err: error }, 'a server process could not be started; it is tried again');
      }
    }
  }

  async function replaceAll(): Promise<boolean> {
    for (const slot of slots.keys()) {
      if (stopping) return false;
      const old = slots[slot];
      try {
        const { worker } = await launch();
        install(slot, worker);
        log.info({ process: worker.process.pid, instead: old?.process.pid }, 'a server process was replaced');
      } catch (error) {
        log.error(
          { err: error },
          'the restart is given up: a new process could not be started; the old ones go on',
        );
        return false;
      }
      if (old) await end(old, true);
    }
    return true;
  }

  async function end(worker: Worker, successor: boolean): Promise<void> {
    if (worker.isDead()) return;
    const gone = once(worker, 'exit');
    const patience = config.stopSeconds * 1000 + config.drainSeconds * 1000 + CLOSE_MS;
    const force = setTimeout(() => {
      log.error({ process: worker.process.pid }, 'a server process did not stop in time and is ended');
      forced = true;
      worker.process.kill('SIGKILL');
    }, patience);
    if (worker.isConnected()) worker.send({ kind: 'stop', successor } satisfies ToServing);
    await gone;
    clearTimeout(force);
  }

  let forced = false;
  const kill = () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGKILL');
  };
  async function stopAll(): Promise<number> {
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker, false)));
    return forced ? 1 : 0;
  }

  const first = await launch();
  install(0, first.worker);
  const others = await Promise.allSettled(Array.from({ length: processes - 1 }, launch));
  for (const [index, other] of others.entries()) {
    if (other.status === 'fulfilled') install(index + 1, other.value.worker);
  }
  const failed = others.find((other) => other.status === 'rejected');
  if (failed) {
    stopping = stopAll();
    await stopping;
    throw failed.reason;
  }
  return {
    address: first.address,
    restart() {
      restarting = restarting.then(replaceAll);
      return restarting;
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
    kill,
  };
}

/** Resolves when the process answers. Rejects with its reason when it ends before. */
async function readyAddress(worker: Worker): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let reason = '';
  const onMessage = (message: FromServing) => {
    if (message.kind === 'ready') resolve(message.address);
    else if (message.kind === 'failed') reason = message.message;
  };
  const onExit = (code: number, signal: string) =>
    reject(startError(reason || `the process ended with ${signal || code}`));
  worker.on('message', onMessage);
  worker.once('exit', onExit);
  try {
    return await promise;
  } finally {
    worker.off('message', onMessage);
    worker.off('exit', onExit);
  }
}

function startError(message: string): Error {
  return Object.assign(new Error(message), { name: 'SetUpError' });
}

/** All processes together keep about as many connections as one would: more cost throughput. */
function connectionsOf({ databaseConnections }: Config, processes: number): { DATABASE_CONNECTIONS: string } {
  const share = Math.max(3, Math.ceil((2 * availableParallelism()) / processes));
  return { DATABASE_CONNECTIONS: String(databaseConnections ?? share) };
}
