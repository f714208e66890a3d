import type { PageAssets, PageName } from '@scampolo/shared/contract/pages';
import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import { PAGE_PARTS } from './pages/page-data.ts';

/** One entry of Vite's `.vite/manifest.json`. */
export interface ManifestChunk {
  file: string;
  css?: string[];
  imports?: string[];
  assets?: string[];
}
export type Manifest = Readonly<Record<string, ManifestChunk>>;

const ENTRY = 'src/entry-client.tsx';

/**
 * The built files that one page in one language needs: the entry script, every style, and as preloads the page's own
 * scripts, its texts and the Latin font, so that nothing is discovered late.
 * @throws {Error} when the manifest lacks a file that the page needs, which means that it belongs to another build
 */
export function pageAssets(manifest: Manifest, page: PageName, locale: InterfaceLanguage): PageAssets {
  const { module, texts } = PAGE_PARTS[page];
  const roots = [
    ENTRY,
    `src/pages/${module}.tsx`,
    ...['common', ...texts].map((part) => `src/i18n/${locale}/${part}.ts`),
  ];
  const chunks = new Map<string, ManifestChunk>();
  for (const root of roots) collect(manifest, root, chunks);
  const all = [...chunks.values()];
  const script = address(chunks.get(ENTRY)?.file ?? '');
  const font = all
    .flatMap((chunk) => chunk.assets ?? [])
    .filter((file) => /latin-wght-normal[^/]*\.woff2$/.test(file));
  return {
    script,
    styles: unique(all.flatMap((chunk) => chunk.css ?? []).map(address)),
    preloads: unique([...font, ...all.map((chunk) => chunk.file)].map(address)).filter(
      (file) => file !== script && !file.endsWith('.css'),
    ),
  };
}

function collect(manifest: Manifest, key: string, chunks: Map<string, ManifestChunk>): void {
  if (chunks.has(key)) return;
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the web build has no ${key}; build it again`);
  chunks.set(key, chunk);
  for (const imported of chunk.imports ?? []) collect(manifest, imported, chunks);
}

function address(file: string): string {
  return `/${file}`;
}

function unique(files: string[]): string[] {
  return [...new Set(files)];
}
