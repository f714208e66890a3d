import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from '../lib/repository.ts';

/** Where a service worker says which build it belongs to. */
const BUILD_ID = /(\bid:["'`])(?=\w+["'`],first:)/;

/** The built web front end as another build would leave it. */
export interface OtherBuild {
  /** what `startServer` takes as its web folder */
  folder: string;
  remove(): Promise<void>;
}

/**
 * Copies `web/dist` and gives every built file another name, as a build of changed sources does: of the names that an open page knows
 * none is there any more.
 * @param worker false for a build that has no service worker
 */
export async function makeOtherBuild({ worker = true } = {}): Promise<OtherBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'scampolo-build-'));
  await cp(join(REPOSITORY_ROOT, 'web', 'dist'), folder, { recursive: true });
  // The renderer imports packages of the workspace by name, and needs to be a module.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  const assets = join(folder, 'client', 'assets');
  const names = await readdir(assets);
  const renamed = (name: string): string => name.replace(/(\.\w+)$/, '2$1');
  for (const file of [
    ...names.filter((name) => /\.(js|css)$/.test(name)).map((name) => join(assets, name)),
    join(folder, 'client', 'sw.js'),
    join(folder, 'client', '.vite', 'manifest.json'),
  ]) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, replaceAll(text, names, renamed).replace(BUILD_ID, '$1other'));
  }
  for (const name of names) await rename(join(assets, name), join(assets, renamed(name)));
  if (!worker) await rm(join(folder, 'client', 'sw.js'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

function replaceAll(text: string, names: readonly string[], renamed: (name: string) => string): string {
  return names.reduce((changed, name) => changed.replaceAll(name, renamed(name)), text);
}
