import { spawnSync } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, program } from './binaries.ts';
import { type Account, runCommand } from './command.ts';
import { systemCode } from './problem.ts';

/** What a cluster's postmaster.pid says. */
export interface Postmaster {
  readonly pid: number;
  /** The TCP port; `undefined` while the server is so young that it has not written it yet. */
  readonly port: number | undefined;
}

/** How a start ended; `output` is what `pg_ctl` and the server's own log said. */
export interface StartResult {
  readonly started: boolean;
  readonly output: string;
}

/** Reads a cluster's postmaster.pid; `undefined` when no server claims the cluster. */
export async function readPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readPidFile(clusterDir);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const port = Number(lines[3]);
  return { pid: Number(lines[0]), port: port > 0 ? port : undefined };
}

/**
 * Whether the process that postmaster.pid names is a PostgreSQL on this cluster, and not one that merely got the same
 * number after a crash or in another container.
 */
export async function isOurs(pid: number, clusterDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await readCommandLine(pid);
  return (
    command !== undefined &&
    /postgres/.test(command) &&
    command.split(/[\0\n]/).some((part) => part.endsWith(clusterDir))
  );
}

/** Whether a process of this number exists, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * Makes a postmaster.pid that names a stranger's process name a dead one instead. Deleting the file would also delete the key of the
 * shared memory by which PostgreSQL notices children of a killed server that still write.
 */
export async function disownStranger(clusterDir: string): Promise<void> {
  const text = await readPidFile(clusterDir);
  if (text === undefined) return;
  // Written in place: the file keeps its owner, which PostgreSQL checks.
  await writeFile(join(clusterDir, 'postmaster.pid'), [deadPid(), ...text.split('\n').slice(1)].join('\n'));
}

/** Starts the server of a cluster and waits up to a minute until it answers. It gets a session of its own. */
export async function startPostmaster(
  binaries: Binaries,
  clusterDir: string,
  account: Account | undefined,
): Promise<StartResult> {
  const logFile = join(clusterDir, 'server.log');
  const before = await readFile(logFile, 'utf8').catch(() => '');
  // A log grows by a few lines a start; one that grew large is set aside, once.
  if (before.length > 2_000_000) await rename(logFile, `${logFile}.old`);
  const args = ['start', '--pgdata', clusterDir, '--log', logFile, '--wait', '--timeout=60', '--silent'];
  const { code, output } = await runCommand(program(binaries, 'pg_ctl'), args, { account });
  if (code === 0) return { started: true, output };
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return { started: false, output: `${output}${log.startsWith(before) ? log.slice(before.length) : log}` };
}

/**
 * Stops the server of a cluster and waits until it is gone: in good order (open transactions are rolled back, everything is
 * written out); at once when that takes longer than `patienceMs`; by force when even that does not help. What was
 * committed survives all three. A cluster without a server is no error.
 */
export async function stopPostmaster(
  binaries: Binaries,
  clusterDir: string,
  account: Account | undefined,
  patienceMs: number,
): Promise<void> {
  const limit = `--timeout=${Math.ceil(patienceMs / 1000)}`;
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '--pgdata', clusterDir, `--mode=${mode}`, '--wait', limit, '--silent'];
    await runCommand(program(binaries, 'pg_ctl'), args, { account });
    if ((await findOurs(clusterDir)) === undefined) return;
  }
  const left = await findOurs(clusterDir);
  if (left !== undefined) process.kill(left, 'SIGKILL');
}

async function findOurs(clusterDir: string): Promise<number | undefined> {
  const left = await readPostmaster(clusterDir);
  return left !== undefined && (await isOurs(left.pid, clusterDir)) ? left.pid : undefined;
}

async function readPidFile(clusterDir: string): Promise<string | undefined> {
  try {
    return await readFile(join(clusterDir, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function readCommandLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  }
  const { code, output } = await runCommand('/bin/ps', ['-o', 'command=', '-p', String(pid)], {
    account: undefined,
  });
  return code === 0 ? output : undefined;
}

/** The number of a process that has just ended; the system hands out other numbers first. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
