import { KEPT_AT, pageCaches } from './copies.ts';

/** A page that can be read without a network. */
export interface KeptPage {
  /** path and query */
  path: string;
  title: string;
  keptAt: Date;
}

/** The pages that this device can show now, each address once, the newest first. None where a browser keeps nothing. */
export async function keptPages(): Promise<KeptPage[]> {
  if (!('caches' in globalThis)) return [];
  const found = new Map<string, KeptPage>();
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const { pathname, search } = new URL(key.url);
      const path = pathname + search;
      const copy = found.has(path) ? undefined : await cache.match(key);
      if (!copy) continue;
      const keptAt = new Date(Number(copy.headers.get(KEPT_AT)));
      found.set(path, { path, title: titleOf(await copy.text()), keptAt });
    }
  }
  return [...found.values()].toSorted((one, other) => other.keptAt.getTime() - one.keptAt.getTime());
}

/** A document's title, without the name of the site. */
function titleOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').title.replace(/ · Scampolo$/, '');
}
