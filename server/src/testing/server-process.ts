import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A server in a process of its own, on a free port of this machine. */
export interface ServerProcess {
  address: string;
  process: ChildProcess;
  /** Stops it as a service manager would and waits until it is gone; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `server/src/main.ts` (the API alone) on a migrated database and waits until it listens. */
export async function startServerProcess(databaseUrl: string, dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN, '--api-only'], {
    env: {
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: '0',
      NODE_ENV: 'test',
      RATE_LIMIT: 'off',
      JWT_SECRET: 'test-secret-of-32-characters-or-more',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await listeningAddress(child);
  return {
    address,
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      return child.exitCode;
    },
  };
}

/** Reads the log until the line that names the address; then lets the rest flow away. */
async function listeningAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server process has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /Server listening at (http:\/\/[^"]+)/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error(`the server process ended before it listened (code ${child.exitCode})`);
}
