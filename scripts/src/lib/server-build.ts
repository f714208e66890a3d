import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as config from '@scampolo/server/config';
import type * as main from '@scampolo/server/main';
import type * as worker from '@scampolo/server/worker';
import { setUpError } from './failure.ts';
import { REPOSITORY_ROOT } from './repository.ts';

/** What a bundle of the server is made from, and where it goes. */
export interface ServerSources {
  /** modules at which a process begins, by name: absolute paths */
  readonly entries: Readonly<Record<string, string>>;
  /** folders whose every source file counts as part of the bundle */
  readonly roots: readonly string[];
  readonly lockFile: string;
  /** holds a folder for each bundle, named after its sources */
  readonly distDir: string;
}

/** Those of this repository. */
export const SERVER_SOURCES = {
  entries: {
    config: join(REPOSITORY_ROOT, 'server/src/config.ts'),
    main: join(REPOSITORY_ROOT, 'server/src/main.ts'),
    worker: join(REPOSITORY_ROOT, 'server/src/worker.ts'),
    'serve-process': join(REPOSITORY_ROOT, 'server/src/serve-process.ts'),
  },
  roots: ['server', 'db', 'shared'].map((name) => join(REPOSITORY_ROOT, name)),
  lockFile: join(REPOSITORY_ROOT, 'pnpm-lock.yaml'),
  distDir: join(REPOSITORY_ROOT, 'server/dist'),
} as const satisfies ServerSources;

/** Where a process of the server begins. */
export type ServerEntry = keyof typeof SERVER_SOURCES.entries;

/** What the entries that are loaded into a process of ours export. */
interface ServerModules {
  config: typeof config;
  main: typeof main;
  worker: typeof worker;
}

/** A process that is being replaced may still load parts of the bundle it was started with. */
const KEPT = 3;
const NOT_SOURCES = ['node_modules', 'dist', 'migrations', 'testing', 'contract-tests'];

/**
 * Puts the server and all its packages into a few files, unless that was done for the sources as they are: their contents are
 * compared, not their times. Builds at the same time do not disturb each other, and what is found under a bundle's name is whole.
 *
 * @param log told before a build begins
 * @returns whether it was built now
 * @throws SetUpError when the build fails
 */
export async function buildServerWhenStale(
  log: (line: string) => void,
  sources: ServerSources = SERVER_SOURCES,
): Promise<boolean> {
  const folder = bundleFolder(sources);
  if (existsSync(folder)) return false;
  log('bundling the server');
  const unfinished = `${folder}.${randomUUID()}.unfinished`;
  try {
    // Loaded here: only who builds has it installed, and it is large.
    const { bundleServer } = await import('./server-bundle.ts');
    await bundleServer(sources.entries, unfinished);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw setUpError(
      'The server could not be bundled.',
      error instanceof Error ? error.message : String(error),
    );
  }
  await moveInto(unfinished, folder);
  await forgetOlder(sources.distDir);
  return true;
}

/**
 * The program at which a server process begins: of the bundle when there is one of the sources as they are, else the source itself,
 * which does the same and takes three times as long to load.
 */
export function serverEntry(name: ServerEntry, sources: ServerSources = SERVER_SOURCES): string {
  const source = sources.entries[name];
  if (source === undefined) throw new Error(`the server has no entry ${name}`);
  const bundled = join(bundleFolder(sources), `${name}.js`);
  return existsSync(bundled) ? bundled : source;
}

/**
 * Loads {@link serverEntry} into this process.
 * @param dataDir where compiled code is kept from one start to the next; where it cannot be, it is compiled each time
 */
export async function importServer<Name extends keyof ServerModules>(
  name: Name,
  dataDir: string,
): Promise<ServerModules[Name]> {
  enableCompileCache(compileCacheFolder(dataDir));
  return import(pathToFileURL(serverEntry(name)).href);
}

/** Where server processes keep compiled code: for NODE_COMPILE_CACHE. */
export function compileCacheFolder(dataDir: string): string {
  return join(dataDir, 'compile-cache');
}

/** The folder of the bundle of the sources as they are, whether it exists or not. */
export function bundleFolder({ roots, lockFile, distDir }: ServerSources): string {
  const hash = createHash('sha256');
  // How it is bundled decides as well what comes out.
  for (const root of [...roots, join(import.meta.dirname, 'server-bundle.ts'), lockFile]) {
    for (const file of filesAt(root)) {
      hash.update(`${relative(dirname(root), file)}\0`).update(readFileSync(file));
    }
  }
  return join(distDir, hash.digest('hex').slice(0, 16));
}

// Not with promises: a thousand small files are read in a third of the time, and nothing else waits.
function filesAt(path: string): string[] {
  return statSync(path).isFile() ? [path] : filesBelow(path);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCES.includes(name) && !/\.test\.tsx?$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

/** Gives a finished folder its name, unless another build of the same sources was faster. */
async function moveInto(finished: string, folder: string): Promise<void> {
  try {
    await rename(finished, folder);
  } catch (error) {
    await rm(finished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function forgetOlder(distDir: string): Promise<void> {
  const names = (await readdir(distDir)).filter((name) => !name.endsWith('.unfinished'));
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(distDir, name);
      return { path, made: (await stat(path)).mtimeMs };
    }),
  );
  const older = found.toSorted((a, b) => b.made - a.made).slice(KEPT);
  await Promise.all(older.map(({ path }) => rm(path, { recursive: true, force: true })));
}
