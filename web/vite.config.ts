import { defineConfig } from 'vite';
import { serviceWorker } from './worker-build.ts';

// What both search and listing load anyway, in one file: many small ones compress worse than one.
const BASE =
  /node_modules\/preact|src\/(i18n\/(context|format|translate|load|part-files)|api\/client|components\/(photo|swatch|composition-bar)|state\/measure-words|domain\/(quantity|catalogue))\.tsx?$/;

// And what draws one lot, on its own page and in the staff's queue.
const LOT =
  /(components\/(scheda|fact|attribute-facts|composition-fact|lot-drawing|length-drawing|pieces-drawing)|state\/(scale-drawing|terms|decimal)|domain\/(exchange|listing)|api\/exchange)\.tsx?$/;

// And what shows the results of a search, on its own page and where searches are kept.
const FOUND =
  /(components\/(cards|listing-card|marked|skeleton-cards|synced-input|query-link|pagination|filter-chips|colour-dot|save-search)|state\/(search-query|filter-words|query-words|use-keys)|domain\/search-address)\.tsx?$/;

// Two builds from one configuration: what the browser loads (with a manifest that says which file belongs to which page), and
// the renderer that the server imports, complete in one file.
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [serviceWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    manifest: !isSsrBuild,
    target: 'es2022',
    cssTarget: ['chrome115', 'firefox116', 'safari16.4'],
    // A strict content policy has no place for data: fonts or scripts.
    assetsInlineLimit: 0,
    // The document names every file that its page needs; the loader need not know them too.
    modulePreload: false,
    ...(isSsrBuild
      ? {}
      : {
          rolldownOptions: {
            input: 'src/entry-client.tsx',
            output: {
              codeSplitting: {
                groups: [
                  { name: 'base', test: BASE },
                  { name: 'lot', test: LOT },
                  { name: 'found', test: FOUND },
                ],
              },
            },
          },
        }),
  },
  ssr: { noExternal: true },
}));
