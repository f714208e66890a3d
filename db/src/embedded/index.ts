import { chown, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canEnter, chooseAccount, giveTo, REACHABLE_PLACE } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { choosePlace, createCluster, readClusterVersion } from './cluster.ts';
import type { Account } from './command.ts';
import { findFreePort, isPortFree } from './free-port.ts';
import { type GuardAttempt, takeGuard } from './guard.ts';
import { disownStranger, isOurs, readPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { diskFull, embeddedProblem, saysDiskFull } from './problem.ts';
import { type ClusterRecord, clusterDirOf, createRecord, readRecord, saveRecord } from './record.ts';
import { type Purpose, SETTINGS_FILE, settingsText } from './settings.ts';

export { findRunning } from './find-running.ts';

/** What {@link startEmbedded} is told. */
export interface EmbeddedOptions {
  /** The folder that keeps the database and its record; created when missing. */
  readonly dataDir: string;
  /** Told in a sentence each: what is made, adopted, stopped or kept elsewhere. Default: nobody. */
  readonly log?: (line: string) => void;
  /** Default `keep`. Tests use `throwaway`, which does not survive a power cut. */
  readonly purpose?: Purpose;
  /** Where root keeps what the user of PostgreSQL cannot reach in DATA_DIR or the checkout. Default /var/lib/scampolo. */
  readonly reachablePlace?: string;
  /** How long a server that runs but does not answer is waited for before it is stopped, in milliseconds. Default 60,000. */
  readonly patienceMs?: number;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** For the role and database `scampolo` on 127.0.0.1. Contains the password. */
  readonly url: string;
  /** The cluster's folder. */
  readonly clusterDir: string;
  /** Whether it ran already, left behind by a killed process. */
  readonly adopted: boolean;
  /** Stops it in good order; resolves when it is gone. May be called again. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly dataDir: string;
  readonly dir: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly purpose: Purpose;
  readonly patienceMs: number;
  readonly log: (line: string) => void;
  record: ClusterRecord;
}

type Guard = Extract<GuardAttempt, { kind: 'taken' }>;

const STOP_PATIENCE_MS = 30_000;
const POLL_MS = 50;

/**
 * Starts the PostgreSQL of a DATA_DIR, making it first when there is none. It listens on 127.0.0.1 only, on a port that
 * the DATA_DIR keeps while it is free, in a session of its own, so that Ctrl-C at the terminal does not end it before
 * `stop` does. One that a killed process left behind is adopted. Started by root, it runs as an ordinary user.
 *
 * Side effects: writes under DATA_DIR (and under `reachablePlace` for root, where DATA_DIR is closed to that user).
 *
 * @throws EmbeddedPostgresError, with the remedy, when another process uses this DATA_DIR, the platform has no
 * PostgreSQL, the cluster is of another major version, the disk is full, or the server does not start
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(options);
  const { guard, url, adopted } = await bringUp(cluster);
  if (adopted) cluster.log('adopted the PostgreSQL that an earlier, killed start left running');
  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    // Held to the end: released earlier, another start could adopt a server that is about to go.
    await stopPostmaster(cluster.binaries, cluster.dir, cluster.account, STOP_PATIENCE_MS);
    await guard.release();
  }
  return {
    url,
    clusterDir: cluster.dir,
    adopted,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function openCluster(options: EmbeddedOptions): Promise<Cluster> {
  const {
    dataDir: wanted,
    log = () => undefined,
    purpose = 'keep',
    reachablePlace = REACHABLE_PLACE,
    patienceMs = 60_000,
  } = options;
  const known = await readRecord(wanted);
  const dataDir = await realpath(wanted);
  const account = await chooseAccount(clusterDirOf(dataDir, known), dataDir);
  const binaries = await findBinaries(account, reachablePlace, log);
  // The password and the place are kept first: a cluster whose password nobody knows could not be used.
  const record = known ?? (await createRecord(dataDir, await choosePlace(dataDir, account, reachablePlace)));
  const dir = clusterDirOf(dataDir, record);
  const version = await readClusterVersion(dir);
  if (version !== undefined && version !== binaries.major) throw otherVersion(dir, version, binaries.major);
  if (version === undefined) {
    if (record.elsewhere !== null) log(keptElsewhere(dataDir, dir, account));
    await createCluster(binaries, dir, account, record.password, purpose);
  }
  await giveTo(account, dir);
  if (!(await canEnter(account, dir))) throw closedFolder(dir, account);
  return { dataDir, dir, account, binaries, purpose, patienceMs, log, record };
}

/** Until the cluster answers and is ours: adopt what runs, wait for what starts or stops, start what does not run. */
async function bringUp(cluster: Cluster): Promise<{ guard: Guard; url: string; adopted: boolean }> {
  let deadline = Date.now() + cluster.patienceMs;
  let startedHere = false;
  for (;;) {
    const running = await readPostmaster(cluster.dir);
    if (running?.port !== undefined) {
      const url = urlOf(cluster, running.port);
      const attempt = await takeGuard(url);
      if (attempt.kind === 'held') throw alreadyUsed(cluster.dataDir, attempt.by);
      if (attempt.kind === 'taken') {
        await keepPort(cluster, running.port);
        return { guard: attempt, url, adopted: !startedHere };
      }
      if (attempt.kind === 'busy') deadline = Date.now() + cluster.patienceMs;
    }
    if (running !== undefined && (await isOurs(running.pid, cluster.dir))) {
      await pause(POLL_MS);
      if (Date.now() < deadline) continue;
      await stopSilent(cluster);
      deadline = Date.now() + cluster.patienceMs;
      continue;
    }
    if (running !== undefined) await disownStranger(cluster.dir);
    startedHere = await tryStart(cluster, deadline);
  }
}

/**
 * One attempt to start.
 *
 * @returns false when it failed for a reason that passes: the port was taken a moment ago, another start is under way, or
 * children of a killed server still end
 */
async function tryStart(cluster: Cluster, deadline: number): Promise<boolean> {
  const port = await choosePort(cluster.record.port);
  await writeSettings(cluster, port);
  const { started, output } = await startPostmaster(cluster.binaries, cluster.dir, cluster.account);
  // One that recovers from a crash may take longer than pg_ctl waits.
  if (started || /did not start in time/.test(output)) return true;
  if (saysDiskFull(output)) throw diskFull(cluster.dir);
  const passes = /address already in use|lock file .* already exists|shared memory block .* still in use/is;
  if (passes.test(output) && Date.now() < deadline) {
    await pause(POLL_MS);
    return false;
  }
  throw embeddedProblem(
    `PostgreSQL does not start in ${cluster.dir}.`,
    'Its own words follow. To start afresh, set DATA_DIR to another folder; to use another server, set DATABASE_URL.',
    output,
  );
}

async function stopSilent(cluster: Cluster): Promise<void> {
  cluster.log('stopping a PostgreSQL that an earlier start left behind and that does not answer');
  await stopPostmaster(
    cluster.binaries,
    cluster.dir,
    cluster.account,
    Math.min(cluster.patienceMs, STOP_PATIENCE_MS),
  );
}

async function choosePort(remembered: number | null): Promise<number> {
  return remembered !== null && (await isPortFree(remembered)) ? remembered : findFreePort();
}

async function keepPort(cluster: Cluster, port: number): Promise<void> {
  if (cluster.record.port === port) return;
  cluster.record = { ...cluster.record, port };
  await saveRecord(cluster.dataDir, cluster.record);
}

async function writeSettings(cluster: Cluster, port: number): Promise<void> {
  const file = join(cluster.dir, SETTINGS_FILE);
  await writeFile(file, settingsText(port, cluster.purpose));
  if (cluster.account !== undefined) await chown(file, cluster.account.uid, cluster.account.gid);
}

function urlOf(cluster: Cluster, port: number): string {
  return `postgres://scampolo:${cluster.record.password}@127.0.0.1:${port}/scampolo`;
}

function keptElsewhere(dataDir: string, dir: string, account: Account | undefined): string {
  return `user ${account?.uid}, as whom PostgreSQL runs for root, may not enter ${dataDir}: the database is kept in ${dir}`;
}

function alreadyUsed(dataDir: string, holder: string): Error {
  return embeddedProblem(
    `${dataDir} is in use: ${holder} already runs the PostgreSQL in it.`,
    'Stop that process first (Ctrl-C, or kill with its number), or set DATA_DIR to another folder.',
  );
}

function otherVersion(dir: string, found: string, ours: string): Error {
  return embeddedProblem(
    `The database in ${dir} was made by PostgreSQL ${found}; this version of Scampolo brings PostgreSQL ${ours}.`,
    `To keep what is in it, dump it with PostgreSQL ${found} (pg_dump), move the folder away, start, and restore the dump. ` +
      'To start afresh, move the folder away.',
  );
}

function closedFolder(dir: string, account: Account | undefined): Error {
  return embeddedProblem(
    `User ${account?.uid}, as whom PostgreSQL runs for root, can no longer enter ${dir}.`,
    'Open the folders above it (chmod o+x), move it to a reachable place and set DATA_DIR, or start as its owner.',
  );
}
