import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { PageAssets, PageData } from '@scampolo/shared/contract/pages';
import { PREVIEW_SIZE, previewPath } from '@scampolo/shared/domain/preview';
import { PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import type { I18n } from './i18n/translate.ts';
import { neededBy } from './page-assets.ts';
import { shapeOf } from './pages/page-data.ts';
import { pageTitle } from './pages/page-title.ts';
import { hubLd } from './state/hub-ld.ts';
import { productLd } from './state/product-ld.ts';

/**
 * The document around a rendered body: head, page data and script. Every value of a member is escaped for where it stands.
 * @param sent what of the data the browser draws from, where that is not all
 */
export function documentHtml(
  data: PageData,
  assets: PageAssets,
  i18n: I18n,
  body: string,
  sent: PageData = data,
): string {
  return (
    `<!doctype html><html lang="${data.locale}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    head(data, i18n) +
    assetTags(assets) +
    `<script type="module" src="${attribute(assets.script)}"></script></head>` +
    `<body><div id="app" ${wakingOf(data)}>${body}</div><div id="toasts" role="status"></div>` +
    `<script type="application/json" id="page-data">${jsonForScript(sent)}</script></body></html>`
  );
}

/** What the entry script wakes: the page's shape, and the parts of the texts that it says. */
function wakingOf(data: PageData): string {
  const texts = ['common', ...neededBy(data).texts].join(' ');
  return `data-shape="${shapeOf(data)}" data-texts="${texts}"`;
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
    '<link rel="apple-touch-icon" href="/icons/apple-touch-180.png">',
    `<link rel="manifest" href="/manifest.webmanifest?lang=${data.locale}">`,
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#f6f3ec" media="(prefers-color-scheme: light)">',
    '<meta name="theme-color" content="#161513" media="(prefers-color-scheme: dark)">',
  ];
  if (data.page === 'hub') tags.push(feedLink(data.hub, i18n));
  if (isForEverybody(data)) tags.push(...openGraph(data, title, description, canonical), linkedData(data));
  else tags.push('<meta name="robots" content="noindex">');
  return tags.join('');
}

function feedLink({ slug, name }: HubJson, i18n: I18n): string {
  const title = attribute(`${name}: ${i18n.t('hub.news')}`);
  return `<link rel="alternate" type="application/atom+xml" href="/feeds/hub-${slug}.atom" title="${title}">`;
}

/** What a search engine may list and a chat may preview. */
function isForEverybody(data: PageData): boolean {
  if (data.page === 'workshop') return data.workshop.own?.profilePublic ?? true;
  if (data.page === 'listing') return PUBLIC_LISTING_STATUSES.includes(data.listing.status);
  if (data.page === 'wanted') return data.wanted.status === 'open';
  return FOR_EVERYBODY.has(data.page);
}

const FOR_EVERYBODY: ReadonlySet<PageData['page']> = new Set([
  'search',
  'hubs',
  'hub',
  'wanted-list',
  'prose',
]);

function descriptionOf(data: PageData, i18n: I18n): string {
  if (data.page === 'listing') return firstWords(data.listing.description) || data.listing.title;
  if (data.page === 'hubs') return i18n.t('hubs.lead');
  if (data.page === 'hub') return firstWords(data.hub.story);
  if (data.page === 'wanted') return firstWords(data.wanted.text) || i18n.t('wanted.lead');
  if (data.page === 'wanted-list') return i18n.t('wanted.lead');
  if (data.page === 'prose') return i18n.t(`prose.${data.topic}.lead`);
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
  const { listing } = data.page === 'listing' ? data : {};
  if (!listing) return tags;
  return [
    ...tags,
    meta('property', 'og:image', `${data.publicUrl}${previewPath(listing)}`),
    meta('property', 'og:image:type', 'image/jpeg'),
    meta('property', 'og:image:width', String(PREVIEW_SIZE.width)),
    meta('property', 'og:image:height', String(PREVIEW_SIZE.height)),
    meta('property', 'og:image:alt', listing.photos[0]?.alt || listing.title),
    meta('name', 'twitter:card', 'summary_large_image'),
  ];
}

/** A listing or a hub for programs that read pages; nothing on every other page. */
function linkedData(data: PageData): string {
  const thing = data.page === 'listing' ? productLd(data) : hubLd(data);
  return thing ? `<script type="application/ld+json">${jsonForScript(thing)}</script>` : '';
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
