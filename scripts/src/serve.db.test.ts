import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect as connectSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '@scampolo/db/client';
import { createTestDatabase, type TestDatabase } from '@scampolo/db/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningCommand, startCommand } from './rehearsal/command.ts';

const LONG = { timeout: 30_000, interval: 25 };

let test: TestDatabase;
let database: Database;
let dataDir: string;
let commands: RunningCommand[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  database = connect(test.url, { maxConnections: 2 });
  dataDir = await mkdtemp(join(tmpdir(), 'scampolo-serve-'));
});
afterEach(async () => {
  await Promise.all(commands.map((command) => command.stop()));
  commands = [];
});
afterAll(async () => {
  await database.close();
  await test.drop();
  await rm(dataDir, { recursive: true });
});

function start(name: string, args: readonly string[] = [], env: Record<string, string> = {}): RunningCommand {
  const command = startCommand(name, args, { DATABASE_URL: test.url, DATA_DIR: dataDir, ...env });
  commands.push(command);
  return command;
}

/** `pnpm serve` that answers. */
async function serve(args: readonly string[] = [], env: Record<string, string> = {}) {
  const command = start('serve', ['--api-only', ...args], env);
  const [, address = ''] = await command.saying(/ready: (http\S+)/);
  return { ...command, address };
}

/** The processes that a command has started and that still run. */
async function processesOf({ child }: RunningCommand): Promise<number[]> {
  const pids = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  return pids.trim().split(' ').filter(Boolean).map(Number);
}

/** How many processes answer, as any of them tells. */
async function countServing(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^build_info\{.*\} (\d+)$/m.exec(text)?.[1]);
}

describe('pnpm serve --processes 2', () => {
  it('is restarted without one request failing, and a process that is killed is replaced', async () => {
    const serving = await serve(['--processes', '2']);
    const { address, child, said } = serving;
    const before = await processesOf(serving);
    expect(before).toHaveLength(2);
    expect(await countServing(address)).toBe(2);
    const traffic = sendContinuously(address);
    await expect.poll(() => traffic.answered(), LONG).toBeGreaterThan(100);
    child.kill('SIGHUP');
    await expect.poll(said, LONG).toContain('\nrestarted\n');
    const after = await processesOf(serving);
    expect(after).toHaveLength(2);
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    const atThatTime = traffic.answered();
    await expect.poll(() => traffic.answered(), LONG).toBeGreaterThan(atThatTime + 100);
    expect(await traffic.stop()).toEqual({ failed: [], statuses: [200] });

    const [killed = 0] = after;
    process.kill(killed, 'SIGKILL');
    await once(child, 'said');
    await expect.poll(() => countServing(address), LONG).toBe(2);
    expect(await processesOf(serving)).not.toContain(killed);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  }, 120_000);
});

interface Traffic {
  answered(): number;
  stop(): Promise<{ failed: string[]; statuses: number[] }>;
}

/** Two clients that ask one request after the other, one of them over a connection that it keeps. */
function sendContinuously(address: string): Traffic {
  const failed: string[] = [];
  const statuses = new Set<number>();
  let answered = 0;
  let stopped = false;
  async function client(keepAlive: boolean): Promise<void> {
    const agent = new Agent({ keepAlive, maxSockets: 1 });
    while (!stopped) {
      try {
        statuses.add(await ask(`${address}/api/v1/hubs`, agent));
        answered += 1;
      } catch (error) {
        failed.push(String(error));
      }
    }
    agent.destroy();
  }
  const clients = Promise.all([client(true), client(false)]);
  return {
    answered: () => answered,
    async stop() {
      stopped = true;
      await clients;
      return { failed, statuses: [...statuses] };
    },
  };
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0)).on('error', reject);
    });
    asking.on('error', reject).end();
  });
}

describe('pnpm serve', () => {
  it('asked to stop says so at /readyz, answers for a while, finishes what is in hand, and closes what is idle', async () => {
    const { address, child, ended } = await serve([], { DRAIN_SECONDS: '4' });
    const port = Number(new URL(address).port);
    const idle = await keptConnection(port);
    const slow = await slowSignIn(port);
    child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status, LONG).toBe(503);
    const late = await fetch(`${address}/api/v1/hubs`);
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
    await idle.ended;
    await expect.poll(() => canConnect(port), LONG).toBe(false);
    slow.finish();
    expect(await slow.answer).toMatch(/^HTTP\/1.1 401 [\s\S]*connection: close[\s\S]*INVALID_CREDENTIALS/i);
    expect(await ended).toBe(0);
  }, 120_000);

  it('waits for a request that never ends as long as it is told, and then ends in order', async () => {
    const { address, child, ended, said } = await serve([], { STOP_SECONDS: '1' });
    const slow = await slowSignIn(Number(new URL(address).port));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await slow.answer).toBe('');
    expect(said()).toContain('are cut');
  }, 120_000);

  it('waits for nothing when it is asked a second time', async () => {
    const { address, child, ended } = await serve(['--processes', '2'], { STOP_SECONDS: '3600' });
    const slow = await slowSignIn(Number(new URL(address).port));
    const again = setInterval(() => child.kill('SIGTERM'), 100);
    expect(await ended).toBe(130);
    clearInterval(again);
    expect(await slow.answer).toBe('');
  }, 120_000);

  it('refuses a database without tables, and one of a newer release, and says what to do', async () => {
    const bare = await createTestDatabase();
    const own = connect(bare.url, { maxConnections: 1 });
    try {
      await own.sql`insert into schema_migrations (name, hash) values ('9999_future', 'x')`;
      const newer = start('serve', ['--api-only'], { DATABASE_URL: bare.url });
      expect(await newer.ended).toBe(1);
      expect(newer.said()).toMatch(/9999_future is unknown here[\s\S]*--allow-newer/);
      const worker = start('worker', [], { DATABASE_URL: bare.url });
      expect(await worker.ended).toBe(1);
      expect(worker.said()).toContain('9999_future is unknown here');
      await own.sql`delete from schema_migrations where name in ('9999_future', '0004_pages')`;
      const older = start('serve', ['--api-only'], { DATABASE_URL: bare.url });
      expect(await older.ended).toBe(1);
      expect(older.said()).toMatch(/it lacks 0004_pages[\s\S]*pnpm migrate/);
      for (const { said } of [newer, worker, older]) expect(said()).not.toContain(' at ');
    } finally {
      await own.close();
      await bare.drop();
    }
  }, 120_000);

  it('keeps its processes when new ones cannot be started', async () => {
    const { address, child, said } = await serve();
    await database.sql`insert into schema_migrations (name, hash) values ('9999_future', 'x')`;
    try {
      child.kill('SIGHUP');
      await expect.poll(said, LONG).toContain('the processes from before go on');
      await expect.poll(said, LONG).toContain('9999_future is unknown here');
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
    } finally {
      await database.sql`delete from schema_migrations where name = '9999_future'`;
    }
  }, 120_000);
});

describe('pnpm migrate', () => {
  it('makes an empty database one that can be served', async () => {
    const bare = await createTestDatabase();
    const own = connect(bare.url, { maxConnections: 1 });
    try {
      await own.sql`drop schema public cascade`;
      await own.sql`drop schema pgboss cascade`;
      await own.sql`create schema public`;
      const migrate = start('migrate', [], { DATABASE_URL: bare.url });
      expect(await migrate.ended).toBe(0);
      expect(migrate.said()).toMatch(/0000_foundation[\s\S]*that of this release/);
      const { address } = await serve([], { DATABASE_URL: bare.url });
      const answer = await fetch(`${address}/api/v1/hubs`);
      expect(await answer.text()).toContain('milano');
    } finally {
      await Promise.all(commands.map((command) => command.stop()));
      await own.close();
      await bare.drop();
    }
  }, 120_000);
});

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** A connection that has had an answer and is kept open. */
async function keptConnection(port: number): Promise<{ ended: Promise<unknown> }> {
  const socket = connectSocket(port, '127.0.0.1');
  const ended = once(socket, 'close');
  socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  await once(socket, 'data');
  return { ended };
}

/** A request whose body is half there, in the server's hand. `answer` is all that comes back until the connection ends. */
async function slowSignIn(port: number): Promise<{ finish(): void; answer: Promise<string> }> {
  const body = JSON.stringify({
    email: `nobody-${randomBytes(4).toString('hex')}@test.example`,
    password: 'a guess of some length',
  });
  const socket: Socket = connectSocket(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.on('error', () => socket.destroy());
  const ended = once(socket, 'close').then(() => answer);
  socket.write(
    'POST /api/v1/auth/login HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n`,
  );
  // The server says to go on once it has the request in hand.
  await expect.poll(() => answer, LONG).toContain('100 Continue');
  answer = '';
  socket.write(body.slice(0, 10));
  return { finish: () => socket.write(body.slice(10)), answer: ended };
}
