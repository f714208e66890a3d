import type { PageAssets, PageData, PageName } from '@scampolo/shared/contract/pages';
import { completeLanguage, type Language } from '@scampolo/shared/domain/catalogue';
import { partFiles } from './i18n/part-files.ts';
import type { Namespace } from './i18n/translate.ts';
import { BANNER_PARTS, hasBanner, MEMBER_PARTS, partsOf, shapeOf } from './pages/page-data.ts';

/** One entry of Vite's `.vite/manifest.json`. */
export interface ManifestChunk {
  file: string;
  css?: string[];
  imports?: string[];
  assets?: string[];
}
export type Manifest = Readonly<Record<string, ManifestChunk>>;

const ENTRY = 'src/entry-client.tsx';

/** What a page is made of: files under `src` without ending, and parts of the texts. */
interface Needed {
  modules: readonly string[];
  texts: readonly Namespace[];
  /** the text of a page of prose, below `src` */
  prose?: string;
}

/**
 * The built files that one page in one language needs for who is not signed in: the entry script, every style, and as
 * preloads the page's own scripts, its texts and the Latin font, so that nothing is discovered late.
 * @throws {Error} when the manifest lacks a file that the page needs, which means that it belongs to another build
 */
export function pageAssets(manifest: Manifest, page: PageName, locale: Language): PageAssets {
  const { module, texts } = partsOf(page);
  return collectAssets(manifest, { modules: [`pages/${module}`], texts }, locale);
}

/** Finds the built files of a page as {@link pageAssets} does, with those that only members need; remembers what it found. */
export function assetsFinder(manifest: Manifest): (data: PageData) => PageAssets {
  const known = new Map<string, PageAssets>();
  return (data) => {
    const shape = shapeOf(data);
    const key = `${shape} ${data.page === 'prose' ? data.topic : ''} ${data.locale} ${data.me !== null} ${hasBanner(data)}`;
    const assets = known.get(key) ?? collectAssets(manifest, neededBy(data), data.locale);
    known.set(key, assets);
    return assets;
  };
}

/** What the page of `data` is made of, and what its member has besides. */
export function neededBy(data: PageData): Needed {
  const { module, texts } = partsOf(shapeOf(data));
  const extras = [...(data.me ? [MEMBER_PARTS] : []), ...(hasBanner(data) ? [BANNER_PARTS] : [])];
  return {
    modules: [`pages/${module}`, ...extras.map((extra) => extra.module)],
    texts: [...texts, ...extras.flatMap((extra) => extra.texts)],
    ...(data.page === 'prose' ? { prose: `prose/${completeLanguage(data.locale)}/${data.topic}.ts` } : {}),
  };
}

function collectAssets(manifest: Manifest, { modules, texts, prose }: Needed, locale: Language): PageAssets {
  const roots = [
    ENTRY,
    ...modules.map((module) => `src/${module}.tsx`),
    ...(prose === undefined ? [] : [`src/${prose}`]),
    ...(['common', ...texts] as const).flatMap((part) => textFiles(manifest, locale, part)),
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

function textFiles(manifest: Manifest, locale: Language, part: Namespace): string[] {
  const { whole, own } = partFiles(locale, part);
  const over = `src/i18n/${own}`;
  return [`src/i18n/${whole}`, ...(own !== null && over in manifest ? [over] : [])];
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
