import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const NODE = process.execPath;
const SERVER = fileURLToPath(new URL('fixtures/watched-server.ts', import.meta.url));
const RUN_AS = fileURLToPath(new URL('fixtures/run-as.ts', import.meta.url));

let outermost: ChildProcess;
let server: number;
let lines: Interface;

afterEach(() => {
  outermost.kill('SIGKILL');
  try {
    process.kill(server, 'SIGKILL');
  } catch {
    // It has ended, as most of these tests expect.
  }
});

/** Starts the server below processes of these names, the first one outermost. */
async function startBelow(...titles: string[]): Promise<void> {
  const command = titles.flatMap((title) => [NODE, RUN_AS, title]);
  const [file = '', ...args] = [...command, NODE, SERVER];
  outermost = spawn(file, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  lines = createInterface({ input: outermost.stdout ?? process.stdin });
  server = Number((await once(lines, 'line'))[0]);
}

describe('a process that a package manager started', () => {
  test.each(['SIGKILL', 'SIGTERM'] as const)(
    'notices that npx was ended by %s, also below pnpm',
    async (signal) => {
      await startBelow('npm exec pnpm@12 start', 'pnpm start');
      outermost.kill(signal);
      expect(await once(lines, 'line')).toEqual(['lost']);
    },
  );

  test('does not mind when what started the package manager ends', async () => {
    await startBelow('a terminal', 'npm exec pnpm@12 start', 'pnpm start');
    outermost.kill('SIGKILL');
    await once(outermost, 'exit');
    process.kill(server, 'SIGUSR2');
    expect(await once(lines, 'line')).toEqual(['here']);
  });
});
