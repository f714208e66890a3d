import { OFFLINE_PATH } from '@scampolo/shared/domain/offline-copies';
import { builtBy, builtCaches, pageCaches } from '../app-shell/copies.ts';
import { BUILD } from './build.ts';
import { isSwitchedOff } from './switch-off.ts';

declare const self: ServiceWorkerGlobalScope;

const LANGUAGES = ['it', 'en'] as const;

/**
 * Fetches what the first pages of this build need, and the page that is shown without a network, in each language as anybody sees
 * it. All or nothing: with one file missing (two builds may be changing places just now) the browser tries again later.
 */
export async function installBuild(): Promise<void> {
  const cache = await caches.open(builtBy(BUILD.id));
  await cache.addAll([...BUILD.first]);
  await Promise.all(LANGUAGES.map((language) => keepOfflinePage(cache, language)));
}

async function keepOfflinePage(cache: Cache, language: string): Promise<void> {
  const page = await fetch(OFFLINE_PATH, {
    credentials: 'omit',
    cache: 'no-store',
    headers: { accept: 'text/html', 'accept-language': language },
  });
  if (!page.ok) throw new Error(`${OFFLINE_PATH} answers ${page.status}`);
  await keepFilesOf(await page.clone().text());
  await cache.put(`${OFFLINE_PATH}?${language}`, page);
}

/** The page that says what works without a network, in the language of what was read last, else of the browser. */
export async function offlinePage(language: string | null): Promise<Response> {
  const preferred = language ?? self.navigator.language.slice(0, 2);
  const wanted = LANGUAGES.find((one) => one === preferred) ?? 'en';
  return (await caches.match(`${OFFLINE_PATH}?${wanted}`)) ?? Response.error();
}

/** A built file: its name changes with its content, so the copy is as good as the original. */
export async function builtFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && !isSwitchedOff()) {
    const cache = await caches.open(builtBy(BUILD.id));
    await cache.put(request, answer.clone());
  }
  return answer;
}

/** Fetches what only members' pages need, so that none of it is missing later. Where data are dear, nothing ahead of time. */
export async function completeBuild(): Promise<void> {
  const { connection } = self.navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  await addMissing(BUILD.rest);
}

/** Keeps the built files that a document names: it may come from a newer build than this worker. */
export async function keepFilesOf(html: string): Promise<void> {
  await addMissing(builtFilesIn(html));
}

/** The addresses of built files in a document, each once. */
export function builtFilesIn(html: string): string[] {
  return [
    ...new Set(Array.from(html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g), ([, file = '']) => file)),
  ];
}

/**
 * Deletes the files of earlier builds, but for those that a kept page is made of. A worker answers for pages only once no page of
 * the worker before it is open any more: an open page never loses its files.
 */
export async function dropEarlierBuilds(): Promise<void> {
  const names = await builtCaches();
  // Those after it are of builds whose workers still wait.
  const earlier = names.slice(0, Math.max(0, names.indexOf(builtBy(BUILD.id))));
  const needed = earlier.length > 0 ? await filesOfKeptPages() : new Set<string>();
  for (const name of earlier) {
    const addresses = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    if (!addresses.some((address) => needed.has(address))) await caches.delete(name);
  }
}

async function filesOfKeptPages(): Promise<Set<string>> {
  const ours = new Set([...BUILD.first, ...BUILD.rest]);
  const needed = new Set<string>();
  for (const name of await pageCaches()) {
    for (const copy of await (await caches.open(name)).matchAll()) {
      for (const file of builtFilesIn(await copy.text())) if (!ours.has(file)) needed.add(file);
    }
  }
  return needed;
}

async function addMissing(files: readonly string[]): Promise<void> {
  if (isSwitchedOff()) return;
  const cache = await caches.open(builtBy(BUILD.id));
  // One after the other: nobody waits for them, and the page that is open may want the line.
  for (const file of files) if (!(await caches.match(file))) await cache.add(file);
}
