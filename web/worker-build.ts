import { build, type Plugin, type Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const WORKER = 'src/service-worker.ts';
const ENTRY = 'src/entry-client.tsx';

/** The pages that are read without a network by anybody, and what says so when one is not there. */
const FIRST = [
  ENTRY,
  'src/app-shell/start-app-shell.ts',
  ...['search', 'listing', 'problem', 'offline'].map((page) => `src/pages/${page}.tsx`),
  ...['it', 'en'].flatMap((language) =>
    ['common', 'search', 'listing', 'problem', 'app'].map((part) => `src/i18n/${language}/${part}.ts`),
  ),
];

/**
 * Builds the service worker with the browser's build, as one file with a name that stays, `sw.js`, which names every file of the build
 * it belongs to. Loading it again and again is a matter of the server's headers.
 */
export function serviceWorker(): Plugin {
  let root = '';
  return {
    name: 'scampolo:service-worker',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      // After Vite has taken out the chunks that were nothing but style.
      order: 'post',
      async handler(_options, bundle) {
        const source = await buildWorker(root, filesOf(bundle, root));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source });
      },
    },
  };
}

interface BuildFiles {
  id: string;
  first: string[];
  rest: string[];
}

function filesOf(bundle: Bundle, root: string): BuildFiles {
  const first = new Set<string>();
  for (const module of FIRST) collect(bundle, chunkOf(bundle, `${root}/${module}`), first);
  const all = Object.keys(bundle).filter((file) => /\.(js|css)$/.test(file));
  const rest = all.filter((file) => !first.has(file));
  const address = (file: string): string => `/${file}`;
  return {
    id: hashOf(all.toSorted().join()),
    first: [...first].toSorted().map(address),
    rest: rest.toSorted().map(address),
  };
}

/** What can load every page, or every text: of all that, a page only needs its own. */
const CHOOSERS = /\/src\/(entry-client\.tsx|i18n\/load\.ts)$/;

/** A chunk's file, its style and Latin font, and all it loads now or later. */
function collect(bundle: Bundle, chunk: Chunk, found: Set<string>): void {
  if (found.has(chunk.fileName)) return;
  found.add(chunk.fileName);
  const { importedCss, importedAssets } = chunk.viteMetadata ?? {};
  for (const file of importedCss ?? []) found.add(file);
  for (const file of importedAssets ?? []) if (/latin-wght-normal/.test(file)) found.add(file);
  const later = chunk.moduleIds.some((module) => CHOOSERS.test(module)) ? [] : chunk.dynamicImports;
  for (const file of [...chunk.imports, ...later]) {
    const next = bundle[file];
    if (next?.type === 'chunk') collect(bundle, next, found);
  }
}

function chunkOf(bundle: Bundle, module: string): Chunk {
  const found = Object.values(bundle).find(
    (one): one is Chunk => one.type === 'chunk' && one.facadeModuleId === module,
  );
  if (!found) throw new Error(`the build has no chunk of ${module}`);
  return found;
}

/** Short and stable; names of files carry the hashes of what is in them. */
function hashOf(text: string): string {
  let hash = 0n;
  for (const sign of text) hash = (hash * 131n + BigInt(sign.codePointAt(0) ?? 0)) % 2n ** 61n;
  return hash.toString(36);
}

async function buildWorker(root: string, files: BuildFiles): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __BUILD__: JSON.stringify(files) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const [chunk] = Array.isArray(built) ? (built[0]?.output ?? []) : 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
  return chunk.code;
}
