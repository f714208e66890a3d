import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { canEnter } from './account.ts';
import { type Binaries, program } from './binaries.ts';
import { type Account, runCommand } from './command.ts';
import { isAlive } from './postmaster.ts';
import { diskFull, embeddedProblem, saysDiskFull, systemCode } from './problem.ts';
import { ACCESS_RULES, type Purpose, SETTINGS_FILE } from './settings.ts';

const STAGING = '.new-';

/** The major version that wrote a cluster, such as `18`, or `undefined` where there is no cluster. */
export async function readClusterVersion(clusterDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Where a new cluster goes: into DATA_DIR when the account can reach it, else under `reachablePlace` with a random name.
 *
 * @returns `null` for DATA_DIR itself, else the path of the other place
 * @throws EmbeddedPostgresError when the account can reach neither
 */
export async function choosePlace(
  dataDir: string,
  account: Account | undefined,
  reachablePlace: string,
): Promise<string | null> {
  if (await canEnter(account, dataDir)) return null;
  try {
    if ((await mkdir(reachablePlace, { recursive: true })) !== undefined) await chmod(reachablePlace, 0o755);
  } catch (error) {
    throw unreachable(dataDir, account, String(error));
  }
  if (!(await canEnter(account, reachablePlace))) throw unreachable(dataDir, account, '');
  return join(reachablePlace, `postgres-${randomBytes(6).toString('hex')}`);
}

/**
 * Makes a new cluster with UTF-8 and no dependence on the system's locales, the role `scampolo` (no superuser) and
 * its database `scampolo`. It is built beside its place and moved there when whole, so that a start that was cut off
 * leaves nothing half done.
 *
 * @throws EmbeddedPostgresError when the disk is full, the place cannot be written, or `initdb` fails
 */
export async function createCluster(
  binaries: Binaries,
  clusterDir: string,
  account: Account | undefined,
  password: string,
  purpose: Purpose,
): Promise<void> {
  const staging = `${clusterDir}${STAGING}${process.pid}-${randomBytes(3).toString('hex')}`;
  try {
    await removeAbandoned(clusterDir);
    await makeStaging(staging, account);
    await initialise(binaries, staging, account, purpose);
    await createRole(binaries, staging, account, password, purpose);
    await rename(staging, clusterDir);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another start at the same moment was first: its cluster is as good.
    if (['ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) return;
    throw systemCode(error) === '' ? error : unusablePlace(clusterDir, error);
  }
}

/** Removes half-made clusters whose maker was killed. */
async function removeAbandoned(clusterDir: string): Promise<void> {
  const place = dirname(clusterDir);
  const prefix = `${basename(clusterDir)}${STAGING}`;
  for (const name of await readdir(place)) {
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (name.startsWith(prefix) && !isAlive(maker))
      await rm(join(place, name), { recursive: true, force: true });
  }
}

async function makeStaging(staging: string, account: Account | undefined): Promise<void> {
  await mkdir(staging, { mode: 0o700 });
  if (account !== undefined) await chown(staging, account.uid, account.gid);
}

async function initialise(
  binaries: Binaries,
  staging: string,
  account: Account | undefined,
  purpose: Purpose,
): Promise<void> {
  const args = ['--pgdata', staging, '--username=postgres', '--auth=reject'];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const sync = purpose === 'throwaway' ? ['--no-sync'] : [];
  const { code, output } = await runCommand(program(binaries, 'initdb'), [...args, ...locale, ...sync], {
    account,
  });
  if (code !== 0) throw creationFailed(staging, output);
  await appendFile(join(staging, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`);
  await writeFile(join(staging, 'pg_hba.conf'), ACCESS_RULES);
}

/** In single-user mode, before the cluster listens anywhere: one statement a line. */
async function createRole(
  binaries: Binaries,
  staging: string,
  account: Account | undefined,
  password: string,
  purpose: Purpose,
): Promise<void> {
  const fsync = purpose === 'throwaway' ? 'off' : 'on';
  const args = ['--single', '-D', staging, '-c', 'exit_on_error=on', '-c', `fsync=${fsync}`, 'postgres'];
  const input = [
    `CREATE ROLE scampolo LOGIN CREATEDB PASSWORD '${password}'`,
    'CREATE DATABASE scampolo OWNER scampolo',
    '',
  ].join('\n');
  const { code, output } = await runCommand(program(binaries, 'postgres'), args, { account, input });
  if (code !== 0) throw creationFailed(staging, output);
}

function creationFailed(staging: string, output: string): Error {
  if (saysDiskFull(output)) return diskFull(dirname(staging));
  return embeddedProblem(
    `PostgreSQL could not make its database in ${dirname(staging)}.`,
    'Set DATA_DIR to a folder on a local disk, or set DATABASE_URL to a PostgreSQL that already runs.',
    output,
  );
}

function unreachable(dataDir: string, account: Account | undefined, detail: string): Error {
  return embeddedProblem(
    `User ${account?.uid}, as whom PostgreSQL runs for root, may not enter ${dataDir}, and there is no other place for it.`,
    'Set DATA_DIR to a folder that every user can enter, start as an ordinary user, or set DATABASE_URL.',
    detail,
  );
}

function unusablePlace(clusterDir: string, error: unknown): Error {
  if (saysDiskFull(systemCode(error))) return diskFull(dirname(clusterDir));
  return embeddedProblem(
    `The folder ${dirname(clusterDir)} cannot hold the database.`,
    'Make it writable, or set DATA_DIR to another folder.',
    String(error),
  );
}
