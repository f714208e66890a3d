import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setUpError } from './failure.ts';
import { REPOSITORY_ROOT } from './repository.ts';
import { type ProgramResult, pathWithProgramsOf, runProgram } from './run-program.ts';

/** The folders of one build: where its package is, and where else its sources are. */
export interface WebSources {
  readonly webDir: string;
  readonly sharedDir: string;
  readonly lockFile: string;
}

/** What else a build may be told. */
export interface WebBuildOptions {
  /** Default: those of this repository. */
  readonly sources?: WebSources;
  /** Ends a build that is under way, which then fails. */
  readonly signal?: AbortSignal;
}

/** Those of this repository. */
export const WEB_SOURCES: WebSources = {
  webDir: join(REPOSITORY_ROOT, 'web'),
  sharedDir: join(REPOSITORY_ROOT, 'shared'),
  lockFile: join(REPOSITORY_ROOT, 'pnpm-lock.yaml'),
};

/** The file that says from which sources this repository's pages were built; without it they are built anew. */
export const BUILD_RECORD = recordOf(WEB_SOURCES.webDir);

const NOT_SOURCES = ['node_modules', 'dist'];

/**
 * Builds the web package unless `web/dist` already comes from the sources as they are: their contents are compared,
 * not their times, which a clone or a branch change makes meaningless.
 *
 * @param log told before a build begins
 * @returns whether it was built now
 * @throws SetUpError when the build fails; what it printed is part of the message
 */
export async function buildWebWhenStale(
  log: (line: string) => void,
  { sources = WEB_SOURCES, signal }: WebBuildOptions = {},
): Promise<boolean> {
  const wanted = await fingerprint(sources);
  const record = recordOf(sources.webDir);
  if ((await readFile(record, 'utf8').catch(() => '')) === wanted) return false;
  log('building the web pages');
  // Without its record a build that is cut off is not taken for a whole one.
  await rm(record, { force: true });
  const { code, output } = await runBuild(sources.webDir, signal);
  if (code !== 0) throw setUpError('The web pages could not be built.', output.trim());
  await mkdir(join(sources.webDir, 'dist'), { recursive: true });
  await writeFile(record, wanted);
  return true;
}

/** A hash of the names and contents of everything that a build of the web package reads. */
export async function fingerprint({ webDir, sharedDir, lockFile }: WebSources): Promise<string> {
  const hash = createHash('sha256');
  for (const root of [webDir, sharedDir]) {
    for (const file of await listSources(root)) {
      hash.update(`${relative(root, file)}\0`).update(await readFile(file));
    }
  }
  return hash.update(await readFile(lockFile)).digest('hex');
}

function recordOf(webDir: string): string {
  return join(webDir, 'dist', '.built-from');
}

async function listSources(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (NOT_SOURCES.includes(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    const path = join(root, entry.name);
    if (entry.isDirectory()) found.push(...(await listSources(path)));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted();
}

/** Runs the package's own `build` script, without needing pnpm on the PATH. */
async function runBuild(webDir: string, signal: AbortSignal | undefined): Promise<ProgramResult> {
  const manifest: { scripts?: { build?: string } } = JSON.parse(
    await readFile(join(webDir, 'package.json'), 'utf8'),
  );
  const script = manifest.scripts?.build;
  if (script === undefined) throw new Error(`${webDir}/package.json has no script "build"`);
  const [shell, flags] = process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c']] : ['/bin/sh', ['-c']];
  return runProgram(shell, [...flags, script], {
    cwd: webDir,
    env: { PATH: pathWithProgramsOf(webDir), NODE_ENV: 'production' },
    output: 'capture',
    ...(signal && { signal }),
  });
}
