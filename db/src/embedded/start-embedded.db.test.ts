import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './index.ts';
import { readPostmaster } from './postmaster.ts';
import type { Purpose } from './settings.ts';

const HOLD_OPEN = fileURLToPath(new URL('fixtures/hold-open.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** A DATA_DIR with a database in it that no process uses; making one takes longer than copying it. */
let prepared: string;
let place: string;
let dataDir: string;
let running: EmbeddedPostgres[];
let children: ChildProcess[];

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'scampolo-prepared-'));
  await chmod(prepared, 0o755);
  await (await startEmbedded({ dataDir: prepared, purpose: 'throwaway' })).stop();
});

afterAll(() => rm(prepared, { recursive: true }));

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'scampolo-launcher-'));
  await chmod(place, 0o755);
  dataDir = join(place, 'data');
  running = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(running.map((server) => server.stop()));
  const orphan = await pidOf({ clusterDir: join(dataDir, 'postgres') });
  if (orphan !== undefined && children.length > 0) process.kill(orphan, 'SIGQUIT');
  // Its children take a moment to go, and until then files appear in the folder.
  await rm(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, purpose: 'throwaway', ...options });
  running.push(server);
  return server;
}

/** Starts the same in a process of its own and waits until it is ready. */
async function startInOther(
  env: Record<string, string> = {},
  purpose: Purpose = 'throwaway',
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [HOLD_OPEN, dataDir, purpose], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const { value: line } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  if (line === undefined) throw new Error('the other process ended before it was ready');
  return { child, url: String(JSON.parse(line).url) };
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

async function pidOf(server: { clusterDir: string }): Promise<number | undefined> {
  return (await readPostmaster(server.clusterDir))?.pid;
}

describe('a first start', () => {
  test('gives a database in UTF-8 to a role that is no superuser, and leaves nothing running', async () => {
    const server = await start();
    const [row] = await query(
      server.url,
      `select rolsuper, current_database() as name, pg_encoding_to_char(encoding) as encoding, lower('ÈÐ') as lower
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(row).toEqual({ rolsuper: false, name: 'scampolo', encoding: 'UTF8', lower: 'èð' });
    await server.stop();
    expect(await pidOf(server)).toBeUndefined();
    await expect(query(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('keeps the password in a file that its owner alone can read, and accepts no other', async () => {
    const server = await start();
    expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    wrong.username = 'postgres';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/no pg_hba.conf entry/);
  });

  test.each([
    ['no LANG', {}],
    [
      'a LANG that is not installed and settings for other servers',
      {
        LANG: 'xx_XX.ISO-8859-15',
        LC_ALL: 'xx_XX.ISO-8859-15',
        PGDATA: '/nowhere',
        PGPORT: '1',
        PGOPTIONS: '-c no=1',
      },
    ],
  ])('works with %s in the environment', async (_, env) => {
    const { url } = await startInOther(env);
    expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  });

  test('removes what a start left that was cut off while it made the database', async () => {
    const { child } = await startInOther();
    child.kill('SIGKILL');
    await mkdir(join(dataDir, `postgres.new-${child.pid}`));
    await (await start()).stop();
    await rm(join(dataDir, 'postgres'), { recursive: true });
    await start();
    expect((await readdir(dataDir)).toSorted()).toEqual(['postgres', 'postgres.json']);
  });

  test('by three at once in one DATA_DIR succeeds for exactly one', async () => {
    const results = await Promise.allSettled([start(), start(), start()]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(String(reason)).toContain('is in use');
    expect(await query(running[0]?.url ?? '', 'select 1 as n')).toEqual([{ n: 1 }]);
  });
});

describe('a later start', () => {
  beforeEach(() => cp(prepared, dataDir, { recursive: true }));

  test('finds what was stored, on the same port', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  test('takes another port and remembers it when a stranger listens on its own', async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(stranger, 'listening');
    const second = await start();
    stranger.close();
    expect(second.url).not.toBe(first.url);
    await second.stop();
    expect((await start()).url).toBe(second.url);
  });

  test('refuses a cluster of another major version and leaves it as it is', async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(first.clusterDir, 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17[\s\S]*pg_dump/);
    expect(await readFile(join(first.clusterDir, 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('refuses a damaged record instead of making a new database', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres.json'), '{}');
    await expect(start()).rejects.toThrow(/postgres\.json[\s\S]*backup/);
  });
});

describe('another process', () => {
  beforeEach(() => cp(prepared, dataDir, { recursive: true }));

  test('that uses the same DATA_DIR is named in the refusal, and is not disturbed', async () => {
    const { child, url } = await startInOther();
    await expect(start()).rejects.toThrow(new RegExp(`in use: process ${child.pid} .*\\n.*DATA_DIR`));
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('that was killed leaves a PostgreSQL which the next start adopts with what was committed', async () => {
    const { child, url } = await startInOther();
    await query(url, 'create table kept as select 42 as n');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const orphan = await pidOf({ clusterDir: join(dataDir, 'postgres') });
    const server = await start();
    expect(server.adopted).toBe(true);
    expect(await pidOf(server)).toBe(orphan);
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 42 }]);
    await server.stop();
    expect(await pidOf(server)).toBeUndefined();
  });

  test('that was killed with its PostgreSQL leaves a cluster that recovers', async () => {
    const { child, url } = await startInOther({}, 'keep');
    await query(url, 'create table kept as select 42 as n');
    child.kill('SIGKILL');
    process.kill((await pidOf({ clusterDir: join(dataDir, 'postgres') })) ?? 0, 'SIGKILL');
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 42 }]);
  });

  test('of the same user that got the number of a dead PostgreSQL is not taken for one', async () => {
    const first = await start();
    const { uid, gid } = await stat(first.clusterDir);
    const pidFile = join(first.clusterDir, 'postmaster.pid');
    const text = await readFile(pidFile, 'utf8');
    await first.stop();
    const stranger = spawn('/bin/sleep', ['1000'], { cwd: '/', ...(isRoot ? { uid, gid } : {}) });
    children.push(stranger);
    await writeFile(pidFile, [stranger.pid, ...text.split('\n').slice(1)].join('\n'), { mode: 0o600 });
    await chown(pidFile, uid, gid);
    const second = await start();
    expect(await query(second.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  });

  test('that hangs as a PostgreSQL which does not answer is stopped after some patience', async () => {
    const { child } = await startInOther();
    child.kill('SIGKILL');
    const orphan = (await pidOf({ clusterDir: join(dataDir, 'postgres') })) ?? 0;
    process.kill(orphan, 'SIGSTOP');
    const said: string[] = [];
    const server = await start({ patienceMs: 1000, log: (line) => said.push(line) });
    expect(server.adopted).toBe(false);
    expect(await pidOf(server)).not.toBe(orphan);
    expect(said.join()).toContain('does not answer');
  });
});

test('Ctrl-C at the terminal does not reach PostgreSQL before its own stop does', async () => {
  const { child, url } = await startInOther();
  process.kill(-(child.pid ?? 0), 'SIGINT');
  expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('in a folder of mode 0700, root keeps the database where an ordinary user can reach it', async () => {
  await chmod(place, 0o700);
  const reachablePlace = await mkdtemp(join(tmpdir(), 'scampolo-reachable-'));
  await chmod(reachablePlace, 0o755);
  const said: string[] = [];
  try {
    const first = await start({ reachablePlace, log: (line) => said.push(line) });
    await query(first.url, 'create table kept as select 42 as n');
    await first.stop();
    expect(first.clusterDir.startsWith(isRoot ? reachablePlace : dataDir)).toBe(true);
    expect(said.join().includes(`kept in ${first.clusterDir}`)).toBe(isRoot);
    const second = await start({ reachablePlace });
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
    expect(second.clusterDir).toBe(first.clusterDir);
    await second.stop();
  } finally {
    await rm(reachablePlace, { recursive: true, force: true });
  }
  expect(existsSync(reachablePlace)).toBe(false);
});
