import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** With a binary part of its own, or needed only with a bucket: loaded from node_modules as ever. */
const LEFT_OUT = ['sharp', /^@aws-sdk\//];
/** What files of packages are called. */
const PACKAGES = 'packages';

/**
 * Writes each entry as `<name>.js` into `folder`, with everything it imports, packages included, in files that they share. What is
 * loaded later (`import()`) is in files of its own. Names and lines stay as they are written, so that stacks can be read; our own
 * files have source maps besides.
 *
 * @param entries absolute paths of modules, by name
 * @throws when something cannot be found or parsed
 */
export async function bundleServer(entries: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const bundle = await rolldown({
    input: entries,
    platform: 'node',
    external: [/^node:/, ...LEFT_OUT],
    plugins: [pathsOfSources(folder)],
    logLevel: 'silent',
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: { groups: [{ name: PACKAGES, test: /node_modules/, entriesAware: true }] },
      sourcemap: true,
      sourcemapExcludeSources: true,
      comments: false,
    });
  } finally {
    await bundle.close();
  }
  await finishFiles(folder);
}

/**
 * What our modules load by a path beside them (a worker's program, a picture, the built pages) is loaded from where the sources
 * are, not from beside the bundle.
 */
function pathsOfSources(folder: string): Plugin {
  return {
    name: 'paths-of-sources',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
      const path = relative(folder, id).split(sep).join('/');
      const text = code.replaceAll(
        'import.meta.url',
        `new URL(${JSON.stringify(path)}, import.meta.url).href`,
      );
      // Every line stays where it is; without saying so the module would have no map at all.
      const mappings = `AAAA${';AACA'.repeat(code.split('\n').length - 1)}`;
      return { code: text, map: { version: 3, sources: [id], names: [], mappings } };
    },
  };
}

/**
 * Makes the files light to load: one letter outside ASCII doubles what the text of a whole file takes in memory, and the maps of
 * packages, which nobody here debugs, take ten times as much as our own.
 */
async function finishFiles(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.endsWith('.js'))) {
    const path = join(folder, name);
    const code = toAscii(await readFile(path, 'utf8'));
    if (!name.startsWith(PACKAGES)) await writeFile(path, code);
    else {
      await writeFile(path, code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
      await rm(`${path}.map`, { force: true });
    }
  }
}

/** The same program: without comments, such letters stand in strings, templates, patterns and names only, which all read `\u`. */
function toAscii(code: string): string {
  return code.replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
