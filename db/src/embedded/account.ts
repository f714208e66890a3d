import { chown, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, runCommand } from './command.ts';
import { embeddedProblem, systemCode } from './problem.ts';

/** The place under which root keeps what an ordinary user must reach and cannot reach in the checkout. */
export const REACHABLE_PLACE = '/var/lib/scampolo';

const NOBODY = 65534;

/**
 * Chooses whom PostgreSQL runs as, since it refuses to run as root: the owner of an existing cluster, else the owner of
 * the data directory, else `nobody`.
 *
 * @param clusterDir the cluster's folder, which need not exist
 * @param dataDir an existing folder
 * @returns `undefined` when this process is not root's and PostgreSQL runs as its own user
 * @throws EmbeddedPostgresError when an ordinary user meets another user's cluster, or root may not become another user
 */
export async function chooseAccount(clusterDir: string, dataDir: string): Promise<Account | undefined> {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const cluster = await ownerOf(clusterDir);
  if (self === 0) {
    const account = ordinary(cluster) ?? ordinary(await ownerOf(dataDir)) ?? (await readNobody());
    // Fails here, with the reason, where this root may not become another user.
    await canEnter(account, '/');
    return account;
  }
  if (cluster !== undefined && cluster.uid !== self) {
    throw embeddedProblem(
      `The database in ${clusterDir} belongs to user ${cluster.uid}, and this process runs as user ${self}.`,
      'Start as that user (or as root, when root started it first), or set DATA_DIR to another folder.',
    );
  }
  return undefined;
}

/**
 * Whether the account may enter a folder. Tried for real, since access lists and network drives obey more than mode bits.
 *
 * @throws EmbeddedPostgresError when this root may not become another user at all
 */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  if (account === undefined) return true;
  try {
    return (await runCommand('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { account })).code === 0;
  } catch (error) {
    if (!['EPERM', 'EINVAL'].includes(systemCode(error))) throw error;
    throw embeddedProblem(
      `PostgreSQL refuses to run as root, and this root may not become user ${account.uid} (${systemCode(error)}).`,
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL that already runs.',
    );
  }
}

/** Gives a folder and everything in it to the account, where that is not so already. Links are not followed. */
export async function giveTo(account: Account | undefined, folder: string): Promise<void> {
  if (account === undefined || (await lstat(folder)).uid === account.uid) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  // The folder itself comes last: its owner tells the next attempt whether this one came to its end.
  await chown(folder, account.uid, account.gid);
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function ordinary(owner: Account | undefined): Account | undefined {
  return owner === undefined || owner.uid === 0 ? undefined : owner;
}

async function readNobody(): Promise<Account> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = users
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  // macOS gives nobody the number -2, which a spawned process cannot be given.
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: NOBODY, gid: NOBODY };
}
