import type { PageAssets, PageData } from '@scampolo/shared/contract/pages';
import type { I18n } from './i18n/translate.ts';
import { pageTitle } from './pages/page-title.ts';

/** The document around a rendered body: head, page data and script. Every value of a member is escaped for where it stands. */
export function documentHtml(data: PageData, assets: PageAssets, i18n: I18n, body: string): string {
  return (
    `<!doctype html><html lang="${data.locale}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    head(data, i18n) +
    assetTags(assets) +
    `<script type="module" src="${attribute(assets.script)}"></script></head>` +
    `<body><div id="app">${body}</div>` +
    `<script type="application/json" id="page-data">${jsonForScript(data)}</script></body></html>`
  );
}

const UNSAFE = /[<\u2028\u2029]/g;

/** JSON that can stand inside a script element: it can neither close the element nor break a line of script. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function head(data: PageData, i18n: I18n): string {
  const title = pageTitle(data, i18n);
  const description = descriptionOf(data, i18n);
  const path = data.path.split('?')[0] ?? '/';
  const canonical = `${data.publicUrl}${path}`;
  const tags = [
    `<title>${escapeText(title)}</title>`,
    meta('name', 'description', description),
    `<link rel="canonical" href="${attribute(canonical)}">`,
    '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#f6f3ec" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#161513" media="(prefers-color-scheme: dark)">',
  ];
  if (isForEverybody(data)) tags.push(...openGraph(data, title, description, canonical));
  else tags.push('<meta name="robots" content="noindex">');
  return tags.join('');
}

/** What a search engine may list and a chat may preview. */
function isForEverybody(data: PageData): boolean {
  if (data.page === 'workshop') return data.workshop.own?.profilePublic ?? true;
  return data.page === 'search' || data.page === 'listing';
}

function descriptionOf(data: PageData, i18n: I18n): string {
  if (data.page === 'listing') return firstWords(data.listing.description) || data.listing.title;
  const story = data.page === 'workshop' ? firstWords(data.workshop.story) : '';
  return story || i18n.t('site.tagline');
}

function openGraph(data: PageData, title: string, description: string, canonical: string): string[] {
  const tags = [
    meta('property', 'og:site_name', 'Scampolo'),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', canonical),
    meta('property', 'og:locale', data.locale === 'it' ? 'it_IT' : 'en_GB'),
  ];
  const photo = data.page === 'listing' ? data.listing.photos[0] : undefined;
  const largest = photo?.variants.filter((variant) => variant.type !== 'image/avif').at(-1);
  if (!photo || !largest) return tags;
  return [
    ...tags,
    meta('property', 'og:image', new URL(largest.url, data.publicUrl).href),
    meta('property', 'og:image:width', String(largest.width)),
    meta('property', 'og:image:height', String(largest.height)),
    meta('property', 'og:image:alt', photo.alt),
    meta('name', 'twitter:card', 'summary_large_image'),
  ];
}

/** The beginning of a text, in one line. */
function firstWords(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return words.length > 180 ? `${words.slice(0, 179).trimEnd()}…` : words;
}

function assetTags(assets: PageAssets): string {
  const styles = assets.styles.map((file) => `<link rel="stylesheet" href="${attribute(file)}">`);
  const preloads = assets.preloads.map((file) =>
    file.endsWith('.woff2')
      ? `<link rel="preload" href="${attribute(file)}" as="font" type="font/woff2" crossorigin>`
      : `<link rel="modulepreload" href="${attribute(file)}">`,
  );
  return [...preloads, ...styles].join('');
}

function meta(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${attribute(content)}">`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
