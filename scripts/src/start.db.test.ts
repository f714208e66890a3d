import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const START = fileURLToPath(new URL('start.ts', import.meta.url));

let dataDir: string;
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-start-'));
  await chmod(dataDir, 0o711);
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  // Left only by a test that failed after a kill -9.
  if (postgresRuns()) {
    const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  }
  await rm(dataDir, { recursive: true, maxRetries: 20, retryDelay: 50 });
});

interface Started {
  readonly child: ChildProcess;
  /** Everything it has printed so far. */
  said(): string;
}

function run(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [START], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return { child, said: () => said };
}

/** Starts it and waits for the line with the address, which it gives back. */
async function startReady(): Promise<Started & { address: string }> {
  const started = run();
  const ended = once(started.child, 'exit').then(() => Promise.reject(new Error(started.said())));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: started.child.stdout ?? process.stdin }).on('line', (line) => {
      const [, address] = /^Scampolo is ready: (http\S+)$/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  const address = await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return { ...started, address };
}

function postgresRuns(): boolean {
  return existsSync(join(dataDir, 'postgres', 'postmaster.pid'));
}

describe('start', () => {
  test('answers, says where, and leaves nothing running after Ctrl-C; after kill -9 the next one goes on', async () => {
    const first = await startReady();
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
    expect(first.said()).toContain(`Mail it sends: ${first.address}/dev/mail`);
    // As a terminal and a package manager deliver one Ctrl-C.
    first.child.kill('SIGINT');
    first.child.kill('SIGINT');
    expect(await once(first.child, 'exit')).toEqual([0, null]);
    expect(postgresRuns()).toBe(false);
    await expect(fetch(first.address)).rejects.toThrow();

    const second = await startReady();
    second.child.kill('SIGKILL');
    await once(second.child, 'exit');
    expect(postgresRuns()).toBe(true);

    const third = await startReady();
    expect(third.said()).toContain('adopted');
    expect((await fetch(`${third.address}/readyz`)).status).toBe(200);
    third.child.kill('SIGHUP');
    expect(await once(third.child, 'exit')).toEqual([0, null]);
    expect(postgresRuns()).toBe(false);
  });

  test('does not wait for a request that never ends when Ctrl-C is pressed again', async () => {
    const { child, address } = await startReady();
    const endless = connect(Number(new URL(address).port), '127.0.0.1');
    endless.on('error', () => endless.destroy());
    endless.write('POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n');
    endless.write('content-length: 1000\r\n\r\n{');
    // Answered after what the endless request has sent: the server has it in hand.
    await fetch(`${address}/healthz`);
    const exit = once(child, 'exit');
    const again = setInterval(() => child.kill('SIGINT'), 100);
    expect(await exit).toEqual([130, null]);
    clearInterval(again);
    expect(postgresRuns()).toBe(false);
  });

  test('refuses a port in use with the remedy, before it starts anything', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    const { child, said } = run({ PORT: String(port) });
    expect(await once(child, 'exit')).toEqual([1, null]);
    stranger.close();
    expect(said()).toContain(`Port ${port} of 127.0.0.1 is in use`);
    expect(said()).toContain(`PORT=${port + 1}`);
    expect(said()).not.toContain(' at ');
    expect(existsSync(join(dataDir, 'postgres.json'))).toBe(false);
  });

  test('lists every setting that is wrong', async () => {
    const { child, said } = run({ PORT: 'many', SMTP_URL: 'http://mail' });
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said()).toMatch(/PORT[\s\S]*SMTP_URL/);
  });
});
