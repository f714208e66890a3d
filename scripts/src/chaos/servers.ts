import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

const MAIN = fileURLToPath(import.meta.resolve('@scampolo/server/main'));
/** How many lines of its log are kept, for the case that a server ends by itself. */
const LAST_LINES = 30;

/** A server process between two lines that can be broken: to its clients, and to its database. */
export interface ChaosServer {
  readonly name: string;
  /** where clients reach it; stays the same over restarts */
  readonly address: string;
  readonly toClients: TcpProxy;
  readonly toDatabase: TcpProxy;
  /** of the process; null while there is none */
  pid(): number | null;
  /** Starts it and waits until it listens. Rejects when it ends before. */
  start(): Promise<void>;
  /** Ends it at once, as a crash or the system would. */
  kill(): Promise<void>;
  /** Stops it as a service manager would; gives its exit code, null when it was none. */
  stop(): Promise<number | null>;
  close(): Promise<void>;
}

export interface ChaosServerOptions {
  readonly name: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** of the program; `--api-only` for no pages */
  readonly args?: readonly string[];
  /** told, with its last words, of a process that ended though nobody ended it */
  readonly onCrash: (words: string) => void;
}

/** Makes the lines of a server; `start` starts the process, on a migrated and seeded database. */
export async function makeServer(options: ChaosServerOptions): Promise<ChaosServer> {
  const url = new URL(options.databaseUrl);
  const toDatabase = await openTcpProxy(Number(url.port));
  url.port = String(toDatabase.port);
  // Leads nowhere until the process has a port.
  const toClients = await openTcpProxy(1);
  let child: ChildProcess | null = null;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return null;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
    return ending.exitCode;
  }

  return {
    name: options.name,
    address: `http://127.0.0.1:${toClients.port}`,
    toClients,
    toDatabase,
    pid: () => child?.pid ?? null,
    async start() {
      const started = spawn(process.execPath, [MAIN, ...(options.args ?? [])], {
        env: environment(url.href, options.dataDir),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      const log = followLog(started);
      started.on('exit', (code, signal) => {
        if (child !== started) return;
        child = null;
        if (log.isListening()) options.onCrash(`${options.name} ended with ${code ?? signal}\n${log.last()}`);
      });
      toClients.leadTo(await log.port);
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async close() {
      await end('SIGKILL');
      await Promise.all([toClients.close(), toDatabase.close()]);
    },
  };
}

function environment(databaseUrl: string, dataDir: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    NODE_ENV: 'test',
    RATE_LIMIT: 'off',
    JWT_SECRET: 'chaos-secret-of-32-characters-or-more',
  };
}

/** Reads the log to its end, so that the process never waits for it. */
function followLog(child: ChildProcess): { port: Promise<number>; isListening(): boolean; last(): string } {
  const lines: string[] = [];
  const port = Promise.withResolvers<number>();
  let isListening = false;
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      const found = /Server listening at http:\/\/[^:]+:(\d+)/.exec(line)?.[1];
      if (found !== undefined) {
        isListening = true;
        port.resolve(Number(found));
      }
      // Of a log in JSON, errors alone tell why something ended.
      if (line.startsWith('{"level":30')) return;
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
    });
  }
  child.on('exit', (code, signal) =>
    port.reject(new Error(`the server ended with ${code ?? signal} before it listened\n${lines.join('\n')}`)),
  );
  return { port: port.promise, isListening: () => isListening, last: () => lines.join('\n') };
}
